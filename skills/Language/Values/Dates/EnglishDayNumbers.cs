using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>English dates that begin with a figure: 30 June, the 26th, 15-20 October, 2025 behind "in".</summary>
internal static class EnglishDayNumbers
{
    /// <summary>30 June, 30th of June, the 26th, 15-20 June, 2025 behind "in".</summary>
    internal static DateHit? Read(DateText t, int i, bool afterThe)
    {
        var s = t.Low;
        if (!NumeralScanner.StartsClean(s, i) || !SmallInts.TryRead(s, i, out var number, out var digitsEnd) || !Chars.IsDigit(s[i]))
        {
            return null;
        }

        if (digitsEnd - i == 4)
        {
            return BareYear(t, i, number, digitsEnd);
        }

        if (digitsEnd - i > 2 || number is < 1 or > 31)
        {
            return null;
        }

        var end = digitsEnd + s.HasAny(digitsEnd, ["st", "nd", "rd", "th"]);
        var ordinal = end > digitsEnd;
        var p = s.SkipBlanks(end, 1);
        var joint = s.HasAny(p, ["-", "to "]);
        if (joint > 0 && EnglishDates.TryDay(s, s.SkipBlanks(p + joint, 1), out var last, out var lastEnd) && EnglishDates.MonthAt(s, lastEnd, out var rangeMonth, out var rangeEnd) && last > number && Days.Exists(2024, rangeMonth, last))
        {
            var year = EnglishDates.Year(s, rangeEnd, out var yearEnd);
            var from = NumericDates.MonthDay(t, i, end, rangeMonth, number, year);
            from.RangeEnd = NumericDates.MonthDay(t, p + joint, year is null ? rangeEnd : yearEnd, rangeMonth, last, year);
            return from;
        }

        if (EnglishDates.MonthAt(s, end, out var month, out var monthEnd) && Days.Exists(2024, month, number))
        {
            var year = EnglishDates.Year(s, monthEnd, out var yearEnd);
            return NumericDates.MonthDay(t, i, year is null ? monthEnd : yearEnd, month, number, year);
        }

        if (ordinal && !Chars.IsWord(s.At(end)))
        {
            return EnglishPeriods.Numbered(t, i, end, number) ?? OfMonth(t, i, end, number, afterThe);
        }

        return null;
    }

    private static DateHit? OfMonth(DateText t, int i, int end, int day, bool afterThe)
    {
        var next = t.Low.SkipBlanks(end, 1);
        var noun = next > end && Chars.IsLetter(t.Low.At(next)) && !StopWords.IsStop(t.Low.AsSpan(next, t.Low.WordEnd(next) - next));
        if (!afterThe && !EnglishDates.PrepositionBefore(t.Low, i) && noun)
        {
            return null;
        }

        if (noun && t.Low.HasAny(next, ["floor", "time", "visit", "call", "meeting", "party", "week", "month", "year", "round", "phase", "gen", "place", "step", "day", "version", "site", "draft", "attempt", "quarter", "half", "anniversary", "order", "deal", "line", "most", "largest", "biggest"]) > 0)
        {
            return null;
        }

        var hit = DateHit.Day(i, end, t.Today, DateAnchor.DayOfMonth);
        (hit.Pending, hit.DayNumber) = (Pending.DayOfMonth, day);
        foreach (var (word, shift) in EnglishPeriods.Shifts)
        {
            if (t.Low.Has(next, "of " + word + " month"))
            {
                var month = Days.MonthStart(t.Today).AddMonths(shift);
                if (Days.Exists(month.Year, month.Month, day))
                {
                    hit = DateHit.Day(i, next + word.Length + 9, new DateOnly(month.Year, month.Month, day), DateAnchor.Absolute);
                }
            }
        }

        return hit;
    }

    private static DateHit? BareYear(DateText t, int i, int year, int end)
    {
        if (year is < 2000 or > 2099 || Chars.IsWord(t.Low.At(end)) || t.Low.At(end) is '.' or '-' && Chars.IsDigit(t.Low.At(end + 1)) || !(EnglishDates.PrepositionBefore(t.Low, i) || t.Low.EndsWithAny(t.Low.BackBlanks(i), ["year", "fy", "whole of", "all of"]) > 0 || t.Low.HasAny(end, [" vs ", " versus "]) > 0))
        {
            return null;
        }

        var next = t.Low.SkipBlanks(end, 1);
        if (next > end && ValueLexicon.EnglishCounted.Contains(t.Low[next..t.Low.WordEnd(next)]))
        {
            return null;
        }

        var hit = DateHit.Period(i, end, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), DateGrain.Year);
        hit.HasYear = true;
        return hit;
    }
}
