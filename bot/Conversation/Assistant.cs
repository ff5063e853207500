using SalesAssistant.Bot.Channels;

namespace SalesAssistant.Bot.Conversation;

/// <summary>The engine behind every door: mask, store, acknowledge; turns run in the background; replies are read from the outbox.</summary>
internal sealed partial class Assistant(Inbox inbox, Outbox outbox, TurnHandler turns, ILogger<Assistant> log) : IAssistant, IHostedService, IDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);
    private ConversationQueue? _queue;

    // Two first messages at the same moment must find the same queue, or their conversations would run in two.
    private ConversationQueue Queue => LazyInitializer.EnsureInitialized(ref _queue, () => new ConversationQueue(RunAsync));

    public async Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (masked, kinds) = IncomingText.Clean(message);
        var accepted = await inbox.StoreAsync(masked, kinds, cancellationToken);
        Telemetry.CountMessage(message.Channel, accepted.IsRepeat);
        if (!accepted.IsRepeat)
        {
            Queue.Enqueue(new StoredMessage(accepted.InboxId, masked, kinds));
        }

        return accepted;
    }

    public Task<DeliveredReply?> WaitForReplyAsync(long inboxId, TimeSpan limit, CancellationToken cancellationToken) => outbox.WaitAsync(inboxId, limit, cancellationToken);

    public IAsyncEnumerable<DeliveredReply> FollowAsync(string channel, string conversationKey, long afterOutboxId, CancellationToken cancellationToken) =>
        outbox.FollowAsync(channel, conversationKey, afterOutboxId, cancellationToken);

    /// <summary>Takes up what the last process left.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var pending in await inbox.PendingAsync(cancellationToken))
        {
            Queue.Enqueue(pending);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _queue?.StopAsync(DrainLimit) ?? Task.CompletedTask;

    public void Dispose() => _queue?.Dispose();

    private async Task RunAsync(StoredMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await turns.RunAsync(message, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)   // not even the failure could be committed (disk full, database gone): it stays pending and runs at the next start
        {
            LogStuck(log, message.Id, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Message {Message} could not be answered; it stays in the inbox")]
    private static partial void LogStuck(ILogger logger, long message, Exception problem);
}
