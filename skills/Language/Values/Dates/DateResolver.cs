namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Settles what an expression left open: which week, month or year is meant.</summary>
internal static class DateResolver
{
    internal static DateValue Resolve(DateText t, DateHit hit, Tense tense)
    {
        hit.Tense = hit.Tense == Tense.Unknown ? tense : hit.Tense;
        Settle(t.Today, hit, hit.Tense);
        if (hit.RangeEnd is { } last)
        {
            Range(t.Today, hit, last);
        }

        if ((hit.Since || hit.SoFar) && hit.From <= t.Today)
        {
            (hit.To, hit.SoFar) = (t.Today, true);
            hit.Grain = hit.Since ? DateGrain.Range : hit.Grain;
        }

        var grain = hit.RangeEnd is not null ? DateGrain.Range
            : hit is { Part: not DayPart.None, Clock: null, Grain: DateGrain.Day } ? DateGrain.DayPart : hit.Grain;
        return new DateValue(Span.Between(hit.Start, hit.End), hit.From, hit.To, hit.Clock, grain, hit.Deadline, hit.Anchor)
        {
            Holiday = hit.Holiday,
            IsAfterHoliday = hit is { HolidaySide: > 0, HolidayWeek: false, HolidayDays: 0 },
            OtherFrom = hit.OtherFrom,
            OtherTo = hit.OtherTo,
            SoFar = hit.SoFar,
            After = hit.After,
            ClockOnly = hit.ClockOnly,
            ClockEnd = hit.ClockEnd ?? (hit.RangeEnd?.Clock),
            Part = hit.Part,
            Tense = hit.Tense,
        };
    }

    private static void Settle(DateOnly today, DateHit hit, Tense tense)
    {
        switch (hit.Pending)
        {
            case Pending.Weekday:
                var back = Days.InWeek(today, hit.Weekday);
                back = back > today ? back.AddDays(-7) : back;
                var ahead = Days.InWeek(today, hit.Weekday);
                ahead = ahead > today ? ahead : ahead.AddDays(7);
                Choose(hit, tense == Tense.Past ? back : ahead, tense == Tense.Past ? ahead : back);
                break;
            case Pending.Weekend when tense == Tense.Past && hit.From > today:
                (hit.OtherFrom, hit.OtherTo) = (hit.From, hit.To);
                (hit.From, hit.To) = (hit.From.AddDays(-7), hit.To.AddDays(-7));
                break;
            case Pending.DayOfMonth:
                DayOfMonth(today, hit, tense);
                break;
            case Pending.MonthDay:
                MonthDay(today, hit, tense);
                break;
            case Pending.YearlessPeriod:
                var years = tense == Tense.Past && hit.From > today ? -1 : tense == Tense.Future && hit.To < today ? 1 : 0;
                (hit.From, hit.To) = (Days.ShiftYears(hit.From, years), Days.ShiftYears(hit.To, years));
                break;
            case Pending.Holiday:
                Holiday(today, hit, tense);
                break;
            case Pending.Within when tense == Tense.Past:
                var (from, to) = (hit.From, hit.To);
                (hit.From, hit.To) = (hit.OtherFrom ?? today.AddDays(from.DayNumber - to.DayNumber), today);
                (hit.OtherFrom, hit.OtherTo, hit.Deadline) = (from, to, false);
                break;
            case Pending.None when hit.Holiday is not null:
                HolidayEdges.Apply(hit);
                break;
        }
    }

    private static void Choose(DateHit hit, DateOnly day, DateOnly? other)
    {
        hit.From = hit.To = day;
        hit.OtherFrom = hit.OtherTo = other == day ? null : other;
    }

    private static void DayOfMonth(DateOnly today, DateHit hit, Tense tense)
    {
        var back = Month(today, hit.DayNumber, -1);
        var ahead = Month(today, hit.DayNumber, 1);
        var isAhead = tense == Tense.Future || (tense == Tense.Unknown && ahead.DayNumber - today.DayNumber <= today.DayNumber - back.DayNumber);
        Choose(hit, isAhead ? ahead : back, isAhead ? back : ahead);
    }

