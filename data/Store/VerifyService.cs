using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Changes;

namespace SalesAssistant.Data.Store;

/// <summary>Something that must not be.</summary>
/// <param name="Check">integrity, foreign-keys, links, audit, inbox, versions.</param>
/// <param name="Problem">What, with the ids of the first few.</param>
public sealed record VerifyFinding(string Check, string Problem);

/// <summary>The result: no findings = all good.</summary>
/// <param name="Findings">At most a few a check.</param>
/// <param name="Records">Records looked at.</param>
/// <param name="AuditLines">Audit lines whose hashes were computed again.</param>
public sealed record VerifyReport(IReadOnlyList<VerifyFinding> Findings, long Records, long AuditLines);

/// <summary>Looks whether the store is whole: the database's own check, every link, the audit chain, and that each answered message has exactly its one reply.</summary>
public sealed class VerifyService(SalesStore store)
{
    private const int Shown = 5;

    public async Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var findings = new List<VerifyFinding>();
        await using var db = store.Contexts.Open(Caller.System);
        var connection = await db.OpenedConnectionAsync(cancellationToken);
        if (store.Options.Provider == StoreProvider.Sqlite)
        {
            await SqliteAsync(connection, findings, cancellationToken);
        }

        var records = 0L;
        foreach (var table in RecordTable.All)
        {
            records += Convert.ToInt64(await ScalarAsync(connection, $"SELECT count(*) FROM \"{table.Name}\"", cancellationToken), CultureInfo.InvariantCulture);
            await LinksAsync(connection, table, findings, cancellationToken);
            // Every change of a record is one version and one audit line; imported and sample records begin without a line of their own.
            await RowsAsync(
                connection,
                "versions",
                $"{table.Name}: changed without an audit line",
                $"""SELECT t."Id" FROM "{table.Name}" t LEFT JOIN (SELECT "RecordId", count(*) AS "Lines" FROM "Audit" WHERE "Kind"='{table.Kind}' GROUP BY "RecordId") a ON a."RecordId"=t."Id" WHERE t."Version"<1 OR t."Version">1+coalesce(a."Lines",0)""",
                findings,
                cancellationToken);
        }

        await RowsAsync(connection, "inbox", "answered messages without a reply", """SELECT i."Id" FROM "Inbox" i WHERE i."State"='Done' AND NOT EXISTS (SELECT 1 FROM "Outbox" o WHERE o."InboxId"=i."Id")""", findings, cancellationToken);
        await RowsAsync(connection, "inbox", "replies to messages that are not answered", """SELECT o."Id" FROM "Outbox" o JOIN "Inbox" i ON i."Id"=o."InboxId" WHERE i."State"='Pending'""", findings, cancellationToken);
        await RowsAsync(connection, "inbox", "replies to messages that do not exist", """SELECT o."Id" FROM "Outbox" o WHERE o."InboxId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Inbox" i WHERE i."Id"=o."InboxId")""", findings, cancellationToken);
        await RowsAsync(connection, "inbox", "messages answered twice", """SELECT o."InboxId" FROM "Outbox" o WHERE o."InboxId" IS NOT NULL GROUP BY o."InboxId" HAVING count(*)>1""", findings, cancellationToken);
        return new VerifyReport(findings, records, await AuditAsync(db, findings, cancellationToken));
    }

    private static async Task SqliteAsync(DbConnection connection, List<VerifyFinding> findings, CancellationToken cancellationToken)
    {
        var integrity = (await ScalarAsync(connection, "PRAGMA integrity_check", cancellationToken))?.ToString();
        if (integrity != "ok")
        {
            findings.Add(new VerifyFinding("integrity", integrity ?? "no answer"));
        }

        await RowsAsync(connection, "foreign-keys", "rows that point at nothing", "SELECT \"table\"||' '||rowid FROM pragma_foreign_key_check", findings, cancellationToken);
    }

    private static async Task LinksAsync(DbConnection connection, RecordTable table, List<VerifyFinding> findings, CancellationToken cancellationToken)
    {
        foreach (var column in table.Columns)
        {
            if (RecordLinks.Target(column.Name) is { } target)
            {
                var sql = $"SELECT t.\"Id\" FROM \"{table.Name}\" t WHERE t.\"{column.Name}\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"{RecordTable.Of(target).Name}\" x WHERE x.\"Id\"=t.\"{column.Name}\")";
                await RowsAsync(connection, "links", $"{table.Name}.{column.Name} points at nothing", sql, findings, cancellationToken);
            }
        }
    }

    private static async Task<long> AuditAsync(CrmContext db, List<VerifyFinding> findings, CancellationToken cancellationToken)
    {
        var (sequence, hash) = (0L, AuditLog.Beginning);
        await foreach (var line in db.Audit.AsNoTracking().OrderBy(line => line.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sequence++;
            if (line.Sequence != sequence || line.PreviousHash != hash || line.Hash != AuditLog.HashOf(line))
            {
                findings.Add(new VerifyFinding("audit", $"the chain breaks at line {line.Sequence}"));
                return sequence;
            }

            hash = line.Hash;
        }

        return sequence;
    }

    private static async Task RowsAsync(DbConnection connection, string check, string problem, string sql, List<VerifyFinding> findings, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"{sql} LIMIT {Shown}";
        var ids = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        }

        if (ids.Count > 0)
        {
            findings.Add(new VerifyFinding(check, $"{problem}: {string.Join(", ", ids)}{(ids.Count == Shown ? " …" : "")}"));
        }
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
