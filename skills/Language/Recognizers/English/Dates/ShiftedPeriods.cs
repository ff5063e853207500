using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Periods said from now: next week, last quarter, this weekend, the month, year to date, same year.</summary>
internal static class ShiftedPeriods
{
    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.ShiftedPeriods, i, FindRead);

    private static Piece? FindRead(DateContext c, int i)
    {
        if (ReadToDate(c, i) is { } toDate)
        {
            return toDate;
        }

        if (ReadRest(c, i) is { } rest)
        {
            return rest;
        }

        // "week after next"
        if (IsSingular(c, i, out var later) && c.Is(i + 1, "after") && c.Is(c.Skip(i + 2, "the"), "next") && later is TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month or TimeUnit.Year or TimeUnit.Quarter)
        {
            return Of(c, i, c.Skip(i + 2, "the") + 1, later, 2);
        }

        var isThe = c.Is(i, "the");
        if (c.Is(i, "same") && DateWords.TryUnit(c.Word(i + 1), out var same) && same is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year && c.Text[i + 1].Text[^1] != 's')
        {
            return Same(c, i, same);
        }

        if (isThe && IsSingular(c, i + 1, out var bare) && bare is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year or TimeUnit.Fortnight or TimeUnit.Weekend && !c.IsAny(i + 2, "of", "beginning", "commencing") && !(c.Is(i + 2, "to") && c.Is(i + 3, "date")) && !(c.Is(i + 2, "after") && c.Is(c.Skip(i + 3, "the"), "next")) && !c.Text[i + 2].IsDigits)
        {
            return Of(c, i, i + 2, bare, 0);
        }

        var p = isThe ? i + 1 : i;
        if (!DateWords.TryShift(c.Word(p), out var shift))
        {
            return null;
        }

        // "this coming week" is the next one, "this past month" the last.
        var q = c.Is(p, "this") && DateWords.TryShift(c.Word(p + 1), out var second) ? p + 2 : p + 1;
        shift = q == p + 2 && DateWords.TryShift(c.Word(p + 1), out second) ? second : shift;
        if (TryWorkWeek(c, q, out var end))
        {
            return isThe ? null : WorkWeek(c, i, end, shift);
        }

        if (!IsSingular(c, q, out var unit) || unit == TimeUnit.Day)
        {
            return null;
        }

        // Only decades keep their article.
        return isThe && unit is not (TimeUnit.Decade or TimeUnit.Century) ? null : Of(c, i, q + 1, unit, shift);
    }

    internal static Piece? Of(DateContext c, int from, int to, TimeUnit unit, int shift)
    {
        var today = c.Today;
        switch (unit)
        {
            case TimeUnit.Week:
                return Weeks.Week(from, to, CalendarMath.Monday(today).AddDays(7 * shift));
            case TimeUnit.Weekend:
                var saturday = CalendarMath.InWeek(today, 6, shift);
                return new Piece(from, to, Meaning.DateRange(TimexText.Weekend(saturday), saturday, saturday.AddDays(2)));
            case TimeUnit.Month:
                var month = CalendarMath.MonthStart(today).AddMonths(shift);
                return Months.Of(from, to, month.Year, month.Month);
            case TimeUnit.Year:
                return Years.Of(from, to, today.Year + shift);
            case TimeUnit.Quarter:
                var quarter = CalendarMath.QuarterStart(today).AddMonths(3 * shift);
                return Quarters.Of(from, to, quarter.Year, quarter.Month, 3);
            case TimeUnit.Second or TimeUnit.Minute or TimeUnit.Hour:
                return shift == 0 ? null : Rolling.Clock(c, from, to, new Duration(to, [(1, unit)]), shift);
            default:
                return Aligned(from, to, unit, Start(today, unit), shift, 1);
        }
    }

    /// <summary>Whole fortnights, decades or centuries, counted from the one that <paramref name="start"/> opens.</summary>
    internal static Piece Aligned(int from, int to, TimeUnit unit, DateTime start, int shift, int count)
    {
        var first = unit.Add(start, shift > 0 ? 1 : shift < 0 ? -count : 0);
        var last = unit.Add(first, shift == 0 ? 1 : count);
        return new Piece(from, to, Meaning.DateRange(TimexText.Range(first, last, TimexText.Duration(shift == 0 ? 1 : count, unit)), first, last)) { Grain = unit };
    }

    internal static DateTime Start(DateTime today, TimeUnit unit) => unit switch
    {
        TimeUnit.Fortnight => CalendarMath.Monday(today),
        TimeUnit.Quarter => CalendarMath.QuarterStart(today),
        TimeUnit.Decade => CalendarMath.YearStart(today.Year / 10 * 10),
        _ => CalendarMath.YearStart(today.Year / 100 * 100),
    };

    private static bool IsSingular(DateContext c, int i, out TimeUnit unit) =>
        DateWords.TryUnit(c.Word(i), out unit) && c.Word(i)[^1] != 's' && c.Word(i) is not ("night" or "d" or "h" or "y") && c.Word(i) is not "second";

    private static bool TryWorkWeek(DateContext c, int i, out int end)
    {
        end = c.Is(i, "workweek") ? i + 1 : i + (c.Is(i + 1, "-") ? 3 : 2);
        return c.Is(i, "workweek") || (c.IsAny(i, "work", "working", "business") && c.Is(end - 1, "week"));
    }

    private static Piece WorkWeek(DateContext c, int from, int to, int shift)
    {
        var monday = CalendarMath.Monday(c.Today).AddDays(7 * shift);
        return new Piece(from, to, Meaning.DateRange(TimexText.Week(monday), monday, monday.AddDays(5))) { Grain = TimeUnit.Week };
    }

    private static Piece? Same(DateContext c, int i, TimeUnit unit)
    {
        var here = Of(c, i, i + 2, unit, 0);
        var timex = unit switch { TimeUnit.Year => "XXXX", TimeUnit.Month => "XXXX-XX", _ => "XXXX-WXX" };
        return here is null ? null : here with { Meaning = here.Meaning.Select(TimexKind.DateRange, one => one with { Timex = timex }) with { Mod = "ref_undef" } };
    }

    /// <summary>"rest of the week": from today to its last day.</summary>
    private static Piece? ReadRest(DateContext c, int i)
    {
        if (!c.Is(i, "rest") || !c.Is(i + 1, "of"))
        {
            return null;
        }

        var p = c.Skip(i + 2, "the", "this", "my", "current");
        if (!c.IsAny(p, "week", "month", "year") || !DateWords.TryUnit(c.Word(p), out var unit) || Of(c, i, p + 1, unit, 0)?.Meaning.Past.End is not { } end)
        {
            return null;
        }

        // The specification counts the days of a week without the first one, those of a month with it.
        var last = end.AddDays(-1);
        var days = (int)(last - c.Today).TotalDays + (unit == TimeUnit.Week ? 0 : 1);
        return new Piece(i, p + 1, Meaning.DateRange(TimexText.Range(c.Today, last, $"P{days}D"), c.Today, last));
    }

    private static Piece? ReadToDate(DateContext c, int i)
    {
        var isShort = c.IsAny(i, "ytd", "mtd", "qtd");
        if (!isShort && !(c.IsAny(i, "year", "month", "quarter", "week") && c.Is(i + 1, "to") && c.Is(i + 2, "date")))
        {
            return null;
        }

        var unit = c.Word(i)[0] switch { 'y' => TimeUnit.Year, 'm' => TimeUnit.Month, 'q' => TimeUnit.Quarter, _ => TimeUnit.Week };
        var whole = Of(c, i, isShort ? i + 1 : i + 3, unit, 0);
        return whole is null ? null : whole with { Meaning = whole.Meaning.Select(TimexKind.DateRange, one => one with { End = c.Today }) };
    }
}
