using Npgsql;

namespace SalesAssistant.Data.Store;

/// <summary>Brings a PostgreSQL schema up to date under an advisory lock.</summary>
internal static class PostgresSchema
{
    /// <summary>Advisory lock of migrations.</summary>
    private const long MigrationLock = 0x53414C45_0001;

    /// <exception cref="StoreRefusedException">The database is newer than this build.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource source, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})", cancellationToken);
        var version = await VersionAsync(connection, cancellationToken);
        var newest = MigrationScript.Newest(StoreProvider.Postgres);
        if (version > newest)
        {
            throw new StoreRefusedException($"The database was written by a newer version (schema {version}, this build knows {newest}). Start that version, or restore a backup made before the upgrade.");
        }

        foreach (var script in MigrationScript.Of(StoreProvider.Postgres).Where(script => script.Version > version))
        {
            await ExecuteAsync(connection, script.Sql, cancellationToken);
            await using var note = connection.CreateCommand();
            note.CommandText = """INSERT INTO "SchemaVersions" ("Version","Name","AppliedAt") VALUES (@v,@n,@t)""";
            await note.Set("v", script.Version).Set("n", script.Name).Set("t", clock.GetUtcNow().UtcDateTime).ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT to_regclass('"SchemaVersions"') IS NOT NULL""";
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return 0;
        }

        command.CommandText = """SELECT coalesce(max("Version"),0) FROM "SchemaVersions" """;
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;   // an aggregate always answers
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
