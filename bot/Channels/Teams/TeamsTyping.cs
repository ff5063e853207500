using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Shows that an answer takes longer than a moment, until it is there: by a stream that the answer ends, else by three dots. Comfort only: it is never repeated, and nothing waits for it.</summary>
internal sealed partial class TeamsTyping(ConnectorClient connector, TeamsStreams streams, ReplySignals signals, LiveReplies live, Outbox outbox, TeamsPace pace, TimeProvider clock, ILogger<TeamsTyping> log) : IDisposable
{
    // Clients show it for about three seconds.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(3);
    private const int Most = 20;

    // Teams asks to collect text for one and a half to two seconds; a stream lasts two minutes.
    private static readonly TimeSpan Grown = TimeSpan.FromSeconds(1.5);
    private const int MostLooks = 80;
    private readonly CancellationTokenSource _end = new();

    /// <summary>Follows the message's turn from now on.</summary>
    /// <param name="message">The message's key.</param>
    /// <param name="words">What is being done.</param>
    public void Follow(TeamsAddress to, string conversation, long inboxId, string message, string words) => _ = FollowAsync(to, conversation, inboxId, message, words, _end.Token);

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task FollowAsync(TeamsAddress to, string conversation, long inboxId, string message, string words, CancellationToken end)
    {
        var reply = signals.WaitFor(inboxId);
        try
        {
            for (var shown = 0; shown < Most && !await IsThereAsync(reply, shown == 0 ? First : Again, end); shown++)
            {
                // The signal may have come before this began to listen: the outbox knows.
                if (await outbox.FindAsync(inboxId, end) is not null || !pace.IsFree(conversation))
                {
                    return;
                }

                if (shown == 0 && await streams.BeginAsync(to, conversation, message, words, end))
                {
                    await GrowAsync(reply, to, conversation, inboxId, message, end);
                    return;   // it stands until the answer takes its place
                }

                await connector.SendAsync(to, conversation, null, TeamsRenderer.Typing(to, conversation), end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)   // the process ends
        {
        }
        catch (Exception problem)   // the answer itself goes its own way
        {
            LogFailed(log, problem);
        }
        finally
        {
            signals.Forget(inboxId);
        }
    }

    /// <summary>Shows what is being written until the answer is there; most answers are not written by a model, and then there is nothing to show.</summary>
    private async Task GrowAsync(Task reply, TeamsAddress to, string conversation, long inboxId, string message, CancellationToken end)
    {
        var shown = "";
        for (var looks = 0; looks < MostLooks && !await IsThereAsync(reply, Grown, end); looks++)
        {
            if (live.Find(inboxId) is { } growing && ReplyText.Of(growing) is var text && text != shown)
            {
                shown = text;
                if (!await streams.GrowAsync(to, conversation, message, text, end))
                {
                    return;
                }
            }
        }
    }

    private async Task<bool> IsThereAsync(Task reply, TimeSpan wait, CancellationToken end) => await Task.WhenAny(reply, Task.Delay(wait, clock, end)) == reply || end.IsCancellationRequested;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Typing could not be shown")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
