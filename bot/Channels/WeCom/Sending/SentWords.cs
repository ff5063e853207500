using System.Collections.Concurrent;

namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>The vendor drops a message that is the same as one of the last minutes: right for a repeat after a lost answer, wrong for an answer that happens to be the same. This tells the two apart.</summary>
internal sealed class SentWords(TimeSpan window, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string To, string Content), (long Outbox, DateTimeOffset At)> _last = new();
    private DateTimeOffset _pruned = clock.GetUtcNow();

    /// <summary>True when nobody but this reply has sent the content to the person lately: then the vendor may look for duplicates, and a repeat is safe.</summary>
    public bool IsOnlyOf(long outbox, string to, string content)
    {
        var now = clock.GetUtcNow();
        Prune(now);
        var isOther = _last.TryGetValue((to, content), out var last) && last.Outbox != outbox && now - last.At < window;
        _last[(to, content)] = (outbox, now);
        return !isOther;
    }

    private void Prune(DateTimeOffset now)
    {
        if (now - _pruned < window)
        {
            return;
        }

        _pruned = now;
        foreach (var (key, value) in _last)
        {
            if (now - value.At >= window)
            {
                _last.TryRemove(key, out _);
            }
        }
    }
}
