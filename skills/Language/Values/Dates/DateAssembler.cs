using SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Finds date expressions and joins their parts: a day and its clock, two ends of a range, 前 and "by".</summary>
internal static class DateAssembler
{
    private static readonly string[] UpToNow = ["到目前为止", "截至目前", "截止目前", "截止到目前", "到目前", "到眼下", "到当下", "到这会儿", "到现在", "至今", "迄今为止", "迄今", "到此刻", "到如今"];
    private static readonly string[] EnglishUpToNow = ["so far", "to date", "until now", "till now", "up to now", "up to today", "to now", "till today", "until today", "as of today", "as of now"];

    internal static List<DateHit> Read(DateText t)
    {
        var hits = new List<DateHit>();
        var blocked = ContactScanner.Blocked(t.S);
        var previousEnd = 0;
        for (var i = 0; i < t.S.Length;)
        {
            if (blocked.Skip(ref i))
            {
                continue;
            }

            if (BareUpToNow(t, i, hits) is > 0 and var length)
            {
                i += length;
                continue;
            }

            if (t.S[i] == '每' && SetReader.Read(new DatedText(t.S, t.Now), i) is { } recurring)
            {
                i = previousEnd = recurring.End;   // 每周一, 每月5号: no one day
                continue;
            }

            if (Point(t, i) is { } hit)
            {
                Extend(t, hit, previousEnd);
                hits.Add(hit);
                i = previousEnd = Math.Max(hit.End, i + 1);
                continue;
            }

            i = Next(t.S, i);
        }

        return hits;
    }

    private static int Next(string s, int i)
    {
        if (Chars.IsLetter(s[i]))
        {
            var end = s.WordEnd(i);
            return Chars.IsDigit(s.At(end)) || (s.At(end) == '-' && Chars.IsDigit(s.At(end + 1))) ? NumeralScanner.SkipRun(s, i) : end;
        }

        while (Chars.IsDigit(s[i]) && Chars.IsDigit(s.At(i + 1)))
        {
            i++;
        }

        return i + 1;
    }

    /// <summary>One expression without what is joined to it.</summary>
    private static DateHit? Point(DateText t, int i)
    {
        var c = t.S[i];
        DateHit? hit;
        if (Chars.IsLetter(c))
        {
            hit = EnglishDates.Read(t, i);
        }
        else if (Chars.IsDigit(c))
        {
            hit = NumericDates.Read(t, i) ?? EnglishDayNumbers.Read(t, i, false);
        }
        else if (c < '\u2E80')
        {
            return null;
        }
        else
        {
            hit = MixedNumerals.IsChinese(c) ? NumericDates.Read(t, i) ?? ChineseDates.Read(t, i) : ChineseDates.Read(t, i);
        }

        if (hit is not null || !ClockScanner.TryRead(t, i, false, out var clock))
        {
            return hit;
        }

        hit = DateHit.Day(i, clock.End, t.Today, DateAnchor.Relative);
        hit.ClockOnly = true;
        Take(hit, clock);
        return hit;
    }

    private static void Take(DateHit hit, ClockHit clock)
    {
        (hit.Clock, hit.ClockEnd, hit.End) = (clock.Time, clock.TimeEnd, clock.End);
        hit.Part = clock.Part != DayPart.None ? clock.Part : hit.Part;
        if (clock.Time is { Hour: < 12 } time && hit.Part is DayPart.Afternoon or DayPart.Evening)
        {
            hit.Clock = time.AddHours(12);
        }
    }

    private static void Extend(DateText t, DateHit hit, int previousEnd)
    {
        WithWeekday(t, hit);
        if (hit.ClockOnly)
        {
            WithDayBehind(t, hit);
        }
        else if (hit.IsDay && hit.Clock is null && ClockScanner.TryRead(t, hit.End, true, out var clock))
        {
            Take(hit, clock);
        }

        if (hit.RangeEnd is null && !hit.ClockOnly)
        {
            Join(t, hit);
        }

        if (hit.RangeEnd is { } last)
        {
            hit.End = Math.Max(hit.End, last.End);
        }

        DateAffixes.Read(t, hit, previousEnd);
    }

    /// <summary>26号周五, 6月26日(周五), Friday the 26th, Friday, June 26: one day said twice.</summary>
    private static void WithWeekday(DateText t, DateHit hit)
    {
        if (!hit.IsDay || hit.ClockOnly)
        {
            return;
        }

        var p = t.S.SkipBlanks(hit.End, 1);
        var bracket = t.S.At(p) == '(';
        p = t.S.SkipBlanks(p + (bracket || t.S.At(p) == ',' ? 1 : 0), 1);
        if (p >= t.S.Length)
        {
            return;
        }

        if (hit.Anchor is DateAnchor.Absolute or DateAnchor.DayOfMonth or DateAnchor.Relative)
        {
            var end = t.S[p] is '周' or '星' or '礼' && ChineseDates.Week(t, p) is { Pending: Pending.Weekday } zh && (bracket || t.S.At(hit.End) != ',') ? zh.End
                : bracket && EnglishDates.WeekdayAt(t.Low, p, out var behind) is not null ? behind : 0;
            hit.End = end == 0 ? hit.End : end + (bracket && t.S.At(end) == ')' ? 1 : 0);
        }
        else if (hit is { Anchor: DateAnchor.Weekday, Pending: Pending.Weekday })
        {
            var other = Chars.IsDigit(t.S[p]) ? (bracket ? NumericDates.Read(t, p) : null) ?? EnglishDayNumbers.Read(t, p, false) : Chars.IsLetter(t.S[p]) ? EnglishDates.Read(t, p) : null;
            if (other is { Pending: Pending.MonthDay or Pending.DayOfMonth, IsDay: true } day)
            {
                (hit.Pending, hit.Month, hit.DayNumber, hit.From, hit.To, hit.Anchor) = (day.Pending, day.Month, day.DayNumber, day.From, day.To, day.Anchor);
                hit.End = day.End + (bracket && t.S.At(day.End) == ')' ? 1 : 0);
            }
        }
    }

