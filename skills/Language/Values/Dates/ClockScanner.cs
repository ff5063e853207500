using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>A clock time or part of the day as it stands in a text.</summary>
/// <param name="End">Offset behind it.</param>
/// <param name="Time">The time; null when only a part of the day was said.</param>
/// <param name="TimeEnd">End of a span of times.</param>
/// <param name="Part">The part of the day.</param>
internal readonly record struct ClockHit(int End, TimeOnly? Time, TimeOnly? TimeEnd, DayPart Part);

/// <summary>Reads parts of the day and clock times: 下午三点半, 早上8:15, 10am, 2-4pm, at noon.</summary>
internal static class ClockScanner
{
    private const int LongestAnswer = 12;

    private static readonly (string Word, DayPart Part)[] Parts =
    [
        ("凌晨", DayPart.Night), ("半夜", DayPart.Night), ("深夜", DayPart.Night), ("大清早", DayPart.Morning), ("一大早", DayPart.Morning), ("清晨", DayPart.Morning), ("清早", DayPart.Morning),
        ("一早", DayPart.Morning), ("早上", DayPart.Morning), ("早晨", DayPart.Morning), ("早间", DayPart.Morning), ("朝早", DayPart.Morning), ("上午", DayPart.Morning), ("上昼", DayPart.Morning),
        ("中午", DayPart.Noon), ("正午", DayPart.Noon), ("午间", DayPart.Noon), ("晏昼", DayPart.Noon), ("下午", DayPart.Afternoon), ("下昼", DayPart.Afternoon), ("午后", DayPart.Afternoon),
        ("傍晚", DayPart.Evening), ("晚上", DayPart.Evening), ("晚间", DayPart.Evening), ("夜里", DayPart.Evening), ("夜间", DayPart.Evening), ("夜晚", DayPart.Evening),
    ];

    /// <summary>Reads what stands at <paramref name="i"/>; with a date before it, shorter forms count (明早, 周五 3点).</summary>
    internal static bool TryRead(DateText t, int i, bool afterDate, out ClockHit hit)
    {
        var s = t.S;
        var p = afterDate ? Joint(t, i) : i;
        var part = PartAt(s, p, afterDate, out var behind);
        if (part != DayPart.None)
        {
            var time = s.SkipBlanks(behind, 1);
            if (TryTimes(t, time, part, true, out hit))
            {
                return true;
            }

            hit = new ClockHit(behind, null, null, part);
            return afterDate || (s.At(behind) is not '好' and not '茶' and not '饭' and not '餐');
        }

        return TryTimes(t, p, DayPart.None, afterDate, out hit) || EnglishClocks.TryRead(t, p, afterDate, out hit)
            || (afterDate && t.Low.EndsWithAny(p, ["at ", "around ", "about ", "@ ", "@"]) > 0 && EnglishClocks.TryAt(t, p, out hit));
    }

    private static int Joint(DateText t, int i)
    {
        var p = t.S.SkipBlanks(i, 1);
        if (t.S.At(p) is ',' or '的' or '、' && t.S.At(p) != '、')
        {
            p = t.S.SkipBlanks(p + 1, 1);
        }

        var at = t.Low.HasAny(p, ["at around ", "at about ", "at ", "@ ", "@", "from ", "在"]);
        return t.S.SkipBlanks(p + at, 1);
    }

    private static DayPart PartAt(string s, int p, bool afterDate, out int end)
    {
        foreach (var (word, part) in Parts)
        {
            if (s.Has(p, word))
            {
                end = p + word.Length;
                return part;
            }
        }

        end = p + 1;
        return !afterDate || s.At(p + 1) is '点' or '些' or '于' or '一' or '餐' or '饭' or '期' or '班' or '会' or '就' or '了' ? DayPart.None : s.At(p) switch
        {
            '早' or '晨' => DayPart.Morning,
            '晚' or '夜' => DayPart.Evening,
            _ => DayPart.None,
        };
    }

    private static bool TryTimes(DateText t, int p, DayPart part, bool sure, out ClockHit hit)
    {
        hit = default;
        if (!TryTime(t, p, part, sure, out var time, out var end))
        {
            return false;
        }

        hit = new ClockHit(end, time, null, part);
        var q = t.S.SkipBlanks(end, 1);
        var joint = t.S.HasAny(q, ["到", "至", "-", "~"]);
        if (joint > 0)
        {
            q = t.S.SkipBlanks(q + joint, 1);
            var second = PartAt(t.S, q, false, out var behind);
            if (TryTime(t, second == DayPart.None ? q : t.S.SkipBlanks(behind, 1), second == DayPart.None ? part : second, true, out var until, out var endUntil))
            {
                hit = hit with { TimeEnd = until < time && until.Hour < 12 ? until.AddHours(12) : until, End = endUntil };
            }
        }

        return true;
    }

