using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Makes the items of whole periods.</summary>
internal static class PeriodItems
{
    /// <summary>A month of a year, or of the nearest years when none was said.</summary>
    internal static DateItem Month(DatedText t, int start, int end, int? year, int month)
    {
        var timex = TimexText.Month(year, month);
        Meaning meaning;
        if (year is { } said)
        {
            meaning = Meaning.DateRange(timex, new DateTime(said, month, 1), new DateTime(said, month, 1).AddMonths(1));
        }
        else
        {
            var (past, future) = MonthPlaces(t, month);
            meaning = new Meaning(TimexKind.DateRange, new Candidate(timex, past, past.AddMonths(1)), new Candidate(timex, future, future.AddMonths(1)));
        }

        return new DateItem(start, end, ItemKind.Month, meaning) { Year = year, Month = month };
    }

    /// <summary>The running month counts as the coming one.</summary>
    internal static (DateTime Past, DateTime Future) MonthPlaces(DatedText t, int month) => Anchors.Month(CalendarMath.MonthStart(t.Now), month);

    internal static DateItem Year(int start, int end, int year) =>
        new(start, end, ItemKind.Year, Meaning.DateRange(TimexText.Year(year), CalendarMath.YearStart(year), CalendarMath.YearStart(year + 1))) { Year = year };

    /// <summary>今年: from New Year to today; on New Year's Day that day.</summary>
    internal static DateItem YearToDate(DatedText t, int start, int end) =>
        new(start, end, ItemKind.Year, Meaning.DateRange(TimexText.Year(t.Now.Year), CalendarMath.YearStart(t.Now.Year), t.Today.DayOfYear > 1 ? t.Today : t.Today.AddDays(1))) { Year = t.Now.Year };

    internal static DateItem Week(int start, int end, DateTime monday) =>
        DateItem.Of(start, end, Meaning.DateRange(TimexText.Week(monday), monday, monday.AddDays(7)));

    internal static DateItem Weekend(int start, int end, DateTime monday) =>
        DateItem.Of(start, end, Meaning.DateRange(TimexText.Weekend(monday), monday.AddDays(5), monday.AddDays(7)));

    /// <summary>From one day to another, counted in a unit.</summary>
    internal static DateItem Days(int start, int end, DateTime from, DateTime to, string length) =>
        DateItem.Of(start, end, Meaning.DateRange(TimexText.Range(from, to, length), from, to));

    internal static DateItem Days(int start, int end, DateTime from, DateTime to, TimeUnit unit) => Days(start, end, from, to, TimexText.Length(from, to, unit));

    internal static DateItem Quarter(int start, int end, int year, int quarter)
    {
        var from = new DateTime(year, (quarter * 3) - 2, 1);
        return Days(start, end, from, from.AddMonths(3), "P3M");
    }
}
