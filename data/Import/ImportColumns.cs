using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Import.Mapping;

namespace SalesAssistant.Data.Import;

/// <summary>A file matched to a kind of record: which cell is which field.</summary>
internal sealed class ImportColumns
{
    private ImportColumns(CsvTable table, RecordKind kind)
    {
        Table = table;
        Kind = kind;
    }

    public CsvTable Table { get; }

    public RecordKind Kind { get; }

    /// <summary>Columns of the record's own id; empty = none.</summary>
    public IReadOnlyList<int> Id { get; private set; } = [];

    /// <summary>One record for each id: repeated rows only fill what is empty.</summary>
    public bool IsOnce { get; private set; }

    /// <summary>Whoever leads others has a team of the same name.</summary>
    public bool HasTeamsByManager { get; private set; }

    /// <summary>Currency of the amounts; null where a column or the settings say it.</summary>
    public string? Currency { get; private set; }

    public List<ImportColumn> Fields { get; } = [];

    /// <summary>Headers that were left out.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>Columns that no field wants, by folded header.</summary>
    public Dictionary<string, int> Others { get; } = [];

    /// <summary>The cell under a header that is no field; null when absent or empty.</summary>
    public string? Other(string[] cells, params string[] headers) =>
        headers.Select(header => Others.TryGetValue(header, out var at) && cells[at].Length > 0 ? cells[at] : null).FirstOrDefault(cell => cell is not null);

    /// <summary>Null when the file's name is not known as a kind of record.</summary>
    public static ImportColumns? Match(CsvTable table, FieldCatalogue catalogue, ImportOptions options)
    {
        var name = Path.GetFileNameWithoutExtension(table.Name);
        if (KindOf(name, catalogue, options) is not { } kind)
        {
            return null;
        }

        var columns = new ImportColumns(table, kind);
        var ids = catalogue.IdHeaders(kind).Select(Spelling.Fold).ToHashSet(StringComparer.Ordinal);
        var fields = Spellings(catalogue, kind);
        var taken = new HashSet<string>();
        var id = -1;
        var numbers = new List<int>();
        for (var i = 0; i < table.Headers.Count; i++)
        {
            var header = Spelling.Fold(Unitless(table.Headers[i]));
            var field = options.Headers.TryGetValue(table.Headers[i], out var mapped) ? catalogue.Find(kind, mapped) : fields.GetValueOrDefault(header);
            if (id < 0 && ids.Contains(header))
            {
                id = i;
            }
            else if (field is not null && taken.Add(field.Name))
            {
                if (field.Name == nameof(Record.Number))
                {
                    numbers.Add(i);
                    continue;
                }

                columns.Fields.Add(ImportColumn.Plain(field, RecordTable.Of(kind).Find(field.Name)!, table.Headers[i], i));   // a test holds that every field is a property
            }
            else
            {
                columns.Others.TryAdd(header, i);
            }
        }

        // A file of our own export or of a system without ids still has numbers.
        columns.Id = id >= 0 ? [id] : numbers;
        columns.LeftOut = [.. columns.Others.Values.Order().Select(at => table.Headers[at])];
        return columns;
    }

    /// <summary>By an entry of a mapping file; null for a file that is no records.</summary>
    /// <exception cref="InvalidDataException">The entry names a file or header that is not there.</exception>
    public static ImportColumns? Match(TableMapping mapping, IReadOnlyList<CsvTable> tables, FieldCatalogue catalogue)
    {
        var table = tables.FirstOrDefault(table => table.Name == mapping.File) ?? throw new InvalidDataException($"The mapping names {mapping.File}, which is not in the folder.");
        if (mapping.Kind is not { } kind)
        {
            return null;
        }

        var columns = new ImportColumns(table, kind)
        {
            Id = [.. (mapping.Id ?? []).Select(table.At)],
            IsOnce = mapping.Once == true,
            HasTeamsByManager = mapping.TeamsByManager == true,
            Currency = mapping.Currency,
            LeftOut = [.. mapping.Columns.Where(column => column.Field is null).Select(column => column.Header)],
        };
        ImportColumn Of(string field, Func<FieldDefinition, RecordColumn, ImportColumn> make) =>
            make(catalogue.Find(kind, field)!, RecordTable.Of(kind).Find(field)!);   // the mapping was checked when it was read
        var fields = mapping.Columns.Where(column => column.Field is not null).Select(column =>
            Of(column.Field!, (field, property) => ImportColumn.Mapped(field, property, column, table.At(column.Header), Lookup(column.Through, tables))))   // just asked
            .Concat((mapping.Compose ?? []).Select(pair => Of(pair.Key, (field, property) => ImportColumn.Composed(field, property, pair.Value, table))));
        columns.Fields.AddRange(fields.OrderBy(column => column.Field.Name == "CustomerId" ? 0 : 1));   // a contact is looked for at the row's customer
        return columns;
    }

    private static Dictionary<string, string>? Lookup(LookupMapping? through, IReadOnlyList<CsvTable> tables)
    {
        if (through is null)
        {
            return null;
        }

        var table = tables.FirstOrDefault(table => table.Name == through.File) ?? throw new InvalidDataException($"The mapping goes through {through.File}, which is not in the folder.");
        var (key, value) = (table.At(through.Key), table.At(through.Value));
        return table.Rows.DistinctBy(row => row.Cells[key]).ToDictionary(row => row.Cells[key], row => row.Cells[value]);
    }

    private static RecordKind? KindOf(string name, FieldCatalogue catalogue, ImportOptions options)
    {
        if (options.Files.TryGetValue(name, out var mapped))
        {
            return mapped;
        }

        var folded = Spelling.Fold(name);
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            if (catalogue.FileNames(kind).Any(known => Spelling.Fold(known) == folded))
            {
                return kind;
            }
        }

        return null;
    }

    private static Dictionary<string, FieldDefinition> Spellings(FieldCatalogue catalogue, RecordKind kind)
    {
        var spellings = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var field in catalogue.Of(kind))
        {
            foreach (var word in field.Synonyms)
            {
                spellings.TryAdd(Spelling.Fold(word), field);
            }
        }

        foreach (var field in catalogue.Of(kind))
        {
            spellings.TryAdd(Spelling.Fold(field.Zh), field);
            spellings.TryAdd(Spelling.Fold(field.En), field);
            spellings.TryAdd(Spelling.Fold(field.Name), field);
        }

        return spellings;
    }

    // "预计金额（万元）", "Amount (CNY)", "负责人*": the unit and the star are not the name.
    private static string Unitless(string header)
    {
        var bracket = header.IndexOfAny(['(', '（']);
        return bracket > 0 ? header[..bracket] : header;
    }
}