    private static bool TryTime(DateText t, int p, DayPart part, bool sure, out TimeOnly time, out int end)
    {
        var s = t.S;
        time = default;
        end = p;
        if (!(Chars.IsDigit(s.At(p)) || MixedNumerals.IsChinese(s.At(p))) || (Chars.IsDigit(s.At(p)) && (Chars.IsDigit(s.At(p - 1)) || Chars.IsLetter(s.At(p - 1))))
            || !SmallInts.TryRead(s, p, out var hour, out var q) || hour > 24)
        {
            return false;
        }

        var spoken = false;
        int minute;
        if (s.At(q) == ':' && Chars.IsDigit(s.At(q + 1)) && Chars.IsDigit(s.At(q + 2)) && !Chars.IsDigit(s.At(q + 3)) && q - p <= 2)
        {
            minute = ((s[q + 1] - '0') * 10) + s[q + 2] - '0';
            end = q + 3;
            if (s.At(end) == ':' && Chars.IsDigit(s.At(end + 1)) && Chars.IsDigit(s.At(end + 2)))
            {
                end += 3;
            }

            sure = true;
            spoken = s[p] != '0';
            if (EnglishClocks.Half(t.Low, end, out var behind) is { } half)
            {
                end = behind;
                hour = EnglishClocks.Hour(hour, half);
                spoken = false;
            }
        }
        else
        {
            var dian = s.SkipBlanks(q, 1);
            if (s.At(dian) is not ('点' or '时') || (s.At(dian) == '时' && (s.At(dian + 1) is '候' or '间' or '代' or '常' || !sure)))
            {
                return false;
            }

            end = dian + 1;
            var exact = TryMinutes(s, ref end, out minute);
            if (minute < 0 || (!sure && !exact && !Stands(s, p, end, hour)))
            {
                return false;
            }

            spoken = true;
        }

        if (minute > 59 || hour > 24)
        {
            return false;
        }

        if (hour is 12 or 24 && part is DayPart.Evening || hour == 24)
        {
            // Midnight is kept on the day that was named.
            (hour, minute) = (23, 59);
        }
        else if (part is DayPart.Afternoon or DayPart.Evening && hour < 12)
        {
            hour += 12;
        }
        else if (part == DayPart.Noon && hour is >= 1 and <= 3)
        {
            hour += 12;
        }
        else if (part == DayPart.Night && hour == 12)
        {
            hour = 0;
        }
        else if (part == DayPart.None && spoken && hour is >= 1 and <= 6)
        {
            // Sales people meet in the afternoon, not before dawn.
            hour += 12;
        }

        time = new TimeOnly(hour, minute);
        return true;
    }

    /// <summary>半, 一刻, 15分, 十五 behind 点; minute -1 when 点 was a decimal point (三点五万).</summary>
    private static bool TryMinutes(string s, ref int end, out int minute)
    {
        minute = 0;
        switch (s.At(end))
        {
            case '半':
                minute = 30;
                end++;
                return true;
            case '一' or '三' when s.At(end + 1) == '刻':
                minute = s[end] == '一' ? 15 : 45;
                end += 2;
                return true;
            case '钟' or '整':
                end++;
                return true;
        }

        if (SmallInts.TryRead(s, end, out var value, out var behind) && value < 60)
        {
            if (s.At(behind) is '万' or '亿' or '倍' or '%' or '千' or '百' or 'w' or 'W')
            {
                minute = -1;
                return false;
            }

            if (s.At(behind) == '分' && s.At(behind + 1) != '之')
            {
                minute = value;
                end = behind + 1;
                return true;
            }

            if (behind - end >= 2 && UnitWords.Length(s, behind) == 0 && s.At(behind) is not '号' and not '日' and not '月')
            {
                minute = value;
                end = behind;
                return true;
            }
        }

        return false;
    }

    /// <summary>Without date or part of the day 三点 may count points (提了三点意见): it must look like a time.</summary>
    private static bool Stands(string s, int start, int end, int hour)
    {
        if (s.At(start - 1) is '提' or '说' or '讲' or '有' or '这' or '那' or '几' or '第' or '了' or '以' or '下' || s.At(end) is '意' or '要' or '建' or '问' or '需' or '内' or '不' or '的' or '原' or '优' or '反' or '点')
        {
            return false;
        }

        return hour >= 7 || s.HasAny(end, ["前", "之前", "以前", "左右", "开", "见", "到", "出发", "提醒", "集合", "叫", "去", "跟", "和", "打", "约", "回"]) > 0 || IsMovedTo(s, start) || IsAnswer(s, start, end);
    }

    // 改到四点, 挪三点吧: what is moved is moved to a time.
    private static bool IsMovedTo(string s, int start) =>
        s.At(start - 1) is '挪' or '改' or '换' || (s.At(start - 1) is '到' or '成' or '至' or '在' && s.At(start - 2) is '挪' or '改' or '换' or '调' or '推' or '延' or '移' or '放' or '排' or '定' or '约' or '迟' or '前' or '后');

    // 四点吧; 三点太早, 五点: a clause of a short answer that is the time, or says what is wrong with it. 一点 alone is "a little".
    private static bool IsAnswer(string s, int start, int end) =>
        s.Length <= LongestAnswer && s[start] != '一' && !char.IsLetterOrDigit(s.At(start - 1)) && (!char.IsLetterOrDigit(s.At(end)) || s.At(end) is '吧' or '太');
}
