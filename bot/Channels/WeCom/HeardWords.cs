using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>What a voice said, to be shown above its answer; as it was stored, so personal data that was spoken is gone from it.</summary>
internal sealed class HeardWords(ICrmContexts contexts)
{
    private const string Find = """SELECT "Text" FROM "Inbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "MessageKey" = @message""";

    /// <summary>Null for answers to anything else.</summary>
    public async Task<string?> OfAsync(string channel, PushedReply reply, CancellationToken cancellationToken)
    {
        if (reply.MessageKey?.StartsWith(VoiceMessages.Mark, StringComparison.Ordinal) != true)
        {
            return null;
        }

        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, Find, ("@channel", channel), ("@conversation", reply.ConversationKey), ("@message", reply.MessageKey));
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }
}
