using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Ranges of days, months and years.</summary>
internal static class DayRanges
{
    /// <summary>The second day takes over the year and month that only the first one names.</summary>
    internal static DateItem? Days(DatedText t, DateItem first, DateItem second)
    {
        var (from, to) = (first.Day, second.Day);
        if (to is { Known: null, Weekday: 0 } && from.Weekday == 0)
        {
            var known = from.Known;
            to = to with { Month = to.Month ?? from.Month ?? (from.Day == 0 ? known?.Month : null), Year = to.Year ?? from.Year ?? (known is { } day && to.Month is null ? day.Year : null) };
        }

        return Range(t, first.Start, second.End, from, to, TimeUnit.Day);
    }

    internal static DateItem? Months(DatedText t, DateItem first, DateItem second)
    {
        var year = second.Year ?? first.Year;
        return Range(t, first.Start, second.End, new DayValue(first.Year, first.Month, 1), new DayValue(year, second.Month, 1), TimeUnit.Month);
    }

    internal static DateItem? Years(DateItem first, DateItem second) =>
        first.Year < second.Year ? PeriodItems.Days(first.Start, second.End, CalendarMath.YearStart(first.Year!.Value), CalendarMath.YearStart(second.Year!.Value), TimeUnit.Year) : null;   // a year item has its year

    private static DateItem? Range(DatedText t, int start, int end, DayValue from, DayValue to, TimeUnit unit)
    {
        var (beginPast, beginFuture) = from.Places(unit == TimeUnit.Month ? CalendarMath.MonthStart(t.Today) : t.Today);
        var (endPast, endFuture) = to.Places(unit == TimeUnit.Month ? CalendarMath.MonthStart(t.Today) : t.Today);
        if (beginPast is null || endPast is null)
        {
            // 2019年2月29日到3月1日: one end is on no calendar, so the range has no length.
            var timex = TimexText.Range(from.Timex, to.Timex, "PXD");
            return DateItem.Of(start, end, Meaning.Unplaced(TimexKind.DateRange, timex));
        }

        // The coming end may belong to the running range, and the last begin to one that ends later.
        var future = beginFuture > endFuture ? (beginPast, endFuture) : (beginFuture, endFuture);
        var past = endPast < beginPast ? (beginPast, endFuture) : (beginPast, endPast);
        if (future.Item1 > future.Item2 || past.Item1 > past.Item2)
        {
            return null;
        }

        return DateItem.Of(start, end, new Meaning(TimexKind.DateRange, One(past), One(future)));

        Candidate One((DateTime? From, DateTime? To) days)
        {
            var (begin, close) = (days.From!.Value, days.To!.Value);   // a day that has a past place has a future one
            return new Candidate(TimexText.Range(from.Timex, to.Timex, TimexText.Length(begin, close, unit)), begin, close);
        }
    }
}
