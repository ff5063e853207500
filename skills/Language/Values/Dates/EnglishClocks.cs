using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>English clock times and parts of the day: 10am, 4.30pm, 2-4pm, at 4, noon, half past three, morning.</summary>
internal static class EnglishClocks
{
    internal static bool TryRead(DateText t, int p, bool afterDate, out ClockHit hit)
    {
        hit = default;
        var s = t.Low;
        if (Chars.IsLetter(s.At(p)))
        {
            return !Chars.IsWord(s.At(p - 1)) && (TrySpelled(s, p, out hit) || TryWord(t, p, afterDate, out hit));
        }

        if (!Chars.IsDigit(s.At(p)) || Chars.IsWord(s.At(p - 1)) || (s.At(p - 1) is '.' or '-' && Chars.IsWord(s.At(p - 2))) || !TryTime(s, p, out var hour, out var minute, out var end))
        {
            return false;
        }

        var q = s.SkipBlanks(end, 1);
        var joint = s.HasAny(q, ["-", "to ", "until ", "till ", "~"]);
        if (joint > 0 && TryTime(s, s.SkipBlanks(q + joint, 1), out var hour2, out var minute2, out var end2) && Half(s, end2, out var behind2) is { } half2)
        {
            var half1 = Half(s, end, out _) ?? (Hour(hour, half2) <= Hour(hour2, half2) ? half2 : 'a');
            hit = new ClockHit(behind2, new TimeOnly(Hour(hour, half1), minute), new TimeOnly(Hour(hour2, half2), minute2), DayPart.None);
            return true;
        }

        if (Half(s, end, out var behind) is { } half && hour is >= 1 and <= 12)
        {
            hit = new ClockHit(behind, new TimeOnly(Hour(hour, half), minute), null, DayPart.None);
            return true;
        }

        return s.HasAny(q, ["o'clock"]) is > 0 and var clock && Plain(hour, minute, q + clock, out hit);
    }

    /// <summary>'a' or 'p' for am and pm at or one blank behind <paramref name="i"/>; null for neither.</summary>
    internal static char? Half(string s, int i, out int end)
    {
        var p = s.SkipBlanks(i, 1);
        var length = s.HasAny(p, ["a.m.", "p.m.", "am", "pm"]);
        end = p + length;
        return length > 0 && !Chars.IsWord(s.At(end)) ? s[p] : null;
    }

    internal static int Hour(int hour, char half) => half == 'p' ? (hour % 12) + 12 : hour % 12;

    private static bool TryTime(string s, int p, out int hour, out int minute, out int end)
    {
        minute = 0;
        if (!Chars.IsDigit(s.At(p)) || !SmallInts.TryRead(s, p, out hour, out end) || end - p > 2 || hour > 12)
        {
            (hour, end) = (0, p);
            return false;
        }

        if (s.At(end) is ':' or '.' && Chars.IsDigit(s.At(end + 1)) && Chars.IsDigit(s.At(end + 2)) && !Chars.IsDigit(s.At(end + 3)))
        {
            minute = ((s[end + 1] - '0') * 10) + s[end + 2] - '0';
            end += 3;
        }

        return minute < 60;
    }

    private static bool TryWord(DateText t, int p, bool afterDate, out ClockHit hit)
    {
        hit = default;
        var s = t.Low;
        var end = s.WordEnd(p);
        var at = s.Has(p, "at ") ? p + 3 : p;
        switch (s[p..end])
        {
            case "noon" or "midday":
                hit = new ClockHit(end, new TimeOnly(12, 0), null, DayPart.Noon);
                return true;
            case "midnight":
                hit = new ClockHit(end, new TimeOnly(23, 59), null, DayPart.Night);
                return true;
            case "morning" when afterDate:
                return Part(t, end, DayPart.Morning, out hit);
            case "afternoon" when afterDate:
                return Part(t, end, DayPart.Afternoon, out hit);
            case "evening" or "night" when afterDate:
                return Part(t, end, DayPart.Evening, out hit);
            case "in" when s.HasAny(p, ["in the morning", "in the afternoon", "in the evening"]) is > 0 and var length:
                var part = s[p + 7] == 'm' ? DayPart.Morning : s[p + 7] == 'a' ? DayPart.Afternoon : DayPart.Evening;
                hit = new ClockHit(p + length, null, null, part);
                return true;
            case "half" when s.Has(end, " past "):
                return TryPast(s, end + 6, 30, out hit);
            case "quarter" when s.Has(end, " past "):
                return TryPast(s, end + 6, 15, out hit);
            case "at" when s.HasAny(at, ["noon", "midday"]) is > 0 and var noon:
                hit = new ClockHit(at + noon, new TimeOnly(12, 0), null, DayPart.Noon);
                return true;
            case "at":
                return TryAt(t, at, out hit);
        }

        return afterDate && s.EndsWithAny(p, ["at "]) > 0 && TryAt(t, p, out hit);
    }

