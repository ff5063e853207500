namespace SalesAssistant.Bot.Channels.Api;

/// <summary>How fast one key may ask: a bucket of tokens that fills with time.</summary>
internal sealed class KeyBudget(double perSecond, int burst, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _tokens = burst;
    private long _at = clock.GetTimestamp();

    /// <summary>Takes one token; false when there is none, with the whole seconds until there will be.</summary>
    public bool TryTake(out int retryAfterSeconds)
    {
        retryAfterSeconds = 0;
        if (perSecond <= 0)
        {
            return true;
        }

        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (clock.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
            if (_tokens >= 1)
            {
                _tokens--;
                return true;
            }

            retryAfterSeconds = Math.Max(1, (int)Math.Ceiling((1 - _tokens) / perSecond));
            return false;
        }
    }
}
