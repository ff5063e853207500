using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>The period that another is compared with.</summary>
internal static class ComparedPeriod
{
    /// <summary>环比: as many whole months, or as many days, right before.</summary>
    public static MetricPeriod Before(DateOnly from, DateOnly to, string? words)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        var isWholeMonths = from.Day == 1 && to.AddDays(1).Day == 1;
        return isWholeMonths
            ? new MetricPeriod(from.AddMonths(-months), from.AddDays(-1), null, words)
            : new MetricPeriod(from.AddDays(-(to.DayNumber - from.DayNumber + 1)), from.AddDays(-1), null, words);
    }

    /// <summary>同比: the same days a year earlier.</summary>
    public static MetricPeriod YearBefore(DateOnly from, DateOnly to, string? words) =>
        new(from.AddYears(-1), EndOfSame(to, to.AddYears(-1)), null, words);

    /// <summary>What <paramref name="period"/> is compared with when the question before compared <paramref name="last"/>: a year earlier again, else the period right before. Null where the period is open.</summary>
    public static MetricPeriod? Like(MetricQuery last, MetricPeriod? period)
    {
        if (period is not { From: { } from, To: { } to })
        {
            return null;
        }

        var isYearBefore = last is { Period.From: { } was, CompareTo.From: { } other } && other == was.AddYears(-1);
        return isYearBefore ? YearBefore(from, to, last.CompareTo?.Words) : Before(from, to, last.CompareTo?.Words);
    }

    /// <summary>The last day of a month stays the last day: 29 February and 28 February end the same month.</summary>
    public static DateOnly EndOfSame(DateOnly day, DateOnly moved) =>
        day.AddDays(1).Day == 1 ? new DateOnly(moved.Year, moved.Month, DateTime.DaysInMonth(moved.Year, moved.Month)) : moved;
}
