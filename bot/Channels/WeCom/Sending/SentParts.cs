using System.Collections.Concurrent;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>Replies of several messages: sent in order, and a repeated attempt goes on at the one that was not delivered.</summary>
internal sealed class SentParts(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<long, (int Parts, DateTimeOffset At)> _sent = new();

    /// <summary>One attempt: the first outcome that is not Sent, or Sent.</summary>
    /// <param name="pace">Books a further message, and says how long it has to wait; the first of an attempt is booked already.</param>
    public async Task<Delivery> SendAsync(long outboxId, IReadOnlyList<Func<Task<Delivery>>> parts, Func<TimeSpan> pace, CancellationToken cancellationToken)
    {
        var outcome = Delivery.Sent;
        var first = _sent.TryGetValue(outboxId, out var before) ? before.Parts : 0;
        for (var at = first; at < parts.Count && outcome.State == OutboxState.Sent; at++)
        {
            if (at > first && pace() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            outcome = await parts[at]();
            _sent[outboxId] = (outcome.State == OutboxState.Sent ? at + 1 : at, clock.GetUtcNow());
        }

        if (outcome.State != OutboxState.Pending)
        {
            _sent.TryRemove(outboxId, out _);
        }

        // Replies that the dispatcher has given up.
        foreach (var old in _sent.Where(one => clock.GetUtcNow() - one.Value.At > Kept))
        {
            _sent.TryRemove(old.Key, out _);
        }

        return outcome;
    }
}
