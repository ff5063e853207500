using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>What the door has to remember with a message until it is dealt with.</summary>
/// <param name="Kind">"voice" (waits to be heard) or "press" (its card waits to be changed).</param>
internal sealed record DoorMemo(string Kind, string ConversationKey, string MessageKey, string ContentJson, DateTime CreatedAt);

/// <summary>Memos in the store: they outlive the process that took the callback.</summary>
internal sealed class DoorMemos(ICrmContexts contexts, StoreWriter writer, TimeProvider clock)
{
    private const string Channel = PushedChannels.WeCom;

    private const string Insert = """
        INSERT INTO "DoorMemos" ("Channel", "Kind", "ConversationKey", "MessageKey", "ContentJson", "CreatedAt") VALUES (@channel, @kind, @conversation, @message, @content, @now)
        ON CONFLICT ("Channel", "Kind", "ConversationKey", "MessageKey") DO NOTHING
        """;

    private const string Find = """SELECT "ContentJson" FROM "DoorMemos" WHERE "Channel" = @channel AND "Kind" = @kind AND "ConversationKey" = @conversation AND "MessageKey" = @message""";
    private const string All = """SELECT "ConversationKey", "MessageKey", "ContentJson", "CreatedAt" FROM "DoorMemos" WHERE "Channel" = @channel AND "Kind" = @kind ORDER BY "CreatedAt" LIMIT 1000""";
    private const string Delete = """DELETE FROM "DoorMemos" WHERE "Channel" = @channel AND "Kind" = @kind AND "ConversationKey" = @conversation AND "MessageKey" = @message""";
    private const string DeleteOld = """DELETE FROM "DoorMemos" WHERE "Channel" = @channel AND "CreatedAt" < @before""";

    /// <summary>Keeps a memo; the first of a message stays.</summary>
    public async Task<DoorMemo> KeepAsync<T>(string kind, string conversation, string message, T content, CancellationToken cancellationToken)
    {
        var memo = new DoorMemo(kind, conversation, message, WireJson.Write(content), clock.GetUtcNow().UtcDateTime);
        await writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Insert,
            ("@channel", Channel), ("@kind", kind), ("@conversation", conversation), ("@message", message), ("@content", memo.ContentJson), ("@now", memo.CreatedAt)), cancellationToken);
        return memo;
    }

    /// <summary>The content; null when there is none (any more).</summary>
    public async Task<T?> FindAsync<T>(string kind, string conversation, string message, CancellationToken cancellationToken)
        where T : class
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, Find, ("@channel", Channel), ("@kind", kind), ("@conversation", conversation), ("@message", message));
        return await command.ExecuteScalarAsync(cancellationToken) is string json ? WireJson.Read<T>(json) : null;
    }

    /// <summary>All of a kind, oldest first.</summary>
    public async Task<IReadOnlyList<DoorMemo>> AllAsync(string kind, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        await using var reader = await (await db.ConnectionAsync(cancellationToken)).Command(null, All, ("@channel", Channel), ("@kind", kind)).ExecuteReaderAsync(cancellationToken);
        var found = new List<DoorMemo>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new DoorMemo(kind, reader.GetString(0), reader.GetString(1), reader.GetString(2), DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc)));
        }

        return found;
    }

    /// <summary>It is dealt with.</summary>
    public Task DropAsync(string kind, string conversation, string message, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Delete, ("@channel", Channel), ("@kind", kind), ("@conversation", conversation), ("@message", message)), cancellationToken);

    /// <summary>Those older than <paramref name="before"/> are of no use any more.</summary>
    public Task DropOldAsync(DateTime before, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, DeleteOld, ("@channel", Channel), ("@before", before)), cancellationToken);
}
