using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>A file as its name, headers and values show it, and what has been concluded of it so far.</summary>
internal sealed class TableProfile
{
    public TableProfile(CsvTable table, MappingWords words)
    {
        Table = table;
        Name = HeaderText.Of(Path.GetFileNameWithoutExtension(table.Name), words);
        Columns = [.. Enumerable.Range(0, table.Headers.Count).Where(at => table.Headers[at].Length > 0).Select(at => new ColumnProfile(table, at, words)).DistinctBy(column => column.Raw)];
    }

    public CsvTable Table { get; }

    /// <summary>The file's name without extension, dates and counters.</summary>
    public HeaderText Name { get; }

    /// <summary>Columns with a header; the first where two have the same.</summary>
    public IReadOnlyList<ColumnProfile> Columns { get; }

    /// <summary>Null when it is none of ours.</summary>
    public RecordKind? Kind { get; set; }

    /// <summary>The record's own id; null when the rows have none.</summary>
    public ColumnProfile? Id { get; set; }

    /// <summary>True when each row adds to a record of another file that has the same id.</summary>
    public bool IsExtension { get; set; }

    /// <summary>Columns that make up a person's name; null where one column holds it.</summary>
    public (ColumnProfile First, ColumnProfile Last)? PersonName { get; set; }

    /// <summary>Column ↔ field, as assigned.</summary>
    public Dictionary<ColumnProfile, FieldMatch> Fields { get; } = [];

    /// <summary>The column of <paramref name="field"/>; null when there is none.</summary>
    public ColumnProfile? ColumnOf(string field) => Fields.FirstOrDefault(pair => pair.Value.Field.Name == field).Key;

    /// <summary>The names that other files may call this file's records by, folded.</summary>
    public IEnumerable<string> RecordNames()
    {
        if (PersonName is var (first, last))
        {
            foreach (var (_, cells) in Table.Rows)
            {
                yield return Spelling.Fold(cells[first.At] + cells[last.At]);
                yield return Spelling.Fold(cells[last.At] + cells[first.At]);
            }
        }

        foreach (var name in Fields.Where(pair => pair.Value.Field.Name is "Name" or "FullName" or "ShortName" or "Email" or "NameEn").SelectMany(pair => pair.Key.Counts.Keys))
        {
            yield return Spelling.Fold(name);
        }
    }
}

/// <summary>A column taken for a field.</summary>
/// <param name="Score">0 to 1, above 1 where other files' values prove it.</param>
/// <param name="Why">In words.</param>
internal sealed record FieldMatch(FieldDefinition Field, double Score, string Why)
{
    /// <summary>The header says the opposite of the field.</summary>
    public bool IsInverse { get; init; }

    /// <summary>The codes are explained in this file.</summary>
    public TableProfile? Through { get; init; }
}
