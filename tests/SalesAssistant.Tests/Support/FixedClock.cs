namespace SalesAssistant.Tests.Support;

/// <summary>A clock that stands until a test moves it.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public static FixedClock At(int year, int month, int day, int hour = 4) => new(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => Now;
}
