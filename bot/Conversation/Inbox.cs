using System.Data.Common;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Incoming messages, durable before they are acknowledged; (channel, conversation, message key) decides what is a repeat.</summary>
internal sealed class Inbox(ICrmContexts contexts, StoreWriter writer, RecordIds ids, TimeProvider clock)
{
    private const string Insert = """
        INSERT INTO "Inbox" ("Id", "Channel", "ConversationKey", "MessageKey", "SenderKey", "Text", "MaskedKinds", "ActionJson", "SentAt", "ReceivedAt", "State", "Attempts")
        VALUES (@id, @channel, @conversation, @message, @sender, @text, @masked, @action, @sent, @received, 'Pending', 0)
        ON CONFLICT ("Channel", "ConversationKey", "MessageKey") DO NOTHING
        """;

    private const string FindId = """SELECT "Id" FROM "Inbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "MessageKey" = @message""";

    private const string FindPending = """
        SELECT "Id", "Channel", "ConversationKey", "MessageKey", "SenderKey", "Text", "MaskedKinds", "ActionJson", "SentAt" FROM "Inbox" WHERE "State" = 'Pending' ORDER BY "Id"
        """;

    /// <summary>Stores a masked message. Returns its id, and whether it had been stored before.</summary>
    public async Task<Accepted> StoreAsync(IncomingMessage message, string? maskedKinds, CancellationToken cancellationToken)
    {
        var id = ids.Next();
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            return await writer.WriteOneAsync(async (connection, transaction, _) =>
            {
                var rows = await connection.ExecuteAsync(transaction, Insert,
                    ("@id", id), ("@channel", message.Channel), ("@conversation", message.ConversationKey), ("@message", message.MessageKey), ("@sender", message.SenderKey),
                    ("@text", message.Text), ("@masked", maskedKinds), ("@action", message.Action is null ? null : WireJson.Write(message.Action)), ("@sent", message.SentAt), ("@received", now));
                return rows == 1 ? new Accepted(id, IsRepeat: false) : new Accepted(await FindAsync(connection, transaction, message), IsRepeat: true);
            }, cancellationToken);
        }
        catch (CommitUnknownException)
        {
            // The commit may have succeeded: the row itself tells.
            await using var db = contexts.Open(Caller.System);
            var connection = await db.ConnectionAsync(cancellationToken);
            var stored = await FindAsync(connection, null, message);   // 0 = it was not stored: the sender tries again
            return stored == id ? new Accepted(id, IsRepeat: false) : stored != 0 ? new Accepted(stored, IsRepeat: true) : throw new StoreBusyException();
        }
    }

    /// <summary>Messages whose turn was not committed when the process ended, oldest first.</summary>
    public async Task<IReadOnlyList<StoredMessage>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        var command = connection.Command(null, FindPending);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<StoredMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var message = new IncomingMessage(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), DateTime.SpecifyKind(reader.GetDateTime(8), DateTimeKind.Utc))
            {
                Action = reader.IsDBNull(7) ? null : WireJson.Read<CardAction>(reader.GetString(7)),
            };
            found.Add(new StoredMessage(reader.GetInt64(0), message, reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return found;
    }

    private static async Task<long> FindAsync(DbConnection connection, DbTransaction? transaction, IncomingMessage message)
    {
        var command = connection.Command(transaction, FindId, ("@channel", message.Channel), ("@conversation", message.ConversationKey), ("@message", message.MessageKey));
        return await command.ExecuteScalarAsync() is long id ? id : 0;
    }
}

/// <summary>A durable message, masked.</summary>
/// <param name="MaskedKinds">Kinds of personal data removed from it, comma separated; null = none.</param>
internal sealed record StoredMessage(long Id, IncomingMessage Message, string? MaskedKinds);
