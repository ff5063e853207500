namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Calendar arithmetic: weeks run Monday to Sunday.</summary>
internal static class Days
{
    internal static DateOnly WeekStart(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    internal static DateOnly InWeek(DateOnly week, DayOfWeek weekday) => WeekStart(week).AddDays(((int)weekday + 6) % 7);

    /// <summary>The first such weekday behind <paramref name="day"/>.</summary>
    internal static DateOnly NextOn(DateOnly day, DayOfWeek weekday) => InWeek(day, weekday) is var found && found > day ? found : InWeek(day, weekday).AddDays(7);

    internal static DateOnly MonthStart(DateOnly day) => new(day.Year, day.Month, 1);

    internal static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    internal static (DateOnly From, DateOnly To) Month(int year, int month)
    {
        var from = new DateOnly(year, month, 1);
        return (from, MonthEnd(from));
    }

    internal static (DateOnly From, DateOnly To) Quarter(int year, int quarter)
    {
        var from = new DateOnly(year, (quarter * 3) - 2, 1);
        return (from, MonthEnd(from.AddMonths(2)));
    }

    internal static (DateOnly From, DateOnly To) Half(int year, int half)
    {
        var from = new DateOnly(year, half == 1 ? 1 : 7, 1);
        return (from, MonthEnd(from.AddMonths(5)));
    }

    internal static int QuarterOf(DateOnly day) => (day.Month + 2) / 3;

    /// <summary>The same stretch in another year; the last day of a month stays the last.</summary>
    internal static DateOnly ShiftYears(DateOnly day, int years)
    {
        var moved = day.AddYears(years);
        return day == MonthEnd(day) ? MonthEnd(moved) : moved;
    }

    /// <summary>False for the 31st of June.</summary>
    internal static bool Exists(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && year is >= 1 and <= 9998 && day <= DateTime.DaysInMonth(year, month);
}
