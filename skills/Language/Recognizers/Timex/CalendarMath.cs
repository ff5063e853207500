using System.Globalization;

namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>Weeks (Monday to Sunday), months, quarters and weekdays in moments. Weekdays count 1 Monday … 7 Sunday.</summary>
internal static class CalendarMath
{
    internal static int Weekday(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    internal static DateTime Monday(DateTime day) => day.Date.AddDays(1 - Weekday(day));

    /// <summary>That weekday in the week of <paramref name="day"/>, <paramref name="weeks"/> weeks on.</summary>
    internal static DateTime InWeek(DateTime day, int weekday, int weeks = 0) => Monday(day).AddDays(weekday - 1 + (7 * weeks));

    internal static DateTime MonthStart(DateTime day) => new(day.Year, day.Month, 1);

    internal static DateTime YearStart(int year) => new(year, 1, 1);

    internal static int Quarter(DateTime day) => (day.Month + 2) / 3;

    internal static DateTime QuarterStart(DateTime day) => new(day.Year, (Quarter(day) * 3) - 2, 1);

    /// <summary>The nth such weekday of a month; n = -1 is the last. Null when the month has no fifth.</summary>
    internal static DateTime? NthWeekday(int year, int month, int weekday, int n)
    {
        var first = new DateTime(year, month, 1);
        first = first.AddDays((weekday - Weekday(first) + 7) % 7);
        if (n < 0)
        {
            var last = first.AddDays(28);
            return last.Month == month ? last : first.AddDays(21);
        }

        var day = first.AddDays(7 * (n - 1));
        return day.Month == month ? day : null;
    }

    /// <summary>Monday of an ISO week of a year.</summary>
    internal static DateTime IsoWeek(int year, int week) => ISOWeek.ToDateTime(year, week, DayOfWeek.Monday);

    internal static int WeeksInYear(int year) => ISOWeek.GetWeeksInYear(year);

    /// <summary>Monday of the nth week of a month. A week belongs to the month that has its Thursday; n = -1 is the last.</summary>
    internal static (DateTime Monday, int Number) WeekOfMonth(int year, int month, int n)
    {
        var first = new DateTime(year, month, 1);
        var monday = Monday(first);
        if (Weekday(first) > 4)
        {
            monday = monday.AddDays(7);
        }

        var count = 4 + (monday.AddDays(28 + 3).Month == month ? 1 : 0);
        var number = n < 0 ? count : n;
        return (monday.AddDays(7 * (number - 1)), number);
    }

    internal static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>Easter Sunday of a year (Gregorian computus of Meeus, Jones and Butcher).</summary>
    internal static DateTime Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new DateTime(year, sum / 31, (sum % 31) + 1);
    }
}
