namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>The places nearest to a reference moment of what was said without its year, month or week: the last one before it, the first one not before it.</summary>
internal static class Anchors
{
    /// <summary>A day of the year: 29 February goes to leap years. Both null when no year has that day.</summary>
    internal static (DateTime? Past, DateTime? Future) MonthDay(DateTime reference, int month, int day) =>
        Yearly(reference, year => CalendarMath.Exists(year, month, day) ? new DateTime(year, month, day) : null);

    /// <summary>A day of every year that a rule gives; null in years without it.</summary>
    internal static (DateTime? Past, DateTime? Future) Yearly(DateTime reference, Func<int, DateTime?> inYear)
    {
        DateTime? past = null, future = null;
        for (var step = 0; step <= 8 && (past is null || future is null); step++)
        {
            past ??= inYear(reference.Year - step) is { } before && before < reference ? before : null;
            future ??= inYear(reference.Year + step) is { } after && after >= reference ? after : null;
        }

        return (past, future);
    }

    /// <summary>A day of a month that was not named: months without it are skipped.</summary>
    internal static (DateTime? Past, DateTime? Future) DayOfMonth(DateTime reference, int day) => Monthly(reference, day, _ => true);

    /// <summary>"Friday the 13th" without a month: the nearest months in which the day falls on that weekday.</summary>
    internal static (DateTime? Past, DateTime? Future) WeekdayAndDay(DateTime reference, int weekday, int day) =>
        Monthly(reference, day, date => CalendarMath.Weekday(date) == weekday);

    /// <summary>A weekday; today counts as the one to come.</summary>
    internal static (DateTime? Past, DateTime? Future) Weekday(DateTime reference, int weekday)
    {
        var here = CalendarMath.InWeek(reference, weekday);
        return here < reference.Date ? (here, here.AddDays(7)) : (here.AddDays(-7), here);
    }

    /// <summary>The first days of a month of the year.</summary>
    internal static (DateTime Past, DateTime Future) Month(DateTime reference, int month)
    {
        var here = new DateTime(reference.Year, month, 1);
        return here < reference ? (here, here.AddYears(1)) : (here.AddYears(-1), here);
    }

    private static (DateTime? Past, DateTime? Future) Monthly(DateTime reference, int day, Func<DateTime, bool> fits)
    {
        DateTime? past = null, future = null;
        var month = CalendarMath.MonthStart(reference);
        for (var step = 0; step <= 60 && (past is null || future is null); step++)
        {
            past ??= In(month.AddMonths(-step)) is { } before && before < reference ? before : null;
            future ??= In(month.AddMonths(step)) is { } after && after >= reference ? after : null;
        }

        return (past, future);

        DateTime? In(DateTime first) =>
            day <= DateTime.DaysInMonth(first.Year, first.Month) && fits(first.AddDays(day - 1)) ? first.AddDays(day - 1) : null;
    }
}
