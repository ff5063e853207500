using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Dates;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Holidays by name: fixed (国庆节), on a weekday (母亲节), lunar (中秋节, 除夕) and by the sun (清明节).</summary>
internal static class HolidayReader
{
    internal static DateItem? Read(DatedText t, int start, int p, int? year)
    {
        var s = t.S;
        if (DateLexicon.Fixed.TryAt(s, p, out var day, out var end))
        {
            return DateItem.OfDay(start, end, new DayValue(year, day.Month, day.Day), t.Today);
        }

        if (DateLexicon.Floating.TryAt(s, p, out var rule, out end))
        {
            var timex = $"{TimexText.Year(year)}-{rule.Month:00}-WXX-{rule.Weekday}-{rule.Nth}";
            return Place(t, start, end, year, timex, inYear => CalendarMath.NthWeekday(inYear, rule.Month, rule.Weekday, rule.Nth));
        }

        if (DateLexicon.Lunar.TryAt(s, p, out var lunar, out end))
        {
            return Place(t, start, end, year, null, inYear => LunarDay(inYear, lunar.Month, lunar.Day));
        }

        return DateLexicon.Terms.TryAt(s, p, out _, out end) ? Place(t, start, end, year, null, ChineseHolidays.QingmingOf) : null;
    }

    /// <summary>The solar day of a lunar one; New Year's Eve is the day before the next year's first, however long the last month is.</summary>
    private static DateTime? LunarDay(int year, int month, int day)
    {
        if (year is < 1902 or > 2099)
        {
            return null;
        }

        var date = month == 12 && day == 30 ? ChineseHolidays.LunarDay(year, 1, 1).AddDays(-1) : ChineseHolidays.LunarDay(year, month, day);
        return date.ToDateTime(TimeOnly.MinValue);
    }

    /// <summary>Without a rule in TIMEX, each place is written by its own date.</summary>
    private static DateItem? Place(DatedText t, int start, int end, int? year, string? timex, Func<int, DateTime?> inYear)
    {
        var (past, future) = year is { } said ? (inYear(said), inYear(said)) : Anchors.Yearly(t.Today, inYear);
        if (past is null && future is null)
        {
            return null;
        }

        var meaning = new Meaning(TimexKind.Date, One(past ?? future), One(future ?? past));
        return new DateItem(start, end, ItemKind.Day, meaning) { Day = DayValue.On((future ?? past)!.Value) };   // one of both is there

        Candidate One(DateTime? day) => new(timex ?? TimexText.Date(day!.Value), day);
    }
}