    /// <summary>10am tomorrow, 4pm on Friday, noon next Monday.</summary>
    private static void WithDayBehind(DateText t, DateHit hit)
    {
        var p = t.S.SkipBlanks(hit.End, 1);
        p += t.Low.HasAny(p, ["on the ", "on "]);
        if (p == hit.End || p >= t.S.Length || !Chars.IsWord(t.S[p]))
        {
            return;
        }

        var day = Chars.IsDigit(t.S[p]) ? EnglishDayNumbers.Read(t, p, t.Low.Has(p - 4, "the ")) : EnglishDates.Read(t, p);
        if (day is { IsDay: true, ClockOnly: false, RangeEnd: null, Deadline: false })
        {
            (hit.From, hit.To, hit.Pending, hit.Anchor, hit.Weekday, hit.Month, hit.DayNumber, hit.HasYear) = (day.From, day.To, day.Pending, day.Anchor, day.Weekday, day.Month, day.DayNumber, day.HasYear);
            (hit.ClockOnly, hit.End) = (false, day.End);
        }
    }

    /// <summary>从周一到周三, 6月1日到15日, Jan to March, July through December, 三月到现在.</summary>
    private static void Join(DateText t, DateHit hit)
    {
        var p = t.S.SkipBlanks(hit.End, 1);
        var joint = t.Low.HasAny(p, ["到", "至", "-", "~", "to ", "through ", "thru ", "until ", "till "]);
        var and = joint == 0 && t.Low.Has(p, "and ") && t.Low.EndsWithAny(t.S.BackBlanks(hit.Start), ["between"]) > 0;
        if ((joint == 0 && !and) || IsMove(t, hit.Start))
        {
            return;
        }

        var q = t.S.SkipBlanks(p + joint + (and ? 4 : 0), 1);
        var now = t.Low.HasAny(q, ["目前为止", "现在", "目前", "如今", "今天为止", "now", "date", "today"]);
        if (now > 0 && !(Chars.IsLetter(t.S[q]) && Chars.IsWord(t.S.At(q + now))))
        {
            (hit.Since, hit.End, hit.Tense) = (true, q + now, Tense.Past);
            return;
        }

        if (q >= t.S.Length || Point(t, q) is not { ClockOnly: false } last || (t.S.At(p) is '到' && last.Deadline))
        {
            return;
        }

        if (last is { Pending: Pending.None, IsDay: true } && last.To == t.Today && !hit.IsDay)
        {
            (hit.Since, hit.End) = (true, last.End);
            return;
        }

        if (last.RangeEnd is not null || (last.Anchor == DateAnchor.Relative && hit.IsDay && hit.Pending == Pending.None && last.To < hit.From))
        {
            return;
        }

        if (last.IsDay && ClockScanner.TryRead(t, last.End, true, out var clock) && hit.Clock is not null)
        {
            Take(last, clock);
        }

        hit.RangeEnd = last;
    }

    /// <summary>"moved from Monday to Wednesday" names two days, no range.</summary>
    private static bool IsMove(DateText t, int start)
    {
        var from = Math.Max(0, start - 40);
        var before = t.Low.AsSpan(from, start - from);
        return before.Contains("move", StringComparison.Ordinal) || before.Contains("push", StringComparison.Ordinal) || before.Contains("resched", StringComparison.Ordinal)
            || before.Contains("postpone", StringComparison.Ordinal) || before.Contains("change", StringComparison.Ordinal) || before.Contains("slip", StringComparison.Ordinal)
            || before.Contains("shift", StringComparison.Ordinal) || before.Contains("delay", StringComparison.Ordinal);
    }

    /// <summary>今年我到目前…: the words stand apart from their period.</summary>
    private static int BareUpToNow(DateText t, int i, List<DateHit> hits)
    {
        var length = t.S.HasAny(i, UpToNow);
        if (length == 0 && !Chars.IsWord(t.S.At(i - 1)))
        {
            length = t.Low.HasAny(i, EnglishUpToNow);
            length = Chars.IsLetter(t.S.At(i + length)) ? 0 : length;
        }

        if (length > 0 && hits.Count > 0 && hits[^1] is { IsDay: false, RangeEnd: null } last && last.From <= t.Today && i - last.End < 40)
        {
            last.SoFar = true;
        }

        return length;
    }

    /// <summary>Length of "so far", 以来, 至今 at <paramref name="p"/>.</summary>
    internal static int UpToNowAt(DateText t, int p)
    {
        var length = Math.Max(t.S.HasAny(p, ["以来"]), t.S.HasAny(p, UpToNow));
        return length > 0 ? length : t.Low.HasAny(p, EnglishUpToNow);
    }
}
