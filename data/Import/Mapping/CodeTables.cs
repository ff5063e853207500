namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Files that are no records of their own: further columns of another file's records, and lists that explain codes.</summary>
internal static class CodeTables
{
    public static void Find(IReadOnlyList<TableProfile> tables, KindGuess kinds)
    {
        foreach (var table in tables.Where(table => table.Kind is null))
        {
            var keys = table.Columns.Where(column => column.IsUnique && column.Dates < 0.5).ToList();
            var of = keys.Select(key => (Key: key, Main: tables.FirstOrDefault(main => main.Kind is not null && !main.IsExtension && main.Id?.Header.Key == key.Header.Key && key.Counts.Keys.All(main.Id.Counts.ContainsKey))))
                .FirstOrDefault(found => found.Main is not null);
            if (of.Main is { } main && (kinds.ByName(table).ContainsKey(main.Kind!.Value) || keys.Count == 1))   // asked above
            {
                (table.Kind, table.Id, table.IsExtension) = (main.Kind, of.Key, true);
            }
            else if (keys.Count > 0 && Label(table, keys[0]) is not null)
            {
                table.Id = keys[0];
            }
        }
    }

    /// <summary>The column of a code list that says what a code means; null when there is none.</summary>
    public static ColumnProfile? Label(TableProfile table, ColumnProfile key) =>
        table.Columns.Where(column => !ReferenceEquals(column, key) && column.Words >= 0.9 && column.Filled == table.Table.Rows.Count && column.Counts.Count == column.Filled).OrderBy(column => column.At).FirstOrDefault();
}
