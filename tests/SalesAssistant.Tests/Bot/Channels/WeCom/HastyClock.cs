namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>A clock that nobody has to wait for: a pause moves it on and is over.</summary>
internal sealed class HastyClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>Pauses of this length are waited for.</summary>
    public TimeSpan? Kept { get; init; }

    private readonly Lock _gate = new();
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public void Advance(TimeSpan span)
    {
        lock (_gate)
        {
            _now += span;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // What comes back again and again is not a pause.
        if (period != Timeout.InfiniteTimeSpan || dueTime == Timeout.InfiniteTimeSpan || dueTime == Kept)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Advance(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
