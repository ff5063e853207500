using Microsoft.Data.Sqlite;

namespace SalesAssistant.Data.Store;

/// <summary>Opens a SQLite store: durable settings asserted, schema brought up to date under SQLite's own write lock.</summary>
internal static class SqliteFile
{
    /// <summary>"SALE": tells our files from any other SQLite file.</summary>
    public const int ApplicationId = 0x53414C45;

    public static string Prepare(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);   // a full path has a folder
        return full;
    }

    // 2 MB of page cache a connection: dozens are open under load, and the system caches the file for all of them.
    /// <summary>An open connection with the settings that durability stands on.</summary>
    /// <exception cref="StoreRefusedException">SQLite did not take them.</exception>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-2048;");
        if (Scalar(connection, "PRAGMA journal_mode") is not "wal" || Scalar(connection, "PRAGMA synchronous") is not 2L)
        {
            connection.Dispose();
            throw new StoreRefusedException($"{path}: SQLite refused journal_mode=WAL with synchronous=FULL, without which an acknowledged message could be lost. Put the file on a local disk.");
        }

        return connection;
    }

    /// <summary>The same for the one connection that writes. What it notes to undo a unit of a batch stays in memory, its pages stay until the commit, and the log is moved into the file after 16 MB instead of 4: a page that every message changes is copied there once for all of them.</summary>
    /// <exception cref="StoreRefusedException">SQLite did not take the settings.</exception>
    public static SqliteConnection ConnectWriter(string path)
    {
        var connection = Connect(path);
        Execute(connection, "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096; PRAGMA wal_autocheckpoint=4000;");
        return connection;
    }

    /// <summary>Applies the scripts that are missing; all or none.</summary>
    /// <exception cref="StoreRefusedException">The file is not ours, or newer than this build.</exception>
    public static void Migrate(SqliteConnection connection, string path, TimeProvider clock)
    {
        var newest = MigrationScript.Newest(StoreProvider.Sqlite);
        if (CheckedVersion(connection, path, newest) == newest)
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        var version = CheckedVersion(connection, path, newest);   // another process may have done it while we waited for the lock
        foreach (var script in MigrationScript.Of(StoreProvider.Sqlite).Where(script => script.Version > version))
        {
            Execute(connection, script.Sql);
            using var note = connection.CreateCommand();
            note.CommandText = """INSERT INTO "SchemaVersions" ("Version","Name","AppliedAt") VALUES (@v,@n,@t)""";
            note.Set("@v", script.Version).Set("@n", script.Name).Set("@t", clock.GetUtcNow().UtcDateTime).ExecuteNonQuery();
        }

        Execute(connection, $"PRAGMA application_id={ApplicationId}; PRAGMA user_version={newest};");
        transaction.Commit();
    }

    private static int CheckedVersion(SqliteConnection connection, string path, int newest)
    {
        var application = (long)Scalar(connection, "PRAGMA application_id")!;   // pragmas always answer
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        var tables = (long)Scalar(connection, "SELECT count(*) FROM sqlite_master")!;
        if (application != ApplicationId && tables > 0)
        {
            throw new StoreRefusedException($"{path} is a SQLite file of another program; Data:Path must name a new file or a store of this assistant.");
        }

        if (version > newest)
        {
            throw new StoreRefusedException($"{path} was written by a newer version (schema {version}, this build knows {newest}). Start that version, or restore a backup made before the upgrade.");
        }

        return (int)version;
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
