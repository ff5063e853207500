using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Import;

/// <summary>A new record of an import.</summary>
/// <param name="Said">Fields that the file gave a value.</param>
internal sealed record ImportRow(RecordKind Kind, Record Record, IReadOnlySet<string> Said, string File, int Line)
{
    /// <summary>The file's cells; empty for a record that comes with another.</summary>
    public string[] Cells { get; init; } = [];
}

/// <summary>Turns a file's rows into records, linked to what is stored and to each other.</summary>
internal sealed class ImportRows(RecordResolver resolver, CellReader cells, RecordIds ids, DateTime now, List<ImportError> errors)
{
    private readonly List<(Record Record, RecordColumn Column, RecordKind Target, string Cell, ImportError Error)> _later = [];

    /// <summary>Records that are not stored yet; rows with faults become errors.</summary>
    public (List<ImportRow> New, int Known) Read(ImportColumns columns)
    {
        var rows = new List<ImportRow>();
        var known = 0;
        var table = RecordTable.Of(columns.Kind);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, row) in columns.Table.Rows)
        {
            var record = table.New();
            (record.Id, record.CreatedAt, record.UpdatedAt) = (ids.Next(), now, now);
            var said = Fill(columns, record, line, row);
            if (said is null)
            {
                continue;
            }

            record.SourceId = SourceId(columns, record, row, seen);
            if (resolver.BySource(columns.Kind, record.SourceId) is not null)
            {
                known++;
                continue;
            }

            if (!seen.Add(record.SourceId))
            {
                errors.Add(new ImportError(columns.Table.Name, line, columns.Table.Headers[Math.Max(columns.Id, 0)], record.SourceId, "this id stands in the file twice"));
                continue;
            }

            rows.Add(new ImportRow(columns.Kind, record, said, columns.Table.Name, line) { Cells = row });
            resolver.Add(columns.Kind, record);
        }

        return (rows, known);
    }

    /// <summary>Sets the links to records that were read after the row that names them.</summary>
    public void LinkLater()
    {
        foreach (var (record, column, target, cell, error) in _later)
        {
            if (resolver.Find(target, cell) is { } found)
            {
                column.Set(record, found.Id);
            }
            else
            {
                errors.Add(error);
            }
        }
    }

    private HashSet<string>? Fill(ImportColumns columns, Record record, int line, string[] row)
    {
        var said = new HashSet<string>();
        var isFaulty = false;
        foreach (var (at, field, column) in columns.Fields)
        {
            var cell = row[at];
            if (cell.Length == 0)
            {
                continue;
            }

            var header = columns.Table.Headers[at];
            var reason = field.Type == FieldType.Reference ? Link(columns, record, field, column, cell, line, header) : Value(record, field, column, cell, header);
            if (reason is not null)
            {
                errors.Add(new ImportError(columns.Table.Name, line, header, cell, reason));
                isFaulty = true;
            }
            else
            {
                said.Add(field.Name);
            }
        }

        ComposeName(columns, record, row);
        if (!isFaulty && RecordTable.Of(columns.Kind).Columns.FirstOrDefault(column => IsMissing(column, record)) is { } empty)
        {
            errors.Add(new ImportError(columns.Table.Name, line, null, null, $"{empty.Name} is missing"));
            isFaulty = true;
        }

        return isFaulty ? null : said;
    }

    private string? Value(Record record, FieldDefinition field, RecordColumn column, string cell, string header)
    {
        if (record is OrderLine && field.Type == FieldType.WholeNumber)
        {
            return OrderFigure(record, column, cell, header);
        }

        var (text, reason) = cells.Read(field, header, isFreeChoice: column.IsText, cell);
        if (reason is not null)
        {
            // A job title is not always a role: whoever has one that we do not know sells.
            return record is People.User && field.Name == nameof(People.User.Role) && Spelling.Fold(header) != "role" ? null : reason;
        }

        return column.TrySetText(record, text) ? null : $"'{cell}' does not fit {field.En}";
    }

    private static string? OrderFigure(Record record, RecordColumn column, string cell, string header)
    {
        var isPercent = cell.EndsWith('%');
        if (CellReader.Decimal(cell.TrimEnd('%'), header) is not { } value)
        {
            return $"'{cell}' is not a number";
        }

        var scale = column.Name == nameof(OrderLine.QuantityThousandths) ? 1_000 : 10_000;
        return column.TrySetText(record, CellReader.Scaled(isPercent ? value / 100 : value, scale)) ? null : $"'{cell}' does not fit";
    }

    private string? Link(ImportColumns columns, Record record, FieldDefinition field, RecordColumn column, string cell, int line, string header)
    {
        var target = field.Target!.Value;   // a reference names its kind
        if (resolver.Find(target, cell) is { } found)
        {
            column.Set(record, found.Id);
            return null;
        }

        // Teams are named in the list of people; the leader of a person and the primary contact of a customer come further down.
        if (target == RecordKind.Team)
        {
            var team = new People.Team { Id = ids.Next(), Name = cell, SourceId = cell, CreatedAt = now, UpdatedAt = now };
            resolver.Add(RecordKind.Team, team);
            NewTeams.Add(new ImportRow(RecordKind.Team, team, new HashSet<string>(), columns.Table.Name, line));
            column.Set(record, team.Id);
            return null;
        }

        var reason = $"there is no {target} '{cell}'";
        if (target > columns.Kind || target == columns.Kind || columns.Kind == RecordKind.Customer)
        {
            _later.Add((record, column, target, cell, new ImportError(columns.Table.Name, line, header, cell, reason)));
            return null;
        }

        return reason;
    }

    /// <summary>Teams that only the list of people names.</summary>
    public List<ImportRow> NewTeams { get; } = [];

    // Only what a row cannot be stored without; the other required fields count in data quality.
    private static bool IsMissing(RecordColumn column, Record record) => column.Name switch
    {
        nameof(Record.Number) => false,
        nameof(Activities.Activity.PlannedStart) or nameof(Interactions.Interaction.OccurredAt) => column.Get(record) is DateTime { Year: 1 },
        nameof(Order.OrderedOn) or nameof(Targets.Target.Month) => column.Get(record) is DateOnly { Year: 1 },
        nameof(IOwned.OwnerId) when record is Targets.Target => column.Get(record) is null,
        _ => !column.IsNullable && column.Get(record) is null,
    };

    private static void ComposeName(ImportColumns columns, Record record, string[] row)
    {
        if (record is People.User { Name: null } user && columns.Other(row, "firstname", "givenname") is { } first)
        {
            user.Name = $"{first} {columns.Other(row, "lastname", "surname", "familyname")}".Trim();
        }
    }

    private string SourceId(ImportColumns columns, Record record, string[] row, HashSet<string> seen)
    {
        if (columns.Id >= 0 && row[columns.Id].Length > 0)
        {
            return row[columns.Id];
        }

        var key = record switch
        {
            Targets.Target target => $"{resolver.Get<People.User>(RecordKind.User, target.OwnerId)?.SourceId}|{target.Month:yyyy-MM}",
            OrderLine line => $"{resolver.Get<Order>(RecordKind.Order, line.OrderId)?.SourceId}|{resolver.Get<Products.Product>(RecordKind.Product, line.ProductId)?.SourceId}",
            People.Team team => team.Name,
            // Without an id, the row is its own: the same row again is the same record.
            _ => "row:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\u001f', row))))[..24],
        };
        var unique = key;
        for (var i = 2; record is OrderLine && seen.Contains(unique); i++)
        {
            unique = $"{key}|{i}";
        }

        return unique;
    }
}
