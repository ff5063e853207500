using SalesAssistant.Bot.Channels;
using SalesAssistant.Skills.Language.Privacy;

namespace SalesAssistant.Bot.Conversation;

/// <summary>The engine behind every door: mask, store, acknowledge; turns run in the background; replies are read from the outbox.</summary>
internal sealed partial class Assistant(Inbox inbox, Outbox outbox, TurnHandler turns, ILogger<Assistant> log) : IAssistant, IHostedService, IDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);
    private ConversationQueue? _queue;

    private ConversationQueue Queue => _queue ??= new ConversationQueue(RunAsync);

    public async Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (masked, kinds) = Mask(message);
        var accepted = await inbox.StoreAsync(masked, kinds, cancellationToken);
        Telemetry.Messages.Add(1, new("channel", message.Channel), new("repeat", accepted.IsRepeat));
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

    private static (IncomingMessage Message, string? Kinds) Mask(IncomingMessage message)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        string Clean(string text)
        {
            var masked = PersonalData.Mask(text);
            kinds.UnionWith(masked.Kinds);
            return masked.Text;
        }

        var clean = message with { Text = Clean(message.Text) };
        if (message.Action is { Values: { } values } action)
        {
            clean = clean with { Action = action with { Values = values.ToDictionary(pair => pair.Key, pair => pair.Value is null ? null : Clean(pair.Value)) } };
        }

        return (clean, kinds.Count == 0 ? null : string.Join(',', kinds));
    }

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
