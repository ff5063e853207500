using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Names of people that stand in two columns.</summary>
internal static class PersonNames
{
    /// <summary>First and last name; null when a file does not have both.</summary>
    public static (ColumnProfile First, ColumnProfile Last)? Find(TableProfile table, MappingWords words)
    {
        var first = table.Columns.FirstOrDefault(column => words.First.Contains(column.Header.Key));
        var last = table.Columns.FirstOrDefault(column => words.Last.Contains(column.Header.Key));
        return first is null || last is null ? null : (first, last);
    }

    /// <summary>How the import puts them together: Chinese names have the family name first and no blank.</summary>
    public static string Template((ColumnProfile First, ColumnProfile Last) name) =>
        name.Last.Counts.Keys.All(last => last.All(character => character >= 0x2E80)) ? $"{{{name.Last.Raw}}}{{{name.First.Raw}}}" : $"{{{name.First.Raw}}} {{{name.Last.Raw}}}";

    /// <summary>Whether a name column holds the whole name rather than a login.</summary>
    public static bool IsWhole(ColumnProfile column, (ColumnProfile First, ColumnProfile Last) name) =>
        column.Table.Rows.Count(row => Spelling.Fold(row.Cells[column.At]) is var whole && whole.Contains(Spelling.Fold(row.Cells[name.Last.At]), StringComparison.Ordinal)
            && whole.Contains(Spelling.Fold(row.Cells[name.First.At]), StringComparison.Ordinal)) * 2 > column.Table.Rows.Count;
}
