using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Parts of English periods: end of September, early next month, later this week, 3rd week of July, EOD Friday.</summary>
internal static class EnglishPeriodParts
{
    /// <summary>A period at <paramref name="p"/> that "end of" or "early" can stand before.</summary>
    private static DateHit? Base(DateText t, int p)
    {
        var s = t.Low;
        if (EnglishDates.MonthAt(s, p, out var month, out var end))
        {
            return EnglishDates.Month(t, p, end, month);
        }

        if (Chars.IsDigit(s.At(p)))
        {
            return SmallInts.TryRead(s, p, out var year, out end) && end - p == 4 && year is >= 2000 and <= 2099
                ? DateHit.Period(p, end, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), DateGrain.Year) : null;
        }

        if (s.At(p) is 'q' or 'h' && Chars.IsDigit(s.At(p + 1)))
        {
            return EnglishPeriods.Code(t, p);
        }

        foreach (var (word, shift) in EnglishPeriods.Shifts)
        {
            if (s.Has(p, word) && s.At(p + word.Length) == ' ')
            {
                return EnglishPeriods.Unit(t, p, p + word.Length + 1, shift);
            }
        }

        return EnglishPeriods.Unit(t, p, p, 0);
    }

    internal static DateHit? Edge(DateText t, int start, int p, int side)
    {
        var day = t.Low.HasAny(p, ["the business day", "business day", "the working day", "the day", "business", "play", "today", "day"]);
        if (day > 0 && side > 0)
        {
            return DayBehind(t, start, p + day) ?? EndOf(start, p + day, t.Today);
        }

        if (Base(t, p) is not { } period)
        {
            return null;
        }

        (period.Start, period.Anchor) = (start, DateAnchor.Period);
        if (side < 0)
        {
            return Narrow(period, period.From, period.Grain switch { DateGrain.Week => period.From.AddDays(1), DateGrain.Month => period.From.AddDays(9), _ => Days.MonthEnd(period.From) });
        }

        // The end of a working week is its Friday.
        var last = period.Grain == DateGrain.Week ? period.From.AddDays(4) : period.To;
        period = Narrow(period, last, last);
        period.Grain = DateGrain.Day;
        return period;
    }

    internal static DateHit? Third(DateText t, int start, int p, string word)
    {
        if (Base(t, p) is not { IsDay: false } period)
        {
            return null;
        }

        period.Start = start;
        var (from, to) = (period.From, period.To);
        return (period.Grain, word) switch
        {
            (DateGrain.Month, "early") => Narrow(period, from, from.AddDays(9)),
            (DateGrain.Month, "mid") => Narrow(period, from.AddDays(10), from.AddDays(19)),
            (DateGrain.Month, _) => Narrow(period, from.AddDays(20), to),
            (DateGrain.Week, "early") => Narrow(period, from, from.AddDays(1)),
            (DateGrain.Week, "mid") => Narrow(period, from.AddDays(1), from.AddDays(3)),
            (DateGrain.Week, _) => Narrow(period, from.AddDays(3), from.AddDays(4)),
            (DateGrain.Year, "mid") => Narrow(period, new DateOnly(from.Year, 6, 1), new DateOnly(from.Year, 6, 30)),
            (_, "early") => Narrow(period, from, Days.MonthEnd(from)),
            (_, "mid") => Narrow(period, from.AddMonths(1), Days.MonthEnd(from.AddMonths(1))),
            _ => Narrow(period, Days.MonthStart(to), to),
        };
    }

    /// <summary>later this week, rest of the month: from today on.</summary>
    internal static DateHit? Remaining(DateText t, int start, int p)
    {
        if (!(t.Low.Has(p, "this ") || t.Low.Has(p, "the ")) || Base(t, p) is not { IsDay: false, Pending: Pending.None } period || period.From > t.Today || period.To < t.Today)
        {
            return null;
        }

        period.Start = start;
        return Narrow(period, t.Today, period.To);
    }

    /// <summary>The <paramref name="number"/>th seven days of a month; 0 for the last seven.</summary>
    internal static DateHit? WeekOf(DateText t, int start, int p, int number)
    {
        if (number > 4 || Base(t, p) is not { Grain: DateGrain.Month } month)
        {
            return null;
        }

        month.Start = start;
        return number == 0 ? Narrow(month, month.To.AddDays(-6), month.To) : Narrow(month, month.From.AddDays(7 * (number - 1)), month.From.AddDays((7 * number) - 1));
    }

    /// <summary>EOD Friday, end of business tomorrow: the day follows.</summary>
    internal static DateHit? DayBehind(DateText t, int start, int p)
    {
        p = t.S.SkipBlanks(p, 1);
        p += t.Low.HasAny(p, ["on "]);
        if (p >= t.S.Length || !Chars.IsLetter(t.S[p]) || t.Low.HasAny(p, ["eod", "cob", "end of", "close of"]) > 0 || EnglishDates.Read(t, p) is not { IsDay: true } day)
        {
            return null;
        }

        day.Start = start;
        return day;
    }

    private static DateHit Narrow(DateHit hit, DateOnly from, DateOnly to)
    {
        (hit.From, hit.To, hit.Grain) = (from, to, DateGrain.Range);
        return hit;
    }

    internal static DateHit EndOf(int start, int end, DateOnly day) => DateHit.Day(start, end, day, DateAnchor.Period);
}
