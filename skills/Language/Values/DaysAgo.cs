namespace SalesAssistant.Skills.Language.Values;

/// <summary>Counting back from today, however far people say.</summary>
internal static class DaysAgo
{
    /// <summary>The day <paramref name="days"/> before <paramref name="today"/>; the calendar's first day when that is further back than the calendar goes.</summary>
    public static DateOnly Of(DateOnly today, int days) => today.DayNumber < days ? DateOnly.MinValue : today.AddDays(-days);
}
