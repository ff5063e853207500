using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>The small whole numbers of dates and clocks, in digits or Chinese (22, 二十二, 廿二, 十).</summary>
internal static class SmallInts
{
    internal static bool TryRead(string s, int i, out int value, out int end)
    {
        value = 0;
        end = i;
        if (Chars.IsDigit(s.At(i)))
        {
            while (Chars.IsDigit(s.At(end)) && end - i < 5)
            {
                value = (value * 10) + s[end] - '0';
                end++;
            }

            return end - i <= 4;
        }

        var c = s.At(i);
        if (c is '廿' or '卅')
        {
            value = c == '廿' ? 20 : 30;
            end++;
        }
        else
        {
            var tens = MixedNumerals.Digit(c);
            if (tens > 0 && s.At(i + 1) == '十')
            {
                value = tens * 10;
                end = i + 2;
            }
            else if (c == '十')
            {
                value = 10;
                end = i + 1;
            }
        }

        var ones = MixedNumerals.Digit(s.At(end));
        if (ones > 0 || (ones == 0 && end == i))
        {
            value += ones;
            end++;
        }

        return end > i;
    }

    /// <summary>二〇二六: a year read out digit by digit.</summary>
    internal static bool TryYear(string s, int i, out int year, out int end)
    {
        year = 0;
        end = i;
        while (end - i < 4 && (MixedNumerals.Digit(s.At(end)) is >= 0 and var d || (Chars.IsDigit(s.At(end)) && (d = s[end] - '0') >= 0)))
        {
            year = (year * 10) + d;
            end++;
        }

        return end - i == 4 && year is >= 1990 and <= 2099 && !Chars.IsDigit(s.At(end));
    }

    /// <summary>一 to 六, 日, 天, 1 to 7 behind 周, 星期 or 礼拜.</summary>
    internal static DayOfWeek? Weekday(char c) => c switch
    {
        '一' or '1' => DayOfWeek.Monday,
        '二' or '2' => DayOfWeek.Tuesday,
        '三' or '3' => DayOfWeek.Wednesday,
        '四' or '4' => DayOfWeek.Thursday,
        '五' or '5' => DayOfWeek.Friday,
        '六' or '6' => DayOfWeek.Saturday,
        '日' or '天' or '7' => DayOfWeek.Sunday,
        _ => null,
    };
}
