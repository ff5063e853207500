using System.Data.Common;
using System.Globalization;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Digests;

namespace SalesAssistant.Bot.Digests;

/// <summary>What was said to whom unasked. The effect key (person, kind, key) stands in the same transaction as the message: whatever runs twice, in one process or several, says it once.</summary>
internal sealed class NoticeStore(ICrmContexts contexts, StoreWriter writer, RecordIds ids, ReplySignals signals, TimeProvider clock)
{
    private const string Take = """
        INSERT INTO "Notices" ("UserId", "Kind", "Key", "OutboxId", "CreatedAt") VALUES (@user, @kind, @key, @outbox, @now) ON CONFLICT ("UserId", "Kind", "Key") DO NOTHING
        """;

    private const string Said = """SELECT "UserId", "Key", "CreatedAt" FROM "Notices" WHERE "Kind" = @kind AND "CreatedAt" > @since""";

    private const string Drop = """DELETE FROM "Notices" WHERE "CreatedAt" < @before""";

    private const string Prefer = """
        INSERT INTO "NoticePreferences" ("UserId", "Kind", "IsOff", "At", "UpdatedAt") VALUES (@user, @kind, @off, @at, @now)
        ON CONFLICT ("UserId", "Kind") DO UPDATE SET "IsOff" = @off, "At" = @at, "UpdatedAt" = @now
        """;

    /// <summary>Keys of a kind that were said after <paramref name="since"/> (UTC), by person, with their moment.</summary>
    public async Task<ILookup<long, (string Key, DateTime At)>> SaidAsync(NoticeKind kind, DateTime since, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        await using var reader = await (await db.ConnectionAsync(cancellationToken)).Command(null, Said, ("@kind", kind.ToString()), ("@since", since)).ExecuteReaderAsync(cancellationToken);
        var found = new List<(long User, string Key, DateTime At)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetInt64(0), reader.GetString(1), DateTime.SpecifyKind(reader.GetDateTime(2), DateTimeKind.Utc)));
        }

        return found.ToLookup(row => row.User, row => (row.Key, row.At));
    }

    /// <summary>Takes the keys and commits the message; nothing of it when one of them was taken.</summary>
    /// <param name="reply">Null: there was nothing to say, and that is remembered, so that it is not looked for again.</param>
    /// <returns>Whether something was said.</returns>
    public async Task<bool> SayOnceAsync(Recipient to, NoticeKind kind, IReadOnlyList<string> keys, Reply? reply, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var outboxId = reply is null ? (long?)null : ids.Next();
        var filled = reply is null ? null : ReplyNonces.Fill(reply);
        try
        {
            await writer.WriteAsync(async (connection, transaction, _) =>
            {
                foreach (var key in keys)
                {
                    if (await connection.ExecuteAsync(transaction, Take, ("@user", to.Caller.UserId), ("@kind", kind.ToString()), ("@key", key), ("@outbox", outboxId), ("@now", now)) != 1)
                    {
                        throw new SaidBeforeException();
                    }
                }

                if (filled is not null)
                {
                    await Outbox.AddAsync(connection, transaction, outboxId!.Value, to.Channel, to.Conversation, null, new OutboxContent(filled, null), now);   // there is an id where there is a reply
                }
            }, cancellationToken);
        }
        catch (SaidBeforeException)   // another process, or an earlier run, was faster: its message stands
        {
            return false;
        }

        if (filled is null)
        {
            return false;
        }

        signals.Announce(to.Channel, to.Conversation, new DeliveredReply(outboxId!.Value, null, filled, now, null));   // as above
        Telemetry.Notices.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
        return true;
    }

    /// <summary>Drops what was said before <paramref name="before"/> (UTC): nobody asks for it again.</summary>
    public Task ForgetAsync(DateTime before, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Drop, ("@before", before)), cancellationToken);

    /// <summary>Writes a person's wish inside the turn's transaction.</summary>
    public static Task<int> PreferAsync(DbConnection connection, DbTransaction transaction, long userId, NoticePreferenceDraft preference, DateTime now) =>
        connection.ExecuteAsync(transaction, Prefer, ("@user", userId), ("@kind", preference.Kind.ToString()), ("@off", preference.IsOff), ("@at", preference.At is { } at ? DigestTimes.Text(at) : null), ("@now", now));

    /// <summary>The key of a digest of one business day.</summary>
    public static string DayKey(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Makes the writer drop the whole unit.</summary>
    private sealed class SaidBeforeException : Exception;
}
