using System.Collections.Concurrent;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Keeps each conversation below the published rates of the connector: 7 messages in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour.</summary>
internal sealed class SendPace(TimeProvider clock)
{
    private static readonly (int Count, TimeSpan Span)[] Limits = [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];
    private static readonly TimeSpan Longest = Limits[^1].Span;
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _sent = new();
    private DateTimeOffset _pruned = clock.GetUtcNow();

    /// <summary>Books the next message of the conversation, and says how long it has to wait.</summary>
    public TimeSpan Book(string conversation)
    {
        var now = clock.GetUtcNow();
        Prune(now);
        var sent = _sent.GetOrAdd(conversation, _ => []);
        lock (sent)
        {
            sent.RemoveAll(at => at <= now - Longest);
            var at = now;
            foreach (var (count, span) in Limits)
            {
                // The message that many places before must have left the span.
                if (sent.Count >= count && sent[^count] + span is var free && free > at)
                {
                    at = free;
                }
            }

            sent.Add(at);
            return at - now;
        }
    }

    private void Prune(DateTimeOffset now)
    {
        if (now - _pruned < Longest)
        {
            return;
        }

        _pruned = now;
        foreach (var (conversation, sent) in _sent)
        {
            lock (sent)
            {
                if (sent.Count == 0 || sent[^1] <= now - Longest)
                {
                    _sent.TryRemove(conversation, out _);
                }
            }
        }
    }
}