    /// <summary>The nearest day with this number on or before, or on or after, today; months that lack it are left out.</summary>
    private static DateOnly Month(DateOnly today, int day, int step)
    {
        for (var month = Days.MonthStart(today); ; month = month.AddMonths(step))
        {
            if (Days.Exists(month.Year, month.Month, day) && new DateOnly(month.Year, month.Month, day) is var found && (step < 0 ? found <= today : found >= today))
            {
                return found;
            }
        }
    }

    /// <summary>Unknown tense: this year, unless another year's is much nearer (1月5日 said in December).</summary>
    private static void MonthDay(DateOnly today, DateHit hit, Tense tense)
    {
        var back = Year(today, hit, -1);
        var ahead = Year(today, hit, 1);
        var thisYear = back.Year == today.Year ? back : ahead;
        var near = Math.Abs(thisYear.DayNumber - today.DayNumber) <= 240 ? thisYear : thisYear == back ? ahead : back;
        var chosen = tense switch { Tense.Past => back, Tense.Future => ahead, _ => near };
        Choose(hit, chosen, chosen == back ? ahead : back);
    }

    private static DateOnly Year(DateOnly today, DateHit hit, int step)
    {
        for (var year = today.Year; ; year += step)
        {
            if (Days.Exists(year, hit.Month, hit.DayNumber) && new DateOnly(year, hit.Month, hit.DayNumber) is var found && (step < 0 ? found <= today : found >= today))
            {
                return found;
            }
        }
    }

    private static void Holiday(DateOnly today, DateHit hit, Tense tense)
    {
        var year = today.Year;
        var isPast = ChineseHolidays.Of(hit.Holiday!, year).To < today;   // Pending.Holiday is set with the name
        year += tense == Tense.Past ? (ChineseHolidays.Of(hit.Holiday!, year).From > today ? -1 : 0) : isPast ? 1 : 0;
        (hit.From, hit.To) = ChineseHolidays.Of(hit.Holiday!, year);
        HolidayEdges.Apply(hit);
    }

    /// <summary>Brings both ends into order: the second takes week, month or year from the first where it has none of its own.</summary>
    private static void Range(DateOnly today, DateHit first, DateHit last)
    {
        var firstFloats = first.Pending is Pending.YearlessPeriod or Pending.MonthDay;
        switch (last.Pending)
        {
            case Pending.Weekday:
                var day = Days.InWeek(first.From, last.Weekday);
                last.From = last.To = day < first.From ? day.AddDays(7) : day;
                break;
            case Pending.DayOfMonth:
                last.From = last.To = Month(first.From, last.DayNumber, 1);
                break;
            case Pending.MonthDay:
                last.From = last.To = Year(first.From, last, 1);
                break;
            case Pending.YearlessPeriod:
                var years = first.From.Year - last.From.Year;
                (last.From, last.To) = (Days.ShiftYears(last.From, years), Days.ShiftYears(last.To, years));
                if (last.To < first.From)
                {
                    var toLast = firstFloats && first.From > today && first.Tense != Tense.Future ? -1 : 0;
                    first.From = Days.ShiftYears(first.From, toLast);
                    (last.From, last.To) = (Days.ShiftYears(last.From, toLast + 1), Days.ShiftYears(last.To, toLast + 1));
                }

                break;
            default:
                Settle(today, last, first.Tense);
                if (firstFloats && last.HasYear)
                {
                    first.From = Days.ShiftYears(first.From, last.To.Year - first.From.Year);
                    first.From = first.From > last.To ? Days.ShiftYears(first.From, -1) : first.From;
                }

                break;
        }

        first.To = last.To < first.From ? first.To : last.To;
        first.OtherFrom = first.OtherTo = null;
    }
}
