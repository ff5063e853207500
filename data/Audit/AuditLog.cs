using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Audit;

/// <summary>What is to be written into the audit.</summary>
/// <param name="UserId">Who; null = the system.</param>
/// <param name="Action">create, update, delete, undo, denied, import …</param>
/// <param name="DetailJson">Masked.</param>
public sealed record AuditLine(long? UserId, string Action, RecordKind? Kind, long? RecordId, string DetailJson);

/// <summary>Appends to the hash chain, in the transaction of what it tells about.</summary>
public static class AuditLog
{
    /// <summary>Hash "before" the first line.</summary>
    public static string Beginning { get; } = new('0', 64);

    private const long ChainLock = 0x53414C45_0002;
    private const string LastSql = """SELECT "Sequence","Hash" FROM "Audit" ORDER BY "Sequence" DESC LIMIT 1""";
    private const string InsertSql = """INSERT INTO "Audit" ("Sequence","At","UserId","Action","Kind","RecordId","DetailJson","PreviousHash","Hash") VALUES (@s,@at,@u,@a,@k,@r,@d,@p,@h)""";

    /// <summary>On PostgreSQL, makes this transaction the only one that appends to the audit and the change log until it ends, so that both are in commit order. SQLite has one writer anyway.</summary>
    public static async Task HoldAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        if (connection is NpgsqlConnection)
        {
            await connection.Prepared(transaction, $"SELECT pg_advisory_xact_lock({ChainLock})").ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Appends <paramref name="lines"/> in order.</summary>
    public static async Task AppendAsync(DbConnection connection, DbTransaction? transaction, DateTime at, IReadOnlyList<AuditLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(lines);
        await HoldAsync(connection, transaction, cancellationToken);
        var (sequence, hash) = await LastAsync(connection, transaction, cancellationToken);
        var moment = ToMilliseconds(at);
        foreach (var line in lines)
        {
            var entry = new AuditEntry
            {
                Sequence = ++sequence,
                At = moment,
                UserId = line.UserId,
                Action = line.Action,
                Kind = line.Kind,
                RecordId = line.RecordId,
                DetailJson = line.DetailJson,
                PreviousHash = hash,
                Hash = "",
            };
            hash = HashOf(entry);
            await connection.Prepared(transaction, InsertSql)
                .Set("@s", sequence).Set("@at", moment).Set("@u", line.UserId).Set("@a", line.Action).Set("@k", line.Kind?.ToString())
                .Set("@r", line.RecordId).Set("@d", line.DetailJson).Set("@p", entry.PreviousHash).Set("@h", hash)
                .ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>SHA-256 over a line's fields and the hash before it.</summary>
    public static string HashOf(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // The detail stands last and alone may contain line breaks, so no two different lines have the same text.
        var text = string.Create(CultureInfo.InvariantCulture, $"{entry.PreviousHash}\n{entry.Sequence}\n{entry.At:yyyy-MM-dd'T'HH:mm:ss.fff}\n{entry.UserId}\n{entry.Action}\n{entry.Kind}\n{entry.RecordId}\n{entry.DetailJson}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    // PostgreSQL keeps microseconds: what is hashed must come back as it went in.
    private static DateTime ToMilliseconds(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    private static async Task<(long Sequence, string Hash)> LastAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var reader = await connection.Prepared(transaction, LastSql).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetString(1)) : (0, Beginning);
    }
}
