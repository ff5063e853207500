using System.Globalization;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>What people think of the bot's answers: thumbs below them, kept with the reply that they are about.</summary>
internal sealed partial class BotFeedback(ReplyFeedback feedback, ILogger<BotFeedback> log)
{
    private const int Accurate = 1;
    private const int Inaccurate = 2;

    /// <summary>How an answer is named, so that it can be spoken of later.</summary>
    public static string NameOf(long outboxId) => "f" + outboxId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name as a stream carries it.</summary>
    public static JsonObject Ask(long outboxId) => new() { ["id"] = NameOf(outboxId) };

    /// <summary>Keeps a thumb; one that is taken back stays, as a thought that was had. What is about no reply of ours is noted and kept nowhere.</summary>
    public async Task TakeAsync(BotPush push, string person, CancellationToken cancellationToken)
    {
        var reaction = push.FeedbackType switch { Accurate => "like", Inaccurate => "dislike", _ => null };
        var isKept = reaction is not null && push.FeedbackId is { Length: > 0 } reply && await feedback.SaveAsync(PushedChannels.WeComBot, person, reply, person, reaction, push.FeedbackWords, cancellationToken);
        LogKept(log, isKept);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feedback from the WeCom bot, kept: {IsKept}")]
    private static partial void LogKept(ILogger logger, bool isKept);
}
