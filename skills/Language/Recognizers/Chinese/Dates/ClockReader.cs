using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Times of the day: 17:55:23, 2:00pm, 八点半, 15时20分, 下午三点一刻.</summary>
internal static class ClockReader
{
    private static readonly string[] Morning = ["a.m.", "am"];
    private static readonly string[] Evening = ["p.m.", "pm"];

    /// <summary>A clock time, with the part of the day before it; <paramref name="given"/> is the part that was said earlier (下午五点到六点).</summary>
    internal static DateItem? Read(DatedText t, int p, Daytime? given = null, bool behindDay = false)
    {
        var s = t.S;
        var hasPart = DateLexicon.Daytimes.TryAt(s, p, out var part, out var at) || (behindDay && DateLexicon.DaytimesAfterDay.TryAt(s, p, out part, out at));
        at = hasPart ? t.Inside(at) : p;
        if (!TryClock(s, at, out var clock, out var end, out var needsRange))
        {
            return null;
        }

        var daytime = hasPart ? part : given;
        if (daytime is not null && !(clock.IsSure && clock.Hour > 12))
        {
            clock = clock.In(daytime);
        }

        return new DateItem(p, end, ItemKind.Clock, clock.ToMeaning()) { Clock = clock, Daytime = daytime, NeedsRange = needsRange };
    }

    private static bool TryClock(string s, int p, out ClockValue clock, out int end, out bool needsRange)
    {
        needsRange = false;
        if (TryDigital(s, p, out clock, out end))
        {
            return true;
        }

        if (!CountedUnit.TryRead(s, p, "点时", out var hour, out end) || hour > 24 || s.At(p - 1) == '第')
        {
            return TryHalfDayHour(s, p, out clock, out end);
        }

        if (s[end - 1] is not ('点' or '时'))
        {
            (clock, needsRange) = (Of(hour, null, null), true);
            return true;
        }

        return s[end - 1] == '点' ? TryAfterHour(s, hour, ref end, out clock) : TryAfterShi(s, hour, ref end, out clock);
    }

    private static ClockValue Of(int hour, int? minute, int? second) => new(hour % 24, minute, second, hour is > 12 or 0);

    /// <summary>5pm without minutes.</summary>
    private static bool TryHalfDayHour(string s, int p, out ClockValue clock, out int end)
    {
        clock = default;
        end = p;
        if (!Chars.IsDigit(s.At(p)) || Chars.IsWord(s.At(p - 1)) || !SmallInts.TryRead(s, p, out var hour, out var behind) || hour is < 1 or > 12)
        {
            return false;
        }

        clock = Of(hour, null, null);
        end = behind;
        WithMeridiem(s, ref clock, ref end);
        return end > behind;
    }

    /// <summary>17:55, 17:55:23, 2:00pm.</summary>
    private static bool TryDigital(string s, int p, out ClockValue clock, out int end)
    {
        clock = default;
        end = p;
        if (!Two(s, p, 23, out var hour, out var at) || s.At(at) != ':' || Chars.IsDigit(s.At(p - 1)) || !Two(s, at + 1, 59, out var minute, out var behind) || behind != at + 3)
        {
            return false;
        }

        int? second = null;
        if (s.At(behind) == ':' && Two(s, behind + 1, 59, out var said, out var last) && last == behind + 3)
        {
            (second, behind) = (said, last);
        }

        clock = Of(hour, minute, second);
        end = behind;
        WithMeridiem(s, ref clock, ref end);
        return true;
    }

    private static void WithMeridiem(string s, ref ClockValue clock, ref int end)
    {
        var p = s.SkipBlanks(end);
        var morning = Length(s, p, Morning);
        var evening = Length(s, p, Evening);
        if (morning + evening == 0 || clock.Hour > 12)
        {
            return;
        }

        clock = clock with { Hour = (clock.Hour % 12) + (evening > 0 ? 12 : 0), IsSure = true };
        end = p + morning + evening;
    }

    private static int Length(string s, int p, string[] words)
    {
        foreach (var word in words)
        {
            if (string.Compare(s, p, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && !Chars.IsLetter(s.At(p + word.Length)))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static bool Two(string s, int p, int most, out int value, out int end)
    {
        end = ArabicEnd(s, p);
        value = 0;
        for (var i = p; i < end; i++)
        {
            value = (value * 10) + s[i] - '0';
        }

        return end - p is 1 or 2 && value <= most;
    }

    private static int ArabicEnd(string s, int p)
    {
        var end = p;
        while (Chars.IsDigit(s.At(end)) && end - p < 3)
        {
            end++;
        }

        return end;
    }

    /// <summary>八点, 八点整, 八点半, 八点一刻, 八点十五, 八点十五分三十秒. A single digit behind 点 is a decimal (八点五).</summary>
    private static bool TryAfterHour(string s, int hour, ref int end, out ClockValue clock)
    {
        clock = Of(hour, null, null);
        end += s.At(end) is '钟' or '整' ? 1 : 0;
        var p = s.SkipBlanks(end);
        if (s.At(p) == '半')
        {
            (clock, end) = (Of(hour, 30, null), p + 1);
            return true;
        }

        if (s.At(p) is '一' or '三' or '1' or '3' && s.At(p + 1) == '刻')
        {
            (clock, end) = (Of(hour, s[p] is '一' or '1' ? 15 : 45, null), p + 2);
            return true;
        }

        var from = s.At(p) is '零' or '0' && s.At(p + 1) is not ('分' or '零') ? p + 1 : p;
        if (!SmallInts.TryRead(s, from, out var minute, out var behind) || minute > 59)
        {
            return true;
        }

        if (s.At(behind) == '分')
        {
            clock = Of(hour, minute, null);
            end = behind + 1;
            WithSeconds(s, ref clock, ref end);
            return true;
        }

        if (minute < 10 && from == p)
        {
            return false;
        }

        if (UnitWords.Length(s, behind) == 0 && !MixedNumerals.IsChinese(s.At(behind)))
        {
            (clock, end) = (Of(hour, minute, null), behind);
        }

        return true;
    }

    /// <summary>15时20分, 20时; 时 in 时候 or 时间 is no clock.</summary>
    private static bool TryAfterShi(string s, int hour, ref int end, out ClockValue clock)
    {
        clock = Of(hour, null, null);
        var p = s.SkipBlanks(end);
        if (SmallInts.TryRead(s, p, out var minute, out var behind) && s.At(behind) == '分' && minute <= 59)
        {
            clock = Of(hour, minute, null);
            end = behind + 1;
            WithSeconds(s, ref clock, ref end);
            return true;
        }

        return s.At(end) is not ('候' or '间' or '期' or '代' or '段' or '常' or '而' or '刻' or '尚');
    }

    private static void WithSeconds(string s, ref ClockValue clock, ref int end)
    {
        var p = s.SkipBlanks(end);
        if (SmallInts.TryRead(s, p, out var second, out var behind) && second <= 59 && s.At(behind) == '秒')
        {
            clock = clock with { Second = second };
            end = behind + 1;
        }
    }
}
