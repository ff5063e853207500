using System.Data.Common;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>The states of replies that are pushed. A row is claimed by making it Unknown before the attempt: if the process dies in the middle, it may have arrived, and is not sent again blindly.</summary>
internal sealed class OutboxRows(ICrmContexts contexts, StoreWriter writer, TimeProvider clock)
{
    private const string One = """
        SELECT o."Id", o."ConversationKey", i."MessageKey", o."ReplyJson", o."Attempts", o."State" FROM "Outbox" o LEFT JOIN "Inbox" i ON i."Id" = o."InboxId" WHERE o."Id" = @id
        """;

    private const string Waiting = """
        SELECT "Id", "ConversationKey" FROM "Outbox" WHERE "State" = 'Pending' AND "Channel" = @channel AND "CreatedAt" <= @before ORDER BY "Id" LIMIT 500
        """;

    private const string Held = """SELECT "ReplyJson" FROM "Outbox" WHERE "Id" = @id AND "Channel" = @channel AND "ConversationKey" = @conversation""";
    private const string Claim = """UPDATE "Outbox" SET "State" = 'Unknown', "Attempts" = "Attempts" + 1 WHERE "Id" = @id AND "State" = 'Pending'""";
    private const string Mark = """UPDATE "Outbox" SET "State" = @state, "SentAt" = @sent, "ExternalId" = @external WHERE "Id" = @id AND "State" = 'Unknown'""";

    /// <summary>The row, while it waits; null when somebody has taken it.</summary>
    public async Task<(PushedReply Reply, int Attempts)?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, One, ("@id", id));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetString(5) == nameof(OutboxState.Pending) ? (Read(reader), reader.GetInt32(4)) : null;
    }

    /// <summary>What was said in a conversation, delivered or not; null when that conversation has no such reply.</summary>
    public async Task<Skills.Reply?> ReplyAsync(string channel, string conversation, long id, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, Held, ("@id", id), ("@channel", channel), ("@conversation", conversation));
        return await command.ExecuteScalarAsync(cancellationToken) is string json ? WireJson.Read<OutboxContent>(json).Reply : null;
    }

    /// <summary>Rows that have waited since <paramref name="before"/>, in order.</summary>
    public async Task<IReadOnlyList<(long Id, string ConversationKey)>> WaitingAsync(string channel, DateTime before, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, Waiting, ("@channel", channel), ("@before", before));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(long, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return found;
    }

    /// <summary>False when another has it: another attempt, another process, or the response of a press.</summary>
    public Task<bool> ClaimAsync(long id, CancellationToken cancellationToken) =>
        writer.WriteOneAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Claim, ("@id", id)) == 1, cancellationToken);

    /// <summary>What the attempt on a claimed row came to.</summary>
    /// <param name="externalId">What the channel calls the message; null when it did not say.</param>
    public Task MarkAsync(long id, OutboxState state, string? externalId, CancellationToken cancellationToken) =>
        writer.WriteOneAsync(
            async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Mark, ("@id", id), ("@state", state.ToString()), ("@sent", state == OutboxState.Sent ? clock.GetUtcNow().UtcDateTime : null), ("@external", externalId)),
            cancellationToken);

    private static PushedReply Read(DbDataReader reader)
    {
        var content = WireJson.Read<OutboxContent>(reader.GetString(3));
        return new PushedReply(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), content.Reply, content.Skill, content.IsByModel);
    }
}
