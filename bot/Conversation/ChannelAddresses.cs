using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Where conversations of pushed channels can be reached, as their doors last saw them.</summary>
internal sealed class ChannelAddresses(ICrmContexts contexts, StoreWriter writer, TimeProvider clock)
{
    private const string Upsert = """
        INSERT INTO "ChannelAddresses" ("Channel", "ConversationKey", "PersonKey", "IsActive", "AddressJson", "UpdatedAt") VALUES (@channel, @conversation, @person, @yes, @address, @now)
        ON CONFLICT ("Channel", "ConversationKey") DO UPDATE SET "PersonKey" = COALESCE(EXCLUDED."PersonKey", "ChannelAddresses"."PersonKey"), "IsActive" = @yes, "AddressJson" = @address, "UpdatedAt" = @now
        """;

    private const string Find = """SELECT "PersonKey", "AddressJson" FROM "ChannelAddresses" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "IsActive" = @yes""";
    private const string FindPrivate = """SELECT "ConversationKey" FROM "ChannelAddresses" WHERE "Channel" = @channel AND "PersonKey" = @person AND "IsActive" = @yes ORDER BY "UpdatedAt" DESC LIMIT 1""";
    private const string Close = """UPDATE "ChannelAddresses" SET "IsActive" = @no, "UpdatedAt" = @now WHERE "Channel" = @channel AND "ConversationKey" = @conversation""";

    /// <summary>Keeps an address; nothing is written when it stands so already.</summary>
    /// <param name="personKey">The verified person of a private conversation; null for groups, and for events that name nobody (who was known stays).</param>
    public async Task SaveAsync(string channel, string conversation, string? personKey, string addressJson, CancellationToken cancellationToken)
    {
        if (await FindAsync(channel, conversation, cancellationToken) is { } known && (personKey is null || known.PersonKey == personKey) && known.AddressJson == addressJson)
        {
            return;
        }

        await writer.WriteAsync(
            async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Upsert,
                ("@channel", channel), ("@conversation", conversation), ("@person", personKey), ("@yes", true), ("@address", addressJson), ("@now", clock.GetUtcNow().UtcDateTime)),
            cancellationToken);
    }

    /// <summary>Null when unknown or closed.</summary>
    public async Task<(string? PersonKey, string AddressJson)?> FindAsync(string channel, string conversation, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, Find, ("@channel", channel), ("@conversation", conversation), ("@yes", true));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetString(1)) : null;
    }

    /// <summary>The private conversation of a verified person; null when there is none.</summary>
    public async Task<string?> PrivateOfAsync(string channel, string personKey, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, FindPrivate, ("@channel", channel), ("@person", personKey), ("@yes", true));
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    /// <summary>Nothing is sent there until the channel is heard of again.</summary>
    public Task CloseAsync(string channel, string conversation, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Close, ("@channel", channel), ("@conversation", conversation), ("@no", false), ("@now", clock.GetUtcNow().UtcDateTime)), cancellationToken);
}
