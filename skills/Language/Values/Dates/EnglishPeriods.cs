using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>English weeks, months, quarters, halves and years: next week, last 30 days, end of September, Q2 2025, YTD.</summary>
internal static class EnglishPeriods
{
    /// <summary>Words that move a week, month, quarter or year.</summary>
    internal static readonly (string Word, int Shift)[] Shifts =
    [
        ("this", 0), ("current", 0), ("the", 0), ("next", 1), ("coming", 1), ("following", 1), ("upcoming", 1), ("last", -1), ("previous", -1), ("prior", -1),
    ];

    internal static DateHit? Read(DateText t, int i, int end, ReadOnlySpan<char> word) => word switch
    {
        "last" or "final" when LastOfYear(t, i, end) is { } closing => closing,
        "this" or "next" or "last" or "past" or "previous" or "coming" or "following" or "current" or "upcoming" or "prior" => Moved(t, i, end, word),
        "end" or "close" when t.Low.Has(end, " of ") => EnglishPeriodParts.Edge(t, i, end + 4, 1),
        "beginning" or "start" when t.Low.Has(end, " of ") => EnglishPeriodParts.Edge(t, i, end + 4, -1),
        "early" or "mid" or "late" when t.Low.At(end) is ' ' or '-' => EnglishPeriodParts.Third(t, i, end + 1, word.ToString()),
        "later" when t.Low.At(end) == ' ' => EnglishPeriodParts.Remaining(t, i, end + 1),
        "rest" or "remainder" when t.Low.Has(end, " of ") => EnglishPeriodParts.Remaining(t, i, end + 4),
        "eom" => EnglishPeriodParts.EndOf(i, end, Days.MonthEnd(t.Today)),
        "eow" => EnglishPeriodParts.EndOf(i, end, Days.InWeek(t.Today, DayOfWeek.Friday)),
        "eod" or "cob" => EnglishPeriodParts.DayBehind(t, i, end) ?? EnglishPeriodParts.EndOf(i, end, t.Today),
        "fy" => FiscalYear(t, i, end),
        "eoq" => EnglishPeriodParts.EndOf(i, end, Days.Quarter(t.Today.Year, Days.QuarterOf(t.Today)).To),
        "eoy" => EnglishPeriodParts.EndOf(i, end, new DateOnly(t.Today.Year, 12, 31)),
        "month" or "year" or "quarter" or "week" => PeriodEnd(t, i, end, word),
        "ytd" => SoFar(i, end, new DateOnly(t.Today.Year, 1, 1), t.Today),
        "mtd" => SoFar(i, end, Days.MonthStart(t.Today), t.Today),
        "qtd" => SoFar(i, end, Days.Quarter(t.Today.Year, Days.QuarterOf(t.Today)).From, t.Today),
        "wtd" => SoFar(i, end, Days.WeekStart(t.Today), t.Today),
        "first" => FirstFew(t, i, end) ?? Numbered(t, i, end, 1),
        "second" => Numbered(t, i, end, 2),
        "third" => Numbered(t, i, end, 3),
        "fourth" => Numbered(t, i, end, 4),
        "q" or "h" => Code(t, i),
        "after" or "before" or "post" => AroundHoliday(t, i, end, word is "before" ? -1 : 1),
        _ => ChineseDates.Holiday(t, i, null),
    };

