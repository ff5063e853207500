using System.Collections.Concurrent;
using System.Globalization;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>What a signed callback is, seen beside the ones before it.</summary>
internal enum CallbackAge
{
    /// <summary>Not seen yet.</summary>
    New,

    /// <summary>The same one again: the vendor did not hear our answer, or somebody plays it back. Either way it has had its effect.</summary>
    Repeat,

    /// <summary>Another content under a timestamp and nonce that were used, or a time too far from now.</summary>
    Refused,
}

/// <summary>Remembers the callbacks of the last minutes. Only well signed ones get in, so strangers cannot fill it; what outlives a restart is told apart by the inbox's unique keys.</summary>
internal sealed class CallbackReplays(TimeSpan window, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(long Second, string Nonce), string> _seen = new();
    private long _pruned;

    /// <summary>What it is; nothing is remembered yet, because storing it may fail, and then the vendor's repeat must work.</summary>
    public CallbackAge Of(string timestamp, string nonce, string signature)
    {
        if (!TryRead(timestamp, out var second))
        {
            return CallbackAge.Refused;
        }

        return !_seen.TryGetValue((second, nonce), out var known) ? CallbackAge.New : known == signature ? CallbackAge.Repeat : CallbackAge.Refused;
    }

    /// <summary>It has had its effect.</summary>
    public void Remember(string timestamp, string nonce, string signature)
    {
        if (TryRead(timestamp, out var second))
        {
            _seen.TryAdd((second, nonce), signature);
        }

        Prune();
    }

    private bool TryRead(string timestamp, out long second) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out second) && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - second) <= (long)window.TotalSeconds;

    private void Prune()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (now - Interlocked.Read(ref _pruned) < 60)
        {
            return;
        }

        Interlocked.Exchange(ref _pruned, now);
        foreach (var key in _seen.Keys.Where(key => key.Second < now - (long)window.TotalSeconds))
        {
            _seen.TryRemove(key, out _);
        }
    }
}
