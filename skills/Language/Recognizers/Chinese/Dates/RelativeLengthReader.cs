using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Lengths counted from now: 过去十年, 后1年, 上个小时, 还剩5分钟; 三天后, 2分钟前, 两周内.</summary>
internal static class RelativeLengthReader
{
    private static readonly string[] PastWords = ["过去的", "过去", "之前", "以前", "最近的", "最近", "近", "前面", "前", "上"];
    private static readonly string[] FutureWords = ["接下来的", "接下来", "未来的", "未来", "今后", "往后", "之后", "以后", "后面", "后", "下"];
    private static readonly string[] LeftWords = ["还剩下", "还剩", "剩下"];

    /// <summary>A stretch up to now or from now on.</summary>
    internal static DateItem? Span(DatedText t, int p)
    {
        var s = t.S;
        var left = s.HasAny(p, LeftWords);
        var past = left > 0 ? 0 : s.HasAny(p, PastWords);
        var word = left > 0 ? left : past > 0 ? past : s.HasAny(p, FutureWords);
        if (word == 0 || (word == 1 && s.At(p - 1) is '之' or '以' or '最' or '附' or '目' or '生' or '史' or '空' or '年' or '天' or '月' or '周' or '一'))
        {
            return null;
        }

        var at = s.SkipBlanks(p + word);
        var length = LengthReader.Read(s, at) ?? (s[p] is '上' or '下' ? OneClock(s, at) : null);
        if (length is null || length.IsUncountable || (left > 0 && (!length.IsClock || length.Parts.Count > 1)))
        {
            return null;
        }

        return length.IsClock ? OfClock(t, p, length, past > 0) : OfDays(t, p, length, past > 0);
    }

    /// <summary>上个小时 leaves the one out.</summary>
    private static TimeLengthHit? OneClock(string s, int p) =>
        LengthReader.TryUnit(s, p, out var unit, out var end) && unit.IsClock() ? new TimeLengthHit(end, [(1, unit)]) : null;

    private static DateItem OfClock(DatedText t, int start, TimeLengthHit length, bool past)
    {
        var (from, to) = past ? (length.Before(t.Now), t.Now) : (t.Now, length.After(t.Now));
        var timex = TimexText.Range(Moment(from), Moment(to), length.Timex);
        return DateItem.Of(start, length.End, Meaning.Range(TimexKind.DateTimeRange, timex, from, to));
    }

    private static string Moment(DateTime moment) => TimexText.Date(moment) + TimexText.Clock(moment);

    /// <summary>The past ends today, the future begins tomorrow.</summary>
    private static DateItem OfDays(DatedText t, int start, TimeLengthHit length, bool past)
    {
        var tomorrow = t.Today.AddDays(1);
        var (from, to) = past ? (length.Before(t.Today), t.Today) : (tomorrow, length.After(tomorrow));
        return PeriodItems.Days(start, length.End, from, to, length.Timex);
    }

    /// <summary>三天后, 两小时前, 一周内; null when no such word follows the length.</summary>
    internal static DateItem? Point(DatedText t, int start, TimeLengthHit length)
    {
        if (length.IsUncountable)
        {
            return null;
        }

        var s = t.S;
        var p = s.SkipBlanks(length.End, 1);
        var within = s.HasAny(p, ["之内", "以内", "内"]);
        if (within > 0)
        {
            return Within(t, start, length, p + within);
        }

        var after = s.HasAny(p, ["之后", "以后", "过后", "后"]);
        var word = after > 0 ? after : s.HasAny(p, ["之前", "以前", "前"]);
        if (word == 0 || (word == 1 && SideWords.BeginsOther(s, p)))
        {
            return null;
        }

        var moment = after > 0 ? length.After(length.IsClock ? t.Now : t.Today) : length.Before(length.IsClock ? t.Now : t.Today);

        // The specification writes a moment that is counted from now by its date alone.
        return length.IsClock
            ? DateItem.Of(start, p + word, Meaning.Of(TimexKind.DateTime, new Candidate(TimexText.Date(moment), moment)))
            : DateItem.OfDay(start, p + word, DayValue.On(moment), t.Today);
    }

    private static DateItem Within(DatedText t, int start, TimeLengthHit length, int end) =>
        length.IsClock ? OfClock(t, start, length, false) with { End = end } : PeriodItems.Days(start, end, t.Today, length.After(t.Today), length.Timex);
}
