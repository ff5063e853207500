using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Data.Demo;

/// <summary>The sample company while it is being made: the same seed and day give the same rows.</summary>
internal sealed class DemoData(DateOnly today, CompanyCalendar calendar)
{
    // Small, so that they never meet the ids of a real store, which carry a time.
    private long _lastId = 1_000;

#pragma warning disable CA5394 // Sample data wants to be repeatable, not unpredictable.
    private readonly Random _random = new(20_260_101);

    public DemoWords Words { get; } = DemoWords.Load();

    public DateOnly Today { get; } = today;

    public List<(RecordKind Kind, Record Record)> Records { get; } = [];

    public List<StageChange> Stages { get; } = [];

    public long NextId() => ++_lastId;

    public T Add<T>(RecordKind kind, T record, DateTime createdAt)
        where T : Record
    {
        record.Id = NextId();
        (record.CreatedAt, record.UpdatedAt) = (createdAt, createdAt);
        Records.Add((kind, record));
        return record;
    }

    public DateTime At(DateOnly date, int hour = 9, int minute = 0) => calendar.ToUtc(date.ToDateTime(new TimeOnly(hour, minute)));

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>One of the values, as often as its weight says.</summary>
    public T Weighted<T>(params (T Value, int Weight)[] choices)
    {
        var at = _random.Next(choices.Sum(choice => choice.Weight));
        foreach (var (value, weight) in choices)
        {
            if ((at -= weight) < 0)
            {
                return value;
            }
        }

        return choices[^1].Value;
    }
#pragma warning restore CA5394
}
