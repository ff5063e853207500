using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>What people think of delivered replies: one word a person and reply, the newest counts.</summary>
internal sealed class ReplyFeedback(ICrmContexts contexts, StoreWriter writer, TimeProvider clock)
{
    private const int LongestWords = 1000;
    private const string FindReply = """SELECT "Id" FROM "Outbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "ExternalId" = @reply ORDER BY "Id" LIMIT 1""";

    private const string Upsert = """
        INSERT INTO "Feedback" ("OutboxId", "SenderKey", "Reaction", "Words", "ReceivedAt") VALUES (@outbox, @sender, @reaction, @words, @now)
        ON CONFLICT ("OutboxId", "SenderKey") DO UPDATE SET "Reaction" = EXCLUDED."Reaction", "Words" = COALESCE(EXCLUDED."Words", "Feedback"."Words"), "ReceivedAt" = EXCLUDED."ReceivedAt"
        """;

    private const string Newest = """
        SELECT o."ReplyJson", f."Reaction", f."Words", f."ReceivedAt" FROM "Feedback" f JOIN "Outbox" o ON o."Id" = f."OutboxId" WHERE f."ReceivedAt" >= @since ORDER BY f."ReceivedAt" DESC LIMIT 10000
        """;

    /// <summary>Keeps it; personal data in the words is masked first.</summary>
    /// <param name="externalId">The channel's name of the reply.</param>
    /// <param name="words">Null when none were written.</param>
    /// <returns>False when that conversation has no such reply: nothing is kept.</returns>
    public async Task<bool> SaveAsync(string channel, string conversation, string externalId, string sender, string reaction, string? words, CancellationToken cancellationToken)
    {
        if (await FindAsync(channel, conversation, externalId, cancellationToken) is not { } reply)
        {
            return false;
        }

        var kept = string.IsNullOrWhiteSpace(words) ? null : IncomingText.CleanText(words);
        await writer.WriteAsync(
            async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Upsert,
                ("@outbox", reply), ("@sender", sender), ("@reaction", reaction), ("@words", kept?[..Math.Min(kept.Length, LongestWords)]), ("@now", clock.GetUtcNow().UtcDateTime)),
            cancellationToken);
        return true;
    }

    /// <summary>What came in since <paramref name="since"/> (UTC), newest first. Skill: which one answered, in snake_case; null for system messages.</summary>
    public static async Task<IReadOnlyList<(string? Skill, string Reaction, string? Words, DateTime At)>> SinceAsync(ICrmContexts contexts, DateTime since, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        await using var reader = await (await db.ConnectionAsync(cancellationToken)).Command(null, Newest, ("@since", since)).ExecuteReaderAsync(cancellationToken);
        var found = new List<(string?, string, string?, DateTime)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((WireJson.Read<OutboxContent>(reader.GetString(0)).Skill, reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetDateTime(3)));
        }

        return found;
    }

    private async Task<long?> FindAsync(string channel, string conversation, string externalId, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, FindReply, ("@channel", channel), ("@conversation", conversation), ("@reply", externalId));
        return await command.ExecuteScalarAsync(cancellationToken) as long?;
    }
}
