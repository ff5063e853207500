using System.Data.Common;
using System.Runtime.CompilerServices;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Committed replies. Doors that are asked (Api, Web) read them from here; a row is there exactly once per message.</summary>
internal sealed class Outbox(ICrmContexts contexts, ReplySignals signals)
{
    // Other processes commit replies too; a signal of this one is only the fast way.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    private const string Insert = """
        INSERT INTO "Outbox" ("Id", "Channel", "ConversationKey", "InboxId", "ReplyJson", "State", "Attempts", "CreatedAt", "SentAt") VALUES (@id, @channel, @conversation, @inbox, @reply, @state, 0, @now, @sent)
        """;

    private const string ByInbox = """SELECT "Id", "InboxId", "ReplyJson", "CreatedAt" FROM "Outbox" WHERE "InboxId" = @inbox""";

    private const string After = """
        SELECT "Id", "InboxId", "ReplyJson", "CreatedAt" FROM "Outbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "Id" > @after ORDER BY "Id" LIMIT 100
        """;

    /// <summary>Adds the reply inside the turn's transaction. Doors that pull have their reply as soon as it is committed: its state is Sent; the others' waits for its delivery.</summary>
    public static Task<int> AddAsync(DbConnection connection, DbTransaction transaction, long id, string channel, string conversation, long? inboxId, OutboxContent content, DateTime now) =>
        connection.ExecuteAsync(transaction, Insert, ("@id", id), ("@channel", channel), ("@conversation", conversation), ("@inbox", inboxId), ("@reply", WireJson.Write(content)), ("@now", now),
            ("@state", PushedChannels.Contains(channel) ? nameof(OutboxState.Pending) : nameof(OutboxState.Sent)), ("@sent", PushedChannels.Contains(channel) ? null : now));

    public async Task<DeliveredReply?> FindAsync(long inboxId, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        var command = connection.Command(null, ByInbox, ("@inbox", inboxId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    public async Task<DeliveredReply?> WaitAsync(long inboxId, TimeSpan limit, CancellationToken cancellationToken)
    {
        var waiting = signals.WaitFor(inboxId);
        try
        {
            if (waiting.IsCompletedSuccessfully)
            {
                return await waiting;
            }

            if (await FindAsync(inboxId, cancellationToken) is { } already)
            {
                return already;
            }

            return await waiting.WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)   // the limit of the door: it says that it is being worked on
        {
            return await FindAsync(inboxId, cancellationToken);
        }
        finally
        {
            signals.Forget(inboxId);
        }
    }

    public async IAsyncEnumerable<DeliveredReply> FollowAsync(string channel, string conversation, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var next = signals.Next(channel, conversation);
            foreach (var reply in await AfterAsync(channel, conversation, after, cancellationToken))
            {
                after = reply.OutboxId;
                yield return reply;
            }

            await Task.WhenAny(next, Task.Delay(PollInterval, cancellationToken));
        }
    }

    private async Task<List<DeliveredReply>> AfterAsync(string channel, string conversation, long after, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        var command = connection.Command(null, After, ("@channel", channel), ("@conversation", conversation), ("@after", after));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<DeliveredReply>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    private static DeliveredReply Read(DbDataReader reader)
    {
        var content = WireJson.Read<OutboxContent>(reader.GetString(2));
        return new DeliveredReply(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetInt64(1), content.Reply, DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc), content.Skill);
    }
}

/// <summary>What an outbox row holds.</summary>
/// <param name="Skill">The skill that answered, in snake_case; null for system messages.</param>
/// <param name="IsByModel">Whether a language model had a hand in it.</param>
internal sealed record OutboxContent(Reply Reply, string? Skill, bool IsByModel = false);
