using System.Collections.Concurrent;

namespace SalesAssistant.Bot.Channels;

/// <summary>Keeps each conversation below a channel's published rates.</summary>
/// <param name="limits">So many messages in such a span, shortest span first.</param>
internal sealed class SendPace(TimeProvider clock, IReadOnlyList<(int Count, TimeSpan Span)> limits)
{
    /// <summary>Of the Bot Framework's connector: 7 messages in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour.</summary>
    public static readonly IReadOnlyList<(int Count, TimeSpan Span)> Connector = [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    /// <summary>Of a WeCom member, a little below 30 in a minute and 1,000 in an hour: above, messages vanish without a word.</summary>
    public static readonly IReadOnlyList<(int Count, TimeSpan Span)> Member = [(28, TimeSpan.FromMinutes(1)), (950, TimeSpan.FromHours(1))];

    /// <summary>Of a WeCom group's robot, a little below 20 in a minute.</summary>
    public static readonly IReadOnlyList<(int Count, TimeSpan Span)> GroupRobot = [(18, TimeSpan.FromMinutes(1))];

    private readonly TimeSpan _longest = limits[^1].Span;
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _sent = new();
    private DateTimeOffset _pruned = clock.GetUtcNow();

    /// <summary>Books the next message of the conversation, and says how long it has to wait.</summary>
    public TimeSpan Book(string conversation) => Book(conversation, TimeSpan.MaxValue) ?? TimeSpan.Zero;   // no wait is longer

    /// <summary>Books the next message if it need not wait: for what is worth nothing later.</summary>
    public bool TryBook(string conversation) => Book(conversation, TimeSpan.Zero) is not null;

    private TimeSpan? Book(string conversation, TimeSpan longest)
    {
        var now = clock.GetUtcNow();
        Prune(now);
        var sent = _sent.GetOrAdd(conversation, _ => []);
        lock (sent)
        {
            sent.RemoveAll(at => at <= now - _longest);
            var at = now;
            foreach (var (count, span) in limits)
            {
                // The message that many places before must have left the span.
                if (sent.Count >= count && sent[^count] + span is var free && free > at)
                {
                    at = free;
                }
            }

            if (at - now > longest)
            {
                return null;
            }

            sent.Add(at);
            return at - now;
        }
    }

    private void Prune(DateTimeOffset now)
    {
        if (now - _pruned < _longest)
        {
            return;
        }

        _pruned = now;
        foreach (var (conversation, sent) in _sent)
        {
            lock (sent)
            {
                if (sent.Count == 0 || sent[^1] <= now - _longest)
                {
                    _sent.TryRemove(conversation, out _);
                }
            }
        }
    }
}
