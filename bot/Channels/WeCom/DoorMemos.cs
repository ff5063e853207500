using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>What the door has to remember with a message until it is dealt with, by kind: "voice" (waits to be heard), "press" (its card waits to be changed). In the store: they outlive the process that took the callback.</summary>
internal sealed class DoorMemos(ICrmContexts contexts, StoreWriter writer, TimeProvider clock)
{
    private const string Channel = PushedChannels.WeCom;

    private const string Insert = """
        INSERT INTO "DoorMemos" ("Channel", "Kind", "ConversationKey", "MessageKey", "ContentJson", "CreatedAt") VALUES (@channel, @kind, @conversation, @message, @content, @now)
        ON CONFLICT ("Channel", "Kind", "ConversationKey", "MessageKey") DO NOTHING
        """;

    private const string Find = """SELECT "ContentJson" FROM "DoorMemos" WHERE "Channel" = @channel AND "Kind" = @kind AND "ConversationKey" = @conversation AND "MessageKey" = @message""";
    private const string Delete = """DELETE FROM "DoorMemos" WHERE "Channel" = @channel AND "Kind" = @kind AND "ConversationKey" = @conversation AND "MessageKey" = @message""";
    private const string DeleteOld = """DELETE FROM "DoorMemos" WHERE "Channel" = @channel AND "CreatedAt" < @before""";

    /// <summary>Keeps a memo; the first of a message stays.</summary>
    public Task KeepAsync<T>(string kind, string conversation, string message, T content, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Insert,
            ("@channel", Channel), ("@kind", kind), ("@conversation", conversation), ("@message", message), ("@content", WireJson.Write(content)), ("@now", clock.GetUtcNow().UtcDateTime)), cancellationToken);

    /// <summary>The content; null when there is none (any more).</summary>
    public async Task<T?> FindAsync<T>(string kind, string conversation, string message, CancellationToken cancellationToken)
        where T : class
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, Find, ("@channel", Channel), ("@kind", kind), ("@conversation", conversation), ("@message", message));
        return await command.ExecuteScalarAsync(cancellationToken) is string json ? WireJson.Read<T>(json) : null;
    }

    /// <summary>It is dealt with.</summary>
    public Task DropAsync(string kind, string conversation, string message, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Delete, ("@channel", Channel), ("@kind", kind), ("@conversation", conversation), ("@message", message)), cancellationToken);

    /// <summary>Those older than <paramref name="before"/> are of no use any more.</summary>
    public Task DropOldAsync(DateTime before, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, DeleteOld, ("@channel", Channel), ("@before", before)), cancellationToken);
}
