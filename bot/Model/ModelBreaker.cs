using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Model;

/// <summary>Leaves an endpoint alone that failed several times in a row; after a while one call tries again.</summary>
internal sealed class ModelBreaker(IOptions<ModelSettings> settings, TimeProvider clock)
{
    // A Retry-After is believed up to here: an endpoint cannot switch itself off for a day.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();
    private int _failures;
    private long? _closedSince;
    private TimeSpan _pause;
    private bool _isTrying;

    /// <summary>Whether calls are let through now.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _closedSince is not null;
            }
        }
    }

    /// <summary>Whether a call may be made; a true answer must be followed by one of the reports.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_closedSince is not { } since)
            {
                return true;
            }

            if (_isTrying || clock.GetElapsedTime(since) < _pause)
            {
                return false;
            }

            return _isTrying = true;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            (_failures, _closedSince, _isTrying) = (0, null, false);
        }
    }

    /// <param name="retryAfter">What the endpoint asked for; null when it did not.</param>
    public void Failed(TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            _failures++;
            if (_isTrying || _failures >= settings.Value.FailuresToOpen || retryAfter is not null)
            {
                var asked = retryAfter ?? TimeSpan.Zero;
                var usual = TimeSpan.FromSeconds(settings.Value.ResetSeconds);
                _pause = asked > LongestPause ? LongestPause : asked > TimeSpan.Zero && _failures < settings.Value.FailuresToOpen ? asked : asked > usual ? asked : usual;
                (_closedSince, _isTrying) = (clock.GetTimestamp(), false);
            }
        }
    }

    /// <summary>The call ended without telling anything about the endpoint.</summary>
    public void Left()
    {
        lock (_gate)
        {
            _isTrying = false;
        }
    }
}