    /// <summary>FY2025, FY25: taken as the calendar year.</summary>
    private static DateHit? FiscalYear(DateText t, int i, int end)
    {
        var p = t.S.SkipBlanks(end, 1);
        if (!Chars.IsDigit(t.S.At(p)) || !SmallInts.TryRead(t.S, p, out var year, out var behind) || Chars.IsWord(t.S.At(behind)))
        {
            return null;
        }

        year += behind - p == 2 ? 2000 : 0;
        if (year is < 1990 or > 2099)
        {
            return null;
        }

        var hit = DateHit.Period(i, behind, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), DateGrain.Year);
        hit.HasYear = true;
        return hit;
    }

    /// <summary>"first three quarters", "first 5 months of 2025"; of this year when none is said.</summary>
    private static DateHit? FirstFew(DateText t, int i, int end)
    {
        var p = t.S.SkipBlanks(end, 1);
        if (p >= t.S.Length || !NumeralScanner.TryRead(t.S, p, out var n) || n.High is < 2 or > 12)
        {
            return null;
        }

        var q = t.S.SkipBlanks(n.End, 1);
        var unit = t.Low.HasAny(q, ["quarters", "months"]);
        var months = (int)n.High * (unit == 8 ? 3 : 1);
        if (unit == 0 || months > 12)
        {
            return null;
        }

        var year = EnglishDates.Year(t.Low, q + unit, out var behind) ?? YearWords(t, q + unit, out behind);
        var from = new DateOnly(year ?? t.Today.Year, 1, 1);
        return DateHit.Period(i, behind, (from, Days.MonthEnd(from.AddMonths(months - 1))), DateGrain.Range, year is null ? Pending.YearlessPeriod : Pending.None);
    }

    internal static DateHit? Code(DateText t, int i)
    {
        var hit = ChinesePeriods.Rest(t, i, t.Today.Year, false);
        if (hit is null || hit.End - i != 2)
        {
            return hit;
        }

        var year = EnglishDates.Year(t.Low, hit.End, out var end) ?? YearWords(t, hit.End, out end);
        if (year is { } y && ChinesePeriods.Rest(t, i, y, true) is { } dated)
        {
            (dated.End, dated.HasYear) = (end, true);
            return dated;
        }

        return hit;
    }

    /// <summary>" of this year", " last year" behind a quarter or a month.</summary>
    private static int? YearWords(DateText t, int p, out int end)
    {
        end = p;
        var q = t.Low.SkipBlanks(p, 1);
        q += t.Low.Has(q, "of ") ? 3 : 0;
        foreach (var (word, shift) in Shifts)
        {
            if (t.Low.Has(q, word) && t.Low.Has(q + word.Length, " year"))
            {
                end = q + word.Length + 5;
                return t.Today.Year + shift;
            }
        }

        return null;
    }

    /// <summary>"second quarter", "first half of the year"; null for "first half of the project".</summary>
    internal static DateHit? Numbered(DateText t, int i, int end, int number)
    {
        if (t.Low.HasAny(end, [" week of ", " week in "]) > 0 && EnglishPeriodParts.WeekOf(t, i, end + 9, number) is { } week)
        {
            return week;
        }

        var unit = t.Low.HasAny(end, [" quarter", " half", "-quarter", "-half"]);
        if (unit == 0 || Chars.IsLetter(t.Low.At(end + unit)) || number > (unit == 5 ? 2 : 4))
        {
            return null;
        }

        var year = EnglishDates.Year(t.Low, end + unit, out var behind) ?? YearWords(t, end + unit, out behind);
        if (year is null && (t.Low.HasAny(end + unit, [" of ", " an hour"]) > 0))
        {
            return null;
        }

        var pending = year is null ? Pending.YearlessPeriod : Pending.None;
        var hit = unit == 5
            ? DateHit.Period(i, behind, Days.Half(year ?? t.Today.Year, number), DateGrain.HalfYear, pending)
            : DateHit.Period(i, behind, Days.Quarter(year ?? t.Today.Year, number), DateGrain.Quarter, pending);
        hit.HasYear = year is not null;
        return hit;
    }

    // "the last quarter of the year": the fourth, not the one before this.
    private static DateHit? LastOfYear(DateText t, int i, int end) =>
        Numbered(t, i, end, t.Low.HasAny(end, [" half", "-half"]) > 0 ? 2 : 4) is { HasYear: true } hit && t.Low[end..hit.End].Contains(" of ", StringComparison.Ordinal) ? hit : null;

    private static DateHit? Moved(DateText t, int i, int end, ReadOnlySpan<char> word)
    {
        var s = t.Low;
        if (s.At(end) != ' ')
        {
            return null;
        }

        var shift = word is "this" or "current" ? 0 : word is "last" or "past" or "previous" or "prior" ? -1 : 1;
        var p = s.SkipBlanks(end, 1);
        if (shift == -1 && t.Low.Has(p, "week of ") && EnglishPeriodParts.WeekOf(t, i, p + 8, 0) is { } lastWeek)
        {
            return lastWeek;
        }

        if (Rolling(t, i, p, shift, word is "past") is { } rolling)
        {
            return rolling;
        }

        var next = s.WordEnd(p);
        if (EnglishDates.WeekdayAt(s, p, out var behind) is { } weekday)
        {
            var hit = DateHit.Day(i, behind, Days.InWeek(t.Today.AddDays(7 * shift), weekday), DateAnchor.Weekday);
            (hit.Weekday, hit.Pending) = (weekday, word is "coming" or "upcoming" ? Pending.Weekday : Pending.None);
            hit.Tense = word is "coming" or "upcoming" ? Tense.Future : Tense.Unknown;
            return hit;
        }

        if (EnglishDates.MonthAt(s, p, out var month, out behind))
        {
            var year = t.Today.Year + (shift < 0 && month >= t.Today.Month ? -1 : shift > 0 && month <= t.Today.Month ? 1 : 0);
            return DateHit.Period(i, behind, Days.Month(year, month), DateGrain.Month);
        }

        switch (s[p..next])
        {
            case "morning" or "afternoon" or "evening" when shift == 0:
            case "night" when shift == -1:
                var day = DateHit.Day(i, end, t.Today.AddDays(shift), DateAnchor.Relative);
                return day;
            case "weekend":
                var saturday = Days.InWeek(t.Today.AddDays(7 * shift), DayOfWeek.Saturday);
                return DateHit.Period(i, next, (saturday, saturday.AddDays(1)), DateGrain.Range);
        }

        return Unit(t, i, p, shift) is { } unit ? WithWeekday(t, unit) : null;
    }

    /// <summary>"next week Tuesday", "next week on Tuesday".</summary>
    private static DateHit WithWeekday(DateText t, DateHit hit)
    {
        var p = t.Low.SkipBlanks(hit.End, 1);
        p += t.Low.Has(p, "on ") ? 3 : 0;
        if (hit.Grain == DateGrain.Week && EnglishDates.WeekdayAt(t.Low, p, out var end) is { } weekday)
        {
            return DateHit.Day(hit.Start, end, Days.InWeek(hit.From, weekday), DateAnchor.Weekday);
        }

        return hit;
    }

    /// <summary>week, month, quarter, half, year at <paramref name="p"/>, moved; null for "fiscal year" and other words.</summary>
    internal static DateHit? Unit(DateText t, int start, int p, int shift)
    {
        var s = t.Low;
        p += s.HasAny(p, ["calendar ", "business ", "working "]);
        var end = s.WordEnd(p);
        switch (s[p..end])
        {
            case "week" or "wk":
                var week = Days.WeekStart(t.Today).AddDays(7 * shift);
                return DateHit.Period(start, end, (week, week.AddDays(6)), DateGrain.Week);
            case "month":
                var month = Days.MonthStart(t.Today).AddMonths(shift);
                return DateHit.Period(start, end, (month, Days.MonthEnd(month)), DateGrain.Month);
            case "quarter" or "qtr":
                var quarter = Days.Quarter(t.Today.Year, Days.QuarterOf(t.Today)).From.AddMonths(3 * shift);
                return DateHit.Period(start, end, (quarter, Days.MonthEnd(quarter.AddMonths(2))), DateGrain.Quarter);
            case "half":
                var half = Days.Half(t.Today.Year, t.Today.Month <= 6 ? 1 : 2).From.AddMonths(6 * shift);
                return DateHit.Period(start, end, (half, Days.MonthEnd(half.AddMonths(5))), DateGrain.HalfYear);
            case "year" or "yr":
                var year = t.Today.Year + shift;
                var hit = DateHit.Period(start, end, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), DateGrain.Year);
                hit.HasYear = true;
                return hit;
            default:
                return null;
        }
    }

    /// <summary>last 30 days, past week, next two weeks, last few days.</summary>
    private static DateHit? Rolling(DateText t, int start, int p, int shift, bool past)
    {
        if (shift == 0)
        {
            return null;
        }

        var few = t.Low.HasAny(p, ["few days", "couple of days", "several days"]);
        if (few > 0)
        {
            return Stretch(t, start, p + few, new TimeLength(p, p + few, 7, "day"), shift);
        }

        if (past && t.Low.HasAny(p, ["week", "month", "quarter", "year"]) is > 0 and var word && !Chars.IsLetter(t.Low.At(p + word)))
        {
            return Stretch(t, start, p + word, new TimeLength(p, p + word, 1, t.Low.Substring(p, word)), -1);
        }

        return p < t.S.Length && (Chars.IsDigit(t.S[p]) || EnglishNumerals.Small(t.S.AsSpan(p, t.S.WordEnd(p) - p)) is not null || t.Low.HasAny(p, ["couple of ", "half "]) > 0)
            && DurationScanner.TryRead(t.S, p, out var length) && length.Unit is not ("hour" or "minute" or "second")
            ? Stretch(t, start, length.End, length, shift) : null;
    }

    private static DateHit Stretch(DateText t, int start, int end, TimeLength length, int shift) => shift > 0
        ? DateHit.Period(start, end, (t.Today, Offsets.Shift(t.Today, length, 1).AddDays(-1)), DateGrain.Range)
        : DateHit.Period(start, end, (Offsets.Shift(t.Today, length, -1).AddDays(1), t.Today), DateGrain.Range);

    /// <summary>month-end, year end, quarter to date.</summary>
    private static DateHit? PeriodEnd(DateText t, int i, int end, ReadOnlySpan<char> word)
    {
        var length = t.Low.HasAny(end, [" to date", "-to-date", " so far", "-end", " end"]);
        if (length == 0 || Chars.IsLetter(t.Low.At(end + length)) || Unit(t, i, i, 0) is not { } period)
        {
            return null;
        }

        return length > 4
            ? SoFar(i, end + length, period.From, t.Today)
            : EnglishPeriodParts.EndOf(i, end + length, word is "week" ? period.From.AddDays(4) : period.To);
    }

    private static DateHit SoFar(int start, int end, DateOnly from, DateOnly today)
    {
        var hit = DateHit.Period(start, end, (from, today), DateGrain.Range);
        hit.SoFar = true;
        return hit;
    }

    /// <summary>after the holiday(s), before the break.</summary>
    private static DateHit? AroundHoliday(DateText t, int i, int end, int side)
    {
        var length = t.Low.HasAny(end, [" the holidays", " the holiday", " holidays", " holiday", "-holiday", " the long weekend", " the break"]);
        return length == 0 || Chars.IsLetter(t.Low.At(end + length)) ? null : ChineseDates.AroundHoliday(t, i, end + length, side);
    }
}
