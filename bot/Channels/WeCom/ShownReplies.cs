using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>A reply as it is shown here: above it what a voice said, below it that a model had a hand in it.</summary>
internal sealed class ShownReplies(ICrmContexts contexts, Texts texts)
{
    private const string FindWords = """SELECT "Text" FROM "Inbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "MessageKey" = @message""";

    public async Task<Reply> OfAsync(string channel, PushedReply reply, CancellationToken cancellationToken)
    {
        List<Block> blocks = [.. reply.Reply.Blocks];
        if (await HeardAsync(channel, reply, cancellationToken) is { } heard)
        {
            blocks.Insert(0, IDictation.Shown(texts, UtteranceReader.LanguageOf(heard), heard));
        }

        if (reply.IsByModel)
        {
            blocks.Add(new TextBlock(texts.Say(UtteranceReader.LanguageOf(ReplyText.Of(reply.Reply)), "wecom.by_model"), "muted"));
        }

        return new Reply(blocks);
    }

    // As it was stored: personal data that was spoken is gone from it.
    private async Task<string?> HeardAsync(string channel, PushedReply reply, CancellationToken cancellationToken)
    {
        if (reply.MessageKey?.StartsWith(MediaMessages.Mark, StringComparison.Ordinal) != true)
        {
            return null;
        }

        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, FindWords, ("@channel", channel), ("@conversation", reply.ConversationKey), ("@message", reply.MessageKey));
        return await command.ExecuteScalarAsync(cancellationToken) is string { Length: > 0 } words ? words : null;   // empty: nothing was heard
    }
}
