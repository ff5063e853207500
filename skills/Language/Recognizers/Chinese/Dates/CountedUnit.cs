using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>A small number with the unit that makes it a part of a date: 3月, 十二日, 五 (到六点).</summary>
internal static class CountedUnit
{
    /// <summary>The number before one of the characters of <paramref name="units"/>; the unit may be said once for both ends of a range (3到5月).</summary>
    internal static bool TryRead(string s, int p, string units, out int value, out int end)
    {
        if (!SmallInts.TryRead(s, p, out value, out end) || MixedNumerals.IsChinese(s.At(end)) || Chars.IsDigit(s.At(end)))
        {
            return false;
        }

        var unit = s.SkipBlanks(end);
        if (units.Contains(s.At(unit)))
        {
            end = unit + 1;
            return true;
        }

        return IsSharedUnit(s, end, units);
    }

    private static bool IsSharedUnit(string s, int p, string units)
    {
        if (!Joints.TryTo(s, p, out var second) || !SmallInts.TryRead(s, second, out _, out var end))
        {
            return false;
        }

        return units.Contains(s.At(s.SkipBlanks(end)));
    }
}
