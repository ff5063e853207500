using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace SalesAssistant.Data.Store;

/// <summary>Backups of a SQLite store by SQLite's own means. PostgreSQL has its own (pg_dump, WAL archives), which these refuse to imitate.</summary>
public static class BackupService
{
    private const string NotForPostgres = "This store is PostgreSQL: back it up and restore it by PostgreSQL's own means (pg_dump and pg_restore, or a base backup with WAL archive).";

    /// <summary>Writes a whole, consistent copy to <paramref name="file"/> while the store is in use, and its SHA-256 beside it (.sha256).</summary>
    /// <returns>Size in bytes.</returns>
    /// <exception cref="StoreRefusedException">The store is PostgreSQL, or the file exists.</exception>
    public static async Task<long> BackupAsync(SalesStore store, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Options.Provider != StoreProvider.Sqlite)
        {
            throw new StoreRefusedException(NotForPostgres);
        }

        var target = SqliteFile.Prepare(file);
        if (File.Exists(target))
        {
            throw new StoreRefusedException($"{file} exists; a backup never overwrites another.");
        }

        var partial = target + ".partial";
        File.Delete(partial);
        using (var connection = SqliteFile.Connect(store.Options.Path))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO @file";
            command.Set("@file", partial);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        // Under its final name only when it is whole: a cut copy must not look like a backup.
        await File.WriteAllTextAsync(target + ".sha256", await HashAsync(partial, cancellationToken), cancellationToken);
        File.Move(partial, target);
        Check(target);
        return new FileInfo(target).Length;
    }

    /// <summary>Puts a backup in the place of the store, which nobody may have open. The store that was there is kept beside it.</summary>
    /// <returns>Where the former store is now; null when there was none.</returns>
    /// <exception cref="StoreRefusedException">The backup is another program's, cut, damaged, changed or of a newer version, or the store is in use: nothing was touched.</exception>
    public static async Task<string?> RestoreAsync(string backup, StoreOptions target, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(clock);
        if (target.Provider != StoreProvider.Sqlite)
        {
            throw new StoreRefusedException(NotForPostgres);
        }

        if (!File.Exists(backup))
        {
            throw new StoreRefusedException($"There is no backup {backup}.");
        }

        if (File.Exists(backup + ".sha256") && (await File.ReadAllTextAsync(backup + ".sha256", cancellationToken)).Trim() != await HashAsync(backup, cancellationToken))
        {
            throw new StoreRefusedException($"{backup} is not the file that was backed up: its SHA-256 differs from {Path.GetFileName(backup)}.sha256.");
        }

        Check(backup);
        var path = SqliteFile.Prepare(target.Path);
        File.Copy(backup, path + ".restoring", overwrite: true);
        string? former = null;
        if (File.Exists(path))
        {
            EndWal(path);
            former = $"{path}.before-{clock.GetUtcNow():yyyyMMdd-HHmmss}";
            File.Move(path, former);
            foreach (var log in (string[])["-wal", "-shm"])
            {
                // Left by a store too damaged to be closed; beside the restored file SQLite would play it into that.
                if (File.Exists(path + log))
                {
                    File.Move(path + log, former + log);
                }
            }
        }

        File.Move(path + ".restoring", path);
        return former;
    }

    private static void Check(string file)
    {
        var header = new byte[16];
        using (var stream = File.OpenRead(file))
        {
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
            {
                throw new StoreRefusedException($"{file} is not a backup of this assistant (no SQLite file).");
            }
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            CheckOpen(connection, file);
        }
        catch (SqliteException problem)
        {
            throw new StoreRefusedException($"{file} is damaged: {problem.Message}");
        }
    }

    private static void CheckOpen(SqliteConnection connection, string file)
    {
        if (SqliteFile.Scalar(connection, "PRAGMA application_id") is not (long)SqliteFile.ApplicationId)
        {
            throw new StoreRefusedException($"{file} is a SQLite file of another program.");
        }

        var (version, newest) = ((long)SqliteFile.Scalar(connection, "PRAGMA user_version")!, MigrationScript.Newest(StoreProvider.Sqlite));   // pragmas answer
        if (version > newest)
        {
            throw new StoreRefusedException($"{file} was written by a newer version (schema {version}, this build knows {newest}).");
        }

        var expected = (long)SqliteFile.Scalar(connection, "PRAGMA page_count")! * (long)SqliteFile.Scalar(connection, "PRAGMA page_size")!;
        if (new FileInfo(file).Length < expected || SqliteFile.Scalar(connection, "PRAGMA integrity_check") is not "ok")
        {
            throw new StoreRefusedException($"{file} is cut or damaged.");
        }
    }

    // Leaving WAL mode needs the file for oneself alone: it moves the log into the file, and fails while another process has the store open.
    private static void EndWal(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            if (SqliteFile.Scalar(connection, "PRAGMA journal_mode=DELETE") is "delete")
            {
                return;
            }
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is not (5 or 6))   // a store too damaged to open may be replaced; a busy one may not
        {
            return;
        }
        catch (SqliteException)
        {
            // Busy or locked: said below.
        }

        File.Delete(path + ".restoring");
        throw new StoreRefusedException($"{path} is in use; stop the assistant first.");
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
