using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>A length of time counted from today: 三天后, 两周内, 半年前, in two weeks, 3 days ago, within 5 business days.</summary>
internal static class Offsets
{
    internal static DateOnly Shift(DateOnly day, TimeLength length, int sign)
    {
        var amount = (double)Math.Min(length.Amount, 5_000m);
        return length.Unit switch
        {
            "workday" => ChineseHolidays.AddWorkdays(day, sign * (int)Math.Ceiling(amount)),
            "day" => day.AddDays(sign * (int)Math.Ceiling(amount)),
            "week" => day.AddDays(sign * (int)Math.Ceiling(amount * 7)),
            "month" => Months(day, sign, amount),
            "quarter" => Months(day, sign, amount * 3),
            "year" => Months(day, sign, Math.Min(amount, 900) * 12),
            _ => day,
        };
    }

    private static DateOnly Months(DateOnly day, int sign, double months)
    {
        var whole = (int)months;
        return day.AddMonths(sign * whole).AddDays(sign * (int)((months - whole) * 30));
    }

    /// <summary>Chinese: the length comes first (三天后).</summary>
    internal static DateHit? Read(DateText t, int i)
    {
        var s = t.S;
        if (s.At(i - 1) is '第' or '每' or '后' || !DurationScanner.TryRead(s, i, out var length))
        {
            return ReadDays(t, i);
        }

        var p = length.End;
        var suffix = s.HasAny(p, ["之后", "以后", "之内", "以内", "之前", "以前", "后", "内", "前"]);
        if (suffix == 0)
        {
            return EnglishBehind(t, length);
        }

        var end = p + suffix;
        var kind = s[end - 1];
        if (kind is '前' or '后' && s.At(end) is '台' or '面' or '期' or '续' or '端' or '提' or '景' or '天' && suffix == 1)
        {
            return null;
        }

        return kind switch
        {
            '后' => Point(t, i, end, length, 1),
            '前' => Point(t, i, end, length, -1),
            _ => Within(t, i, end, length),
        };
    }

    /// <summary>30日内, 3日后: 日 is a length only here.</summary>
    private static DateHit? ReadDays(DateText t, int i)
    {
        if (!SmallInts.TryRead(t.S, i, out var days, out var end) || t.S.At(end) != '日')
        {
            return null;
        }

        var suffix = t.S.HasAny(end + 1, ["之内", "以内", "内", "之后", "后"]);
        var length = new TimeLength(i, end + 1, days, "day");
        return suffix == 0 ? null : t.S[end + suffix] == '内' ? Within(t, i, end + 1 + suffix, length) : Point(t, i, end + 1 + suffix, length, 1);
    }

    private static DateHit? EnglishBehind(DateText t, TimeLength length)
    {
        var p = t.S.SkipBlanks(length.End, 1);
        if (p == length.End)
        {
            return null;
        }

        if (length.Unit == "week" && FromDay(t, length, p) is { } counted)
        {
            return counted;
        }

        var ago = t.Low.HasAny(p, ["ago"]);
        var later = t.Low.HasAny(p, ["from now", "from today", "later", "out"]);
        return ago + later == 0 || Chars.IsWord(t.S.At(p + ago + later)) ? null : Point(t, length.Start, p + ago + later, length, ago > 0 ? -1 : 1);
    }

    /// <summary>"a week today", "two weeks tomorrow", "a week on Friday", "a week from Monday": weeks counted from another day than today.</summary>
    private static DateHit? FromDay(DateText t, TimeLength length, int p)
    {
        var bare = t.Low.HasAny(p, ["today", "tomorrow"]);
        if (bare > 0 && !Chars.IsWord(t.S.At(p + bare)))
        {
            return DateHit.Day(length.Start, p + bare, Shift(t.Today, length, 1).AddDays(bare > "today".Length ? 1 : 0), DateAnchor.Relative);
        }

        var led = t.Low.HasAny(p, ["on ", "from ", "this "]);
        p += led;
        return led > 0 && EnglishDates.WeekdayAt(t.Low, p, out var end) is { } weekday
            ? DateHit.Day(length.Start, end, Shift(Days.NextOn(t.Today, weekday), length, 1), DateAnchor.Relative)
            : null;
    }

    /// <summary>English: the preposition comes first (in two weeks, within 5 days, over the last 30 days is a period).</summary>
    internal static DateHit? ReadEnglish(DateText t, int start, int p, bool within)
    {
        p = t.S.SkipBlanks(p, 1);
        var isNext = t.Low.HasAny(p, ["the next ", "the coming "]);   // in the next 30 days: the days until then, which "next 30 days" says by itself
        p += Math.Max(isNext, t.Low.HasAny(p, ["about ", "around "]));
        if (p >= t.S.Length || !DurationScanner.TryRead(t.S, p, out var length) || (EnglishBehind(t, length) is not null))
        {
            return null;
        }

        if (isNext > 0 && length.Unit is not ("hour" or "minute" or "second"))
        {
            return null;
        }

        // Within 30 days of the invoice: not counted from today.
        if (t.Low.HasAny(t.S.SkipBlanks(length.End, 1), ["of ", "after ", "before ", "from the ", "from receipt", "from delivery"]) > 0)
        {
            return null;
        }

        var end = length.End + (t.Low.Has(length.End, "' time") ? 6 : t.Low.Has(length.End, "'s time") ? 7 : 0);
        return within ? Within(t, start, end, length) : Point(t, start, end, length, 1);
    }

    private static DateHit Point(DateText t, int start, int end, TimeLength length, int sign)
    {
        if (length.Unit is "hour" or "minute" or "second")
        {
            var seconds = (double)Math.Min(length.Amount, 1_000_000m) * (length.Unit switch { "hour" => 3_600, "minute" => 60, _ => 1 });
            var moment = t.Now.AddSeconds(sign * seconds);
            var now = DateHit.Day(start, end, DateOnly.FromDateTime(moment), DateAnchor.Relative);
            now.Clock = new TimeOnly(moment.Hour, moment.Minute);
            return now;
        }

        return DateHit.Day(start, end, Shift(t.Today, length, sign), DateAnchor.Relative);
    }

    private static DateHit Within(DateText t, int start, int end, TimeLength length)
    {
        var hit = length.Unit is "hour" or "minute" or "second"
            ? Point(t, start, end, length, 1)
            : DateHit.Period(start, end, (t.Today, Shift(t.Today, length, 1)), DateGrain.Range, Pending.Within);
        (hit.Deadline, hit.Anchor) = (true, DateAnchor.Relative);
        hit.OtherFrom = length.Unit is "hour" or "minute" or "second" ? null : Shift(t.Today, length, -1).AddDays(length.Unit == "workday" ? 0 : 1);
        hit.OtherTo = hit.OtherFrom is null ? null : t.Today;
        return hit;
    }
}
