using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>二三月份, 7、8、9三个月, 一、二季度: months or quarters in a row under one unit.</summary>
internal static class MonthLists
{
    private const int Most = 12;

    internal static DateHit? Read(DateText t, int i, int? year)
    {
        var s = t.S;
        if (Chars.IsDigit(s.At(i - 1)) || MixedNumerals.IsChinese(s.At(i - 1)) || s.At(i - 1) is '第' or '.' || !Number(s, i, out var first, out var end))
        {
            return null;
        }

        var (last, count) = (first, 1);
        for (var next = Separated(s, end); count < Most && next >= 0 && Number(s, next, out var value, out var behind) && value == last + 1; next = Separated(s, end))
        {
            (last, end, count) = (value, behind, count + 1);
        }

        if (count < 2)
        {
            return null;
        }

        var p = end + (s.At(end) == '这' ? 1 : 0);
        if (Number(s, p, out var said, out var counted) && said == count && s.At(counted) == '个')
        {
            p = counted + 1;
        }

        var unit = s.HasAny(p, ["月份", "月", "季度", "季"]);
        if (unit == 0 || (p == end && Chars.IsDigit(s.At(p + unit))) || last > (s[p] == '季' ? 4 : 12))
        {
            return null;
        }

        var y = year ?? t.Today.Year;
        var span = s[p] == '季' ? (Days.Quarter(y, first).From, Days.Quarter(y, last).To) : (Days.Month(y, first).From, Days.Month(y, last).To);
        var hit = DateHit.Period(i, p + unit, span, DateGrain.Range, year is null ? Pending.YearlessPeriod : Pending.None);
        hit.HasYear = year is not null;
        return hit;
    }

    // One character of Chinese numerals at a time, so that 四五 are two; 十一 and 12 are one.
    private static bool Number(string s, int i, out int value, out int end)
    {
        value = s.At(i) == '两' ? 2 : MixedNumerals.Digit(s.At(i));
        end = i + 1;
        return (value is >= 1 and <= 9 && !Chars.IsDigit(s.At(i)) && s.At(i + 1) != '十') || SmallInts.TryRead(s, i, out value, out end);
    }

    /// <summary>Where the next number of the list may begin: behind 、 or 和, or at once in Chinese numerals; -1 where it cannot.</summary>
    private static int Separated(string s, int p)
    {
        var separator = s.HasAny(p, ["、", "和", "跟", "与", "及", "/"]);
        return separator > 0 ? p + separator : MixedNumerals.Digit(s.At(p)) > 0 && !Chars.IsDigit(s.At(p)) && !Chars.IsDigit(s.At(p - 1)) ? p : -1;
    }
}
