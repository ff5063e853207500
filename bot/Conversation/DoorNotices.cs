using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>What a door says without a turn (a welcome, a hint in a group): committed to the outbox once under its name, whatever is delivered twice.</summary>
internal sealed class DoorNotices(StoreWriter writer, RecordIds ids, ReplySignals signals, TimeProvider clock)
{
    private const string Use = """INSERT INTO "UsedNonces" ("Nonce", "UsedAt") VALUES (@nonce, @now) ON CONFLICT ("Nonce") DO NOTHING""";

    /// <summary>False when it was said before.</summary>
    public async Task<bool> SayOnceAsync(string name, string channel, string conversation, Reply reply, CancellationToken cancellationToken)
    {
        var (id, now) = (ids.Next(), clock.GetUtcNow().UtcDateTime);
        var isFirst = await writer.WriteAsync(async (connection, transaction, _) =>
        {
            if (await connection.ExecuteAsync(transaction, Use, ("@nonce", name), ("@now", now)) != 1)
            {
                return false;
            }

            await Outbox.AddAsync(connection, transaction, id, channel, conversation, null, new OutboxContent(reply, null), now);
            return true;
        }, cancellationToken);
        if (isFirst)
        {
            signals.Push(channel, conversation, id);
        }

        return isFirst;
    }
}
