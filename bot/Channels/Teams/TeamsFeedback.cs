using System.Text.Json;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>The buttons below an answer, and reactions on it: kept with the reply that they are about.</summary>
internal sealed partial class TeamsFeedback(ReplyFeedback feedback, ILogger<TeamsFeedback> log)
{
    private const string Channel = PushedChannels.Teams;
    private static readonly string[] Known = ["like", "dislike", "heart", "laugh", "surprised", "sad", "angry"];

    /// <summary>invoke message/submitAction; what is not of its form, or about no reply of ours, is noted and kept nowhere.</summary>
    public async Task SubmitAsync(TeamsActivity activity, string person, CancellationToken cancellationToken)
    {
        var given = TeamsActivity.Part(activity.Value, "actionValue");
        var isKept = TeamsActivity.Text(activity.Value, "actionName") == "feedback" && await KeepAsync(activity, person, TeamsActivity.Text(given, "reaction"), WordsIn(TeamsActivity.Text(given, "feedback")), cancellationToken);
        LogSubmitted(log, isKept);
    }

    /// <summary>messageReaction: the last one added counts; one that is taken back stays, as a thought that was had.</summary>
    public async Task ReactAsync(TeamsActivity activity, string person, CancellationToken cancellationToken)
    {
        if (activity.Reactions.LastOrDefault() is { } reaction)
        {
            var isKept = await KeepAsync(activity, person, reaction, null, cancellationToken);
            LogReaction(log, isKept);
        }
    }

    private async Task<bool> KeepAsync(TeamsActivity activity, string person, string? reaction, string? words, CancellationToken cancellationToken) =>
        reaction is not null && Known.Contains(reaction) && activity is { ReplyToId: { Length: > 0 } reply, ConversationId: { } conversation }
        && await feedback.SaveAsync(Channel, conversation, reply, person, reaction, words, cancellationToken);

    // JSON in a string; clients have sent plain words, too.
    private static string? WordsIn(string? feedback)
    {
        if (feedback is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(feedback, new JsonDocumentOptions { MaxDepth = 4 });
            return TeamsActivity.Text(json.RootElement, "feedbackText");
        }
        catch (JsonException)
        {
            return feedback;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feedback from Teams, kept: {IsKept}")]
    private static partial void LogSubmitted(ILogger logger, bool isKept);

    [LoggerMessage(Level = LogLevel.Information, Message = "A reaction from Teams, kept: {IsKept}")]
    private static partial void LogReaction(ILogger logger, bool isKept);
}
