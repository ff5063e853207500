using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Days and months in digits with signs between them: 2012-01-01, 1/2/2020 (day first), 12/1 (month first).</summary>
internal static class CalendarDays
{
    internal static DateItem? Read(DatedText t, int p)
    {
        var s = t.S;
        if (!Chars.IsDigit(s.At(p)) || Chars.IsWord(s.At(p - 1)) || (s.At(p - 1) is '.' or '/' && Chars.IsDigit(s.At(p - 2))))
        {
            return null;
        }

        var first = Group(s, p, out var a);
        var sign = s.At(first);
        if (sign is not ('/' or '-' or '.') || !Chars.IsDigit(s.At(first + 1)))
        {
            return null;
        }

        var second = Group(s, first + 1, out var b);
        if (s.At(second) == sign && Chars.IsDigit(s.At(second + 1)))
        {
            return Three(t, p, (a, first - p), (b, second - first - 1), second + 1, sign);
        }

        // 12/1 is a day, 2018-05 a month; 3.5 and 5-8 are numbers.
        if (Chars.IsDigit(s.At(second)) || (s.At(second) is '.' or '%' && Chars.IsDigit(s.At(second + 1))))
        {
            return null;
        }

        if (sign == '/' && first - p <= 2 && CalendarMath.Exists(2000, a, b) && second - first <= 3)
        {
            return DateItem.OfDay(p, second, new DayValue(null, a, b), t.Today);
        }

        return sign is '-' or '/' && first - p == 4 && second - first == 3 && b is >= 1 and <= 12 && a is >= 1900 and <= 2100 ? PeriodItems.Month(t, p, second, a, b) : null;
    }

    private static DateItem? Three(DatedText t, int p, (int Value, int Length) a, (int Value, int Length) b, int at, char sign)
    {
        var end = Group(t.S, at, out var c);
        var length = end - at;
        if (t.S.At(end) == sign && Chars.IsDigit(t.S.At(end + 1)) && !(sign == '-'))
        {
            return null;
        }

        DayValue? day = null;
        if (a.Length == 4 && CalendarMath.Exists(a.Value, b.Value, c))
        {
            day = new DayValue(a.Value, b.Value, c);
        }
        else if (length == 4 && a.Length <= 2 && b.Length <= 2)
        {
            day = CalendarMath.Exists(c, b.Value, a.Value) ? new DayValue(c, b.Value, a.Value)
                : CalendarMath.Exists(c, a.Value, b.Value) ? new DayValue(c, a.Value, b.Value) : null;
        }

        return day is { } found ? DateItem.OfDay(p, end, found, t.Today) : null;
    }

    private static int Group(string s, int p, out int value)
    {
        value = 0;
        var end = p;
        while (Chars.IsDigit(s.At(end)) && end - p < 5)
        {
            value = (value * 10) + s[end] - '0';
            end++;
        }

        return end;
    }
}
