using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;

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

    /// <summary>Column of the record's own id; −1 = none.</summary>
    public int Id { get; private set; } = -1;

    public List<(int At, FieldDefinition Field, RecordColumn Column)> Fields { get; } = [];

    /// <summary>Columns that no field wants, by folded header.</summary>
    public Dictionary<string, int> Others { get; } = [];

    public bool Has(string field) => Fields.Exists(column => column.Field.Name == field);

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
        for (var i = 0; i < table.Headers.Count; i++)
        {
            var header = Spelling.Fold(Unitless(table.Headers[i]));
            var field = options.Headers.TryGetValue(table.Headers[i], out var mapped) ? catalogue.Find(kind, mapped) : fields.GetValueOrDefault(header);
            if (columns.Id < 0 && ids.Contains(header))
            {
                columns.Id = i;
            }
            else if (field is not null && taken.Add(field.Name))
            {
                columns.Fields.Add((i, field, RecordTable.Of(kind).Find(field.Name)!));   // a test holds that every field is a property
            }
            else
            {
                columns.Others.TryAdd(header, i);
            }
        }

        // A file of our own export or of a system without ids still has numbers.
        if (columns.Id < 0 && columns.Fields.FindIndex(column => column.Field.Name == nameof(Record.Number)) is >= 0 and var number)
        {
            columns.Id = columns.Fields[number].At;
        }

        columns.Fields.RemoveAll(column => column.Field.Name == nameof(Record.Number));
        return columns;
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
