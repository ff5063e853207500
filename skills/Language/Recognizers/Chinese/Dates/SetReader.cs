using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>What happens again and again: 每天, 每两周, 每周一, 每月15日, 每天下午三点, 每晚.</summary>
internal static class SetReader
{
    internal static DateItem? Read(DatedText t, int p)
    {
        var s = t.S;
        if (s.At(p) != '每')
        {
            return null;
        }

        var at = p + 1 + (s.At(p + 1) is '隔' or '逢' ? 1 : 0);
        at += s.At(at) is '个' or '一' && s.At(at + 1) is not ('一' or '个') && LengthReader.TryUnit(s, at + 1, out _, out _) ? 1 : 0;
        return Daytime(t, p, at) ?? Weekday(t, p, at) ?? MonthDay(t, p, at) ?? Unit(t, p, at);
    }

    private static DateItem Set(int start, int end, string timex) => DateItem.Of(start, end, Meaning.Set(timex));

    /// <summary>每晚, 每早, 每天早上 without a clock time is still every day.</summary>
    private static DateItem? Daytime(DatedText t, int p, int at) =>
        DateLexicon.Daytimes.TryAt(t.S, at, out var part, out var end) || DateLexicon.DaytimesAfterDay.TryAt(t.S, at, out part, out end)
            ? WithClock(t, p, end, "", part) ?? Set(p, end, part.Code)
            : null;

    private static DateItem? Weekday(DatedText t, int p, int at)
    {
        var word = t.S.HasAny(at, ["星期", "礼拜", "周"]);
        if (word > 0 && t.S.At(at + word) == '末')
        {
            return Set(p, at + word + 1, "XXXX-WXX-WE");
        }

        return word > 0 && DayWordReader.TryWeekday(t.S, at + word, out var weekday) ? Full(t, p, at + word + 1, TimexText.Weekday(weekday)) : null;
    }

    /// <summary>每月15日, 每年3月1日.</summary>
    private static DateItem? MonthDay(DatedText t, int p, int at)
    {
        var word = t.S.HasAny(at, ["个月", "月", "年"]);
        if (word == 0 || MonthDayReader.Read(t, p, t.Inside(at + word), null) is not { } item || item.NeedsRange)
        {
            return null;
        }

        return item switch
        {
            { Kind: ItemKind.Day } => Full(t, p, item.End, item.Day.Timex),
            { Kind: ItemKind.Month } when t.S[at] == '年' => Set(p, item.End, item.Meaning.Past.Timex),
            _ => null,
        };
    }

    private static DateItem? Unit(DatedText t, int p, int at)
    {
        if (LengthReader.Read(t.S, at) is { } length)
        {
            return Set(p, length.End, length.Timex);
        }

        if (SmallInts.TryRead(t.S, at, out var days, out var ri) && t.S.At(ri) == '日')
        {
            return Set(p, ri + 1, TimexText.Duration(days, TimeUnit.Day));
        }

        if (t.S.At(at) is '日' or '月')
        {
            return t.S[at] == '日' ? Full(t, p, at + 1, null) : Set(p, at + 1, "P1M");
        }

        if (!LengthReader.TryUnit(t.S, at, out var unit, out var end))
        {
            return null;
        }

        return unit == TimeUnit.Day ? Full(t, p, end, null) : Set(p, end, TimexText.Duration(1, unit));
    }

    /// <summary>The day with the clock time behind it; null stands for every day.</summary>
    private static DateItem Full(DatedText t, int p, int end, string? day)
    {
        var at = t.Inside(end);
        return WithClock(t, p, at, day ?? "", null) ?? (DateLexicon.Daytimes.TryAt(t.S, at, out var part, out var behind) ? Set(p, behind, day + part.Code) : Set(p, end, day ?? "P1D"));
    }

    private static DateItem? WithClock(DatedText t, int p, int at, string day, Daytime? part) =>
        ClockReader.Read(t, at, part) is { NeedsRange: false } clock ? Set(p, clock.End, day + clock.Clock.Timex) : null;
}
