using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>English words for days: tomorrow, next Monday, June 30, the 26th, 3 days ago.</summary>
internal static class EnglishDates
{
    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>
    {
        ["monday"] = DayOfWeek.Monday,
        ["mon"] = DayOfWeek.Monday,
        ["tuesday"] = DayOfWeek.Tuesday,
        ["tue"] = DayOfWeek.Tuesday,
        ["tues"] = DayOfWeek.Tuesday,
        ["wednesday"] = DayOfWeek.Wednesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["weds"] = DayOfWeek.Wednesday,
        ["thursday"] = DayOfWeek.Thursday,
        ["thu"] = DayOfWeek.Thursday,
        ["thur"] = DayOfWeek.Thursday,
        ["thurs"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday,
        ["fri"] = DayOfWeek.Friday,
        ["saturday"] = DayOfWeek.Saturday,
        ["sat"] = DayOfWeek.Saturday,
        ["sunday"] = DayOfWeek.Sunday,
        ["sun"] = DayOfWeek.Sunday,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>
    {
        ["january"] = 1,
        ["jan"] = 1,
        ["february"] = 2,
        ["feb"] = 2,
        ["march"] = 3,
        ["mar"] = 3,
        ["april"] = 4,
        ["apr"] = 4,
        ["may"] = 5,
        ["june"] = 6,
        ["jun"] = 6,
        ["july"] = 7,
        ["jul"] = 7,
        ["august"] = 8,
        ["aug"] = 8,
        ["september"] = 9,
        ["sep"] = 9,
        ["sept"] = 9,
        ["october"] = 10,
        ["oct"] = 10,
        ["november"] = 11,
        ["nov"] = 11,
        ["december"] = 12,
        ["dec"] = 12,
    }.ToFrozenDictionary();

    private static readonly string[] MonthStarts = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly FrozenDictionary<string, DayOfWeek>.AlternateLookup<ReadOnlySpan<char>> WeekdayLookup = Weekdays.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthLookup = Months.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] TimePrepositions =
    [
        "in", "on", "by", "since", "until", "till", "of", "next", "last", "this", "for", "from", "through", "thru", "to", "before", "after", "between", "and", "during", "early", "mid", "late", "end", "vs", "or", "every", "-", "coming", "past",
    ];

    internal static DateHit? Read(DateText t, int i)
    {
        var s = t.Low;
        if (Chars.IsWord(s.At(i - 1)))
        {
            return null;
        }

        var end = s.WordEnd(i);
        var word = s.AsSpan(i, end - i);
        if (word is "the" && s.At(end) == ' ' && !s.Has(end + 1, "the "))
        {
            var inner = Chars.IsDigit(s.At(end + 1)) ? EnglishDayNumbers.Read(t, end + 1, true) : Chars.IsLetter(s.At(end + 1)) ? Read(t, end + 1) : null;
            if (inner is not null)
            {
                inner.Start = i;
            }

            return inner;
        }

        if (DayWord(t, i, end, word) is { } day)
        {
            return day;
        }

        if (WeekdayLookup.TryGetValue(word, out var weekday))
        {
            return Weekday(t, i, end, weekday);
        }

        return MonthLookup.TryGetValue(word, out var month) && IsMonth(t, i, end, word) ? Month(t, i, end, month) : EnglishPeriods.Read(t, i, end, word);
    }

    private static DateHit? DayWord(DateText t, int i, int end, ReadOnlySpan<char> word)
    {
        var s = t.Low;
        switch (word)
        {
            case "today" or "2day":
                return DateHit.Day(i, end, t.Today, DateAnchor.Relative);
            case "tonight":
                var tonight = DateHit.Day(i, end, t.Today, DateAnchor.Relative);
                tonight.Part = DayPart.Evening;
                return tonight;
            case "tomorrow" or "tmr" or "tmrw" or "tomorow" or "tommorow" or "tommorrow":
                return DateHit.Day(i, end, t.Today.AddDays(1), DateAnchor.Relative);
            case "yesterday" or "yday" or "ystd" or "yest":
                return DateHit.Day(i, end, t.Today.AddDays(-1), DateAnchor.Relative);
            case "y" when s.Has(end, "'day") && !Chars.IsWord(s.At(end + 4)):
                return DateHit.Day(i, end + 4, t.Today.AddDays(-1), DateAnchor.Relative);
            case "day" when s.Has(end, " after tomorrow"):
                return DateHit.Day(i, end + 15, t.Today.AddDays(2), DateAnchor.Relative);
            case "day" when s.Has(end, " before yesterday"):
                return DateHit.Day(i, end + 17, t.Today.AddDays(-2), DateAnchor.Relative);
            case "weekend" when s.Has(i - 4, "the "):
                var saturday = Days.InWeek(t.Today, DayOfWeek.Saturday);
                return DateHit.Period(i, end, (saturday, saturday.AddDays(1)), DateGrain.Range, Pending.Weekend);
            case "in" when s.At(end) == ' ':
                return Offsets.ReadEnglish(t, i, end, false);
            case "within" or "inside" when s.At(end) == ' ':
                return Offsets.ReadEnglish(t, i, end, true);
            case "a" or "an" or "half" or "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "ten" or "twelve":
                return Offsets.Read(t, i);
        }

        return null;
    }

    private static DateHit? Weekday(DateText t, int i, int end, DayOfWeek weekday)
    {
        if (end - i == 3 && !IsShortWeekday(t, i, end))
        {
            return null;
        }

        var hit = DateHit.Day(i, end, t.Today, DateAnchor.Weekday);
        (hit.Weekday, hit.Pending) = (weekday, Pending.Weekday);

        // Tuesday next week, Friday of last week; Friday week is the one behind the coming Friday, Friday after next likewise.
        var p = t.Low.SkipBlanks(end, 1);
        if (t.Low.HasAny(p, ["week", "after next"]) is > 0 and var weekLater && !Chars.IsWord(t.S.At(p + weekLater)))
        {
            (hit.From, hit.Pending, hit.End) = (Days.NextOn(t.Today, weekday).AddDays(7), Pending.None, p + weekLater);
            hit.To = hit.From;
            return hit;
        }

        p += t.Low.HasAny(p, ["of ", "in "]);
        foreach (var (word, shift) in EnglishPeriods.Shifts)
        {
            if (p > end && t.Low.Has(p, word) && t.Low.Has(p + word.Length, " week") && !Chars.IsLetter(t.Low.At(p + word.Length + 5)))
            {
                (hit.From, hit.Pending, hit.End) = (Days.InWeek(t.Today.AddDays(7 * shift), weekday), Pending.None, p + word.Length + 5);
                hit.To = hit.From;
            }
        }

        return hit;
    }

    /// <summary>"Sun", "Sat", "Mon", "Wed" are also names and verbs: a preposition must lead to them.</summary>
    private static bool IsShortWeekday(DateText t, int i, int end)
    {
        var led = PrepositionBefore(t.Low, i);
        var capital = t.S[i] is >= 'A' and <= 'Z';
        var nameBehind = t.S.At(end) == ' ' && t.S.At(end + 1) is >= 'A' and <= 'Z';
        return t.Low.HasAny(i, ["tue", "thu", "fri", "mon", "wed"]) > 0
            ? (led || capital || t.Low.HasAny(end, [" morning", " afternoon", " am", " pm"]) > 0) && !nameBehind | led
            : led && !nameBehind;
    }

    internal static bool PrepositionBefore(string s, int i)
    {
        var end = s.BackBlanks(i, 1);
        if (s.At(end - 1) == '-')
        {
            return true;
        }

        var start = s.WordStart(end);
        foreach (var word in TimePrepositions)
        {
            if (end - start == word.Length && s.Has(start, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Another month's name shortly before <paramref name="i"/>.</summary>
    private static bool HasOtherMonth(string low, int i)
    {
        var before = low.AsSpan(Math.Max(0, i - 20), Math.Min(20, i));
        foreach (var month in MonthStarts)
        {
            var at = before.IndexOf(month, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || !Chars.IsLetter(before[at - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMonth(DateText t, int i, int end, ReadOnlySpan<char> word)
    {
        var numberBehind = Chars.IsDigit(t.S.At(t.S.SkipBlanks(end, 1)));
        if (word is "may" or "march" or "mar")
        {
            // "April versus May": beside another month, and written as a name.
            var isBesideMonth = t.S[i] is 'M' && t.Low.EndsWithAny(t.S.BackBlanks(i), [" versus", " vs", " vs.", " than", " and", " or", " against", " with", ",", " to"]) > 0 && HasOtherMonth(t.Low, i);
            // "what did March bring": a name inside a sentence; a May may be a person.
            var isName = t.S[i] is 'M' && t.Low.At(i + 1) == 'a' && t.S.At(i + 1) == 'a' && i > 1 && Chars.IsLetter(t.S[t.S.BackBlanks(i) - 1]) && !(t.S.At(end) == ' ' && t.S.At(end + 1) is >= 'A' and <= 'Z') && (word is "march" || t.Low.EndsWithAny(t.S.BackBlanks(i), [" did", " was", " does", " make", " my", " our", " her", " his", " their", " your", " the", "'s"]) > 0);
            return numberBehind || isBesideMonth || isName || PrepositionBefore(t.Low, i) || t.Low.HasAny(end, [" to ", "-", " through ", " till ", " until "]) > 0 && t.S[i] is 'M';
        }

        var nameBehind = t.S.At(end) == ' ' && t.S.At(end + 1) is >= 'A' and <= 'Z' && t.S[i] is >= 'A' and <= 'Z';
        return word is not ("june" or "april" or "august" or "jan") || !nameBehind || PrepositionBefore(t.Low, i) || t.Low.HasAny(end + 1, ["to ", "q"]) > 0;
    }

    /// <summary>June, June 2025, June 30, June 30th, June 30, 2026, June 1-15.</summary>
    internal static DateHit Month(DateText t, int i, int end, int month)
    {
        var s = t.Low;
        end += s.At(end) == '.' && end - i <= 4 && s.At(end + 1) == ' ' ? 1 : 0;
        var p = s.SkipBlanks(end, 1);
        p += s.Has(p, "the ") ? 4 : 0;
        if (TryDay(s, p, out var day, out var behind) && Days.Exists(2024, month, day))
        {
            var year = Year(s, behind, out var afterYear);
            var hit = NumericDates.MonthDay(t, i, year is null ? behind : afterYear, month, day, year);
            var joint = s.HasAny(s.SkipBlanks(behind, 1), ["-", "to ", "through "]);
            var q = s.SkipBlanks(s.SkipBlanks(behind, 1) + joint, 1);
            if (year is null && joint > 0 && TryDay(s, q, out var last, out var lastEnd) && last > day && Days.Exists(2024, month, last))
            {
                hit.RangeEnd = NumericDates.MonthDay(t, q, lastEnd, month, last, null);
            }

            return hit;
        }

        var inYear = Year(s, end, out var yearEnd);
        var period = DateHit.Period(i, inYear is null ? end : yearEnd, Days.Month(inYear ?? t.Today.Year, month), DateGrain.Month, inYear is null ? Pending.YearlessPeriod : Pending.None);
        period.HasYear = inYear is not null;
        return period;
    }

    /// <summary>", 2026", " of 2026", " '26" at <paramref name="p"/>; also " this year", " last year".</summary>
    internal static int? Year(string s, int p, out int end)
    {
        end = p;
        var q = s.SkipBlanks(p + (s.At(p) == ',' ? 1 : 0), 1);
        q += s.HasAny(q, ["of ", "in "]);
        if (q > p && SmallInts.TryRead(s, q, out var year, out var behind) && behind - q == 4 && year is >= 1990 and <= 2099 && Chars.IsDigit(s[q]) && !Chars.IsWord(s.At(behind)))
        {
            end = behind;
            return year;
        }

        return null;
    }

    internal static bool TryDay(string s, int p, out int day, out int end)
    {
        day = 0;
        end = p;
        if (!Chars.IsDigit(s.At(p)) || !SmallInts.TryRead(s, p, out day, out end) || end - p > 2 || day is < 1 or > 31)
        {
            return false;
        }

        var suffix = s.HasAny(end, ["st", "nd", "rd", "th"]);
        if (suffix > 0 && !Chars.IsWord(s.At(end + suffix)))
        {
            end += suffix;
            return true;
        }

        var next = s.SkipBlanks(end, 1);
        return !Chars.IsWord(s.At(end)) && !(s.At(end) == ':' && Chars.IsDigit(s.At(end + 1))) && s.At(end) != '%' && s.HasAny(next, ["am", "pm", "a.m", "p.m", "%"]) == 0 && !(s.At(end) is '.' or ',' && Chars.IsDigit(s.At(end + 1)));
    }

    internal static bool MonthAt(string s, int p, out int month, out int end)
    {
        p = s.SkipBlanks(p, 1);
        p += s.At(p) == '-' ? 1 : 0;
        p += s.Has(p, "of ") ? 3 : 0;
        end = s.WordEnd(p);
        return MonthLookup.TryGetValue(s.AsSpan(p, end - p), out month);
    }

    internal static DayOfWeek? WeekdayAt(string s, int p, out int end)
    {
        end = s.WordEnd(p);
        return end - p != 3 && WeekdayLookup.TryGetValue(s.AsSpan(p, end - p), out var weekday) ? weekday : null;
    }
}
