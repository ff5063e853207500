using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Import;

/// <summary>A new record of an import.</summary>
/// <param name="Said">Fields that the file gave a value.</param>
internal sealed record ImportRow(RecordKind Kind, Record Record, HashSet<string> Said, string File, int Line)
{
    /// <summary>Currency of the file's amounts; null where nothing says it.</summary>
    public string? Currency { get; init; }

    /// <summary>The file's cells; empty for a record that comes with another.</summary>
    public string[] Cells { get; init; } = [];
}

/// <summary>Turns a file's rows into records, linked to what is stored and to each other.</summary>
internal sealed class ImportRows(RecordResolver resolver, CellReader cells, RecordIds ids, DateTime now, List<ImportError> errors)
{
    private readonly List<(Record Record, RecordColumn Column, RecordKind Target, string Cell, ImportError Error)> _later = [];

    private readonly Dictionary<Record, ImportRow> _new = new(ReferenceEqualityComparer.Instance);

    /// <summary>Records that are not stored yet; rows with faults become errors.</summary>
    public (List<ImportRow> New, int Known) Read(ImportColumns columns)
    {
        var rows = new List<ImportRow>();
        var known = 0;
        var table = RecordTable.Of(columns.Kind);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, row) in columns.Table.Rows)
        {
            if (columns.IsOnce && (columns.Id.Any(at => row[at].Length == 0) || IsKnown(columns, row, line)))
            {
                known += columns.Id.Any(at => row[at].Length == 0) ? 0 : 1;
                continue;
            }

            var record = table.New();
            (record.Id, record.CreatedAt, record.UpdatedAt) = (ids.Next(), now, now);
            var said = Fill(columns, record, line, row);
            if (said is null)
            {
                continue;
            }

            record.SourceId = SourceId(columns, record, row, seen);
            if (resolver.BySource(columns.Kind, record.SourceId) is { } same && (!_new.ContainsKey(same) || !seen.Contains(record.SourceId)))
            {
                known++;
                continue;
            }

            if (!seen.Add(record.SourceId))
            {
                errors.Add(new ImportError(columns.Table.Name, line, columns.Id.Count > 0 ? columns.Table.Headers[columns.Id[0]] : null, record.SourceId, "this id stands in the file twice"));
                continue;
            }

            var made = new ImportRow(columns.Kind, record, said, columns.Table.Name, line) { Cells = row, Currency = columns.Currency };
            rows.Add(made);
            _new.Add(record, made);
            resolver.Add(columns.Kind, record);
        }

        return (rows, known);
    }

    // A record that this import brings takes from a later row what it does not have yet; a stored one stays as it is.
    private bool IsKnown(ImportColumns columns, string[] row, int line)
    {
        if ((resolver.BySource(columns.Kind, Key(columns, row)) ?? (columns.Id.Count == 1 ? resolver.Find(columns.Kind, row[columns.Id[0]]) : null)) is not { } found)
        {
            return false;
        }

        if (_new.TryGetValue(found, out var before))
        {
            Cells(columns, found, line, row, before.Said);
        }

        return true;
    }

    private static string Key(ImportColumns columns, string[] row) => string.Join('|', columns.Id.Select(at => row[at]));

    /// <summary>Sets the links to records that were read after the row that names them.</summary>
    public void LinkLater()
    {
        foreach (var (record, column, target, cell, error) in _later)
        {
            if (Find(record, target, cell) is { } found)
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
        var isFaulty = !Cells(columns, record, line, row, said);
        ComposeName(columns, record, row);
        if (!isFaulty && RecordTable.Of(columns.Kind).Columns.FirstOrDefault(column => IsMissing(column, record)) is { } empty)
        {
            errors.Add(new ImportError(columns.Table.Name, line, null, null, $"{empty.Name} is missing"));
            isFaulty = true;
        }

        return isFaulty ? null : said;
    }

    // Fields that `said` names already keep their value; of two columns for one field the later one wins, where it says something.
    private bool Cells(ImportColumns columns, Record record, int line, string[] row, HashSet<string> said)
    {
        var (isFine, filled) = (true, new List<string>());
        foreach (var source in columns.Fields)
        {
            var (field, column, header) = source;
            var cell = said.Contains(field.Name) ? "" : source.Read(row);
            if (cell.Length == 0)
            {
                continue;
            }

            var reason = field.Type == FieldType.Reference ? Link(columns, record, field, column, cell, line, header) : Value(record, field, column, cell, header);
            if (reason is not null)
            {
                errors.Add(new ImportError(columns.Table.Name, line, header, cell, reason));
                isFine = false;
            }
            else
            {
                filled.Add(field.Name);
            }
        }

        said.UnionWith(filled);
        return isFine;
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
        if (Find(record, target, cell) is { } found)
        {
            column.Set(record, found.Id);
            return null;
        }

        // Teams are named in the list of people; the leader of a person and the primary contact of a customer come further down.
        if (target == RecordKind.Team)
        {
            var team = NewTeam(cell, columns.Table.Name, line);
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

    private Record? Find(Record record, RecordKind target, string cell) => target == RecordKind.Contact
        ? resolver.FindContact(record is Customers.Customer customer ? customer.Id : (record as IOfCustomer)?.CustomerId, cell)
        : resolver.Find(target, cell);

    /// <summary>The team of that name, made when there is none.</summary>
    public People.Team TeamOf(string name) => resolver.Find(RecordKind.Team, name) as People.Team ?? NewTeam(name, "", 0);

    private People.Team NewTeam(string name, string file, int line)
    {
        var team = new People.Team { Id = ids.Next(), Name = name, SourceId = name, CreatedAt = now, UpdatedAt = now };
        resolver.Add(RecordKind.Team, team);
        NewTeams.Add(new ImportRow(RecordKind.Team, team, [], file, line));
        return team;
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
        if (columns.Id.Count > 0 && columns.Id.All(at => row[at].Length > 0))
        {
            return Key(columns, row);
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
