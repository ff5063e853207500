using System.Security.Cryptography;

namespace SalesAssistant.Data.Store;

/// <summary>Ids that the caller makes: 41 bits of milliseconds since 2024 and 22 bits that count up from a random start, so that ids of one process grow and those of several do not meet.</summary>
public sealed class RecordIds(TimeProvider clock)
{
    private const int CounterBits = 22;
    private static readonly DateTimeOffset Epoch = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock _lock = new();
    private long _lastMillisecond;
    private long _counter;

    /// <summary>The next id, greater than every earlier one of this object.</summary>
    public long Next()
    {
        lock (_lock)
        {
            var now = (long)(clock.GetUtcNow() - Epoch).TotalMilliseconds;
            if (now > _lastMillisecond)
            {
                _lastMillisecond = now;
                _counter = RandomNumberGenerator.GetInt32(1 << (CounterBits - 1));
            }
            else if (++_counter >= 1L << CounterBits)
            {
                _lastMillisecond++;   // a stopped or turned-back clock must not repeat ids
                _counter = 0;
            }

            return (_lastMillisecond << CounterBits) | _counter;
        }
    }
}
