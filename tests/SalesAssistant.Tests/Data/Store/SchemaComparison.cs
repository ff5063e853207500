using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Tests.Data.Store;

/// <summary>What the model has and the migrated database lacks.</summary>
internal static class SchemaComparison
{
    public static async Task<IReadOnlyList<string>> MissingAsync(CrmContext db)
    {
        var isSqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
        var columns = await TextsAsync(db, isSqlite
            ? "SELECT m.name || '.' || c.name || ' ' || CASE c.\"notnull\" WHEN 1 THEN 'required' ELSE 'optional' END FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type='table'"
            : "SELECT table_name || '.' || column_name || ' ' || CASE is_nullable WHEN 'NO' THEN 'required' ELSE 'optional' END FROM information_schema.columns WHERE table_schema='public'");
        var indexes = await TextsAsync(db, isSqlite
            ? "SELECT name || ' on ' || tbl_name FROM sqlite_master WHERE type='index'"
            : "SELECT indexname || ' on ' || tablename FROM pg_indexes WHERE schemaname='public'");
        var missing = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
            missing.AddRange(entity.GetProperties()
                .Select(property => $"{table.Name}.{property.GetColumnName(table)} {(property.IsNullable ? "optional" : "required")}")
                .Where(column => !columns.Contains(column)));
            missing.AddRange(entity.GetIndexes()
                .Select(index => $"{index.GetDatabaseName()} on {table.Name}")
                .Where(index => !indexes.Contains(index)));
        }

        return missing;
    }

    private static async Task<HashSet<string>> TextsAsync(CrmContext db, string sql) => [.. await db.Database.SqlQueryRaw<string>(sql).ToListAsync()];
}
