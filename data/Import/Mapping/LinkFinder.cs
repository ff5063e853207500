using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Foreign keys between the files, found by looking whether the values of a column stand among the ids or names of another file.</summary>
internal sealed class LinkFinder
{
    /// <summary>The share of values from which a column is a link.</summary>
    public const double Most = 0.9;

    private readonly IReadOnlyList<TableProfile> _tables;
    private readonly Dictionary<TableProfile, HashSet<string>> _names = [];

    public LinkFinder(IReadOnlyList<TableProfile> tables) => _tables = tables;

    /// <summary>Reads the names of the files' records; to be called when the name columns are known.</summary>
    public void ReadNames()
    {
        foreach (var table in _tables.Where(table => table.Kind is not null))
        {
            _names[table] = table.RecordNames().Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>The file whose ids hold the column's values and whose id has the same header, or whose ids are too particular for chance; null when none.</summary>
    public TableProfile? ByIds(TableProfile from, ColumnProfile column) => column.Filled == 0 ? null : _tables
        .Where(table => table.Id is not null && !table.IsExtension && !ReferenceEquals(table.Id, column) && IsIn(column, table.Id))
        .Where(table => ReferenceEquals(table, from) ? column.LooksLikeKeys : table.Id!.Header.Key == column.Header.Key || column.LooksLikeKeys)   // asked above
        .OrderByDescending(table => table.Id!.Header.Key == column.Header.Key)
        .FirstOrDefault();

    /// <summary>Share of the column's values that are ids or names of records of <paramref name="kind"/>, and whether as ids; null when no file holds that kind.</summary>
    public (double Share, bool IsById)? Known(ColumnProfile column, RecordKind kind)
    {
        var tables = _tables.Where(table => table.Kind == kind && !table.IsExtension).ToList();
        if (tables.Count == 0)
        {
            return null;
        }

        double Share(Func<string, bool> known) => column.Counts.Count == 0 ? 0 : (double)column.Counts.Keys.Count(known) / column.Counts.Count;
        var byId = Share(value => tables.Exists(table => table.Id?.Counts.ContainsKey(value) == true));
        var byName = Share(value => tables.Exists(table => _names.TryGetValue(table, out var names) && (names.Contains(Spelling.Fold(value)) || names.Contains(Spelling.Fold(RecordResolver.WithoutBracket(value))))));
        return byId >= byName ? (byId, true) : (byName, false);
    }

    private static bool IsIn(ColumnProfile column, ColumnProfile id) => column.Counts.Keys.Count(id.Counts.ContainsKey) >= Most * column.Counts.Count;
}