    private static bool Part(DateText t, int end, DayPart part, out ClockHit hit)
    {
        hit = new ClockHit(end, null, null, part);
        var p = t.S.SkipBlanks(end, 1);
        if ((t.Low.Has(p, "at ") ? TryAt(t, p + 3, out var clock) : ClockScanner.TryRead(t, p, false, out clock)) && clock.Time is { } time)
        {
            hit = clock with { Part = part, Time = part is not DayPart.Morning && time.Hour < 12 ? time.AddHours(12) : part is DayPart.Morning && time.Hour is > 12 ? time.AddHours(-12) : time };
        }

        return true;
    }

    /// <summary>three pm, eleven thirty am: a time only with its half of the day.</summary>
    private static bool TrySpelled(string s, int p, out ClockHit hit)
    {
        hit = default;
        var start = s.Has(p, "at ") ? p + 3 : p;
        var end = s.WordEnd(start);
        if (EnglishNumerals.Small(s.AsSpan(start, end - start)) is not (>= 1 and <= 12 and var hour))
        {
            return false;
        }

        var (next, minute) = (s.SkipBlanks(end, 1), 0);
        if (s.HasAny(next, ["fifteen", "thirty", "forty-five", "forty five"]) is > 0 and var length)
        {
            (minute, end) = (s[next + 1] == 'i' ? 15 : s[next] == 't' ? 30 : 45, next + length);
        }

        if (Half(s, end, out var behind) is not { } half)
        {
            return false;
        }

        hit = new ClockHit(behind, new TimeOnly(Hour(hour, half), minute), null, DayPart.None);
        return true;
    }

    private static bool TryPast(string s, int p, int minute, out ClockHit hit)
    {
        hit = default;
        var end = s.WordEnd(p);
        var hour = Chars.IsDigit(s.At(p)) && SmallInts.TryRead(s, p, out var digits, out end) ? digits : EnglishNumerals.Small(s.AsSpan(p, end - p)) ?? 0;
        return hour is >= 1 and <= 12 && Plain(hour, minute, end, out hit);
    }

    /// <summary>"at 4" is a time where nothing is counted behind it.</summary>
    internal static bool TryAt(DateText t, int p, out ClockHit hit)
    {
        hit = default;
        var s = t.Low;
        if (Chars.IsDigit(s.At(p)) && ClockScanner.TryRead(t, p, false, out hit) && hit.Time is not null)
        {
            return true;
        }

        var end = s.WordEnd(p);
        var hour = Chars.IsDigit(s.At(p)) && SmallInts.TryRead(s, p, out var digits, out end) && end - p <= 2 ? digits : EnglishNumerals.Small(s.AsSpan(p, Math.Max(0, end - p))) ?? 0;
        var next = s.SkipBlanks(end, 1);
        var isFree = next >= s.Length || s[next] is ',' or '.' or ';' or '!' or '?' || Chars.IsHan(s[next])
            || s.HasAny(next, ["on ", "tomorrow", "today", "sharp", "and ", "with ", "in the ", "next ", "this ", "mon", "tue", "wed", "thu", "fri", "to "]) > 0;
        return hour is >= 1 and <= 12 && isFree && s.At(end) is not '.' | s.At(end + 1) is ' ' or '\0' && Plain(hour, 0, end, out hit);
    }

    private static bool Plain(int hour, int minute, int end, out ClockHit hit)
    {
        hit = new ClockHit(end, new TimeOnly(hour is >= 1 and <= 6 ? hour + 12 : hour, minute), null, DayPart.None);
        return true;
    }
}
