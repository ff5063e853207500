using SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;
using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Years: 2018年, 08 年, 二〇一八年, 去年, 康熙三年; the first of 1995-1997年 without its 年.</summary>
internal static class YearReader
{
    private static readonly (string Word, int Offset)[] Relative =
    [
        ("大前年", -3), ("大后年", 3), ("前年", -2), ("去年", -1), ("上一年", -1), ("今年", 0), ("本年", 0), ("这一年", 0), ("当年", 0), ("明年", 1), ("下一年", 1), ("来年", 1), ("后年", 2),
    ];

    /// <param name="year">The year.</param>
    /// <param name="end">The place behind it.</param>
    /// <param name="toDate">True for 今年, which by itself ends today.</param>
    /// <param name="needsRange">True when 年 is said only behind the second year.</param>
    internal static bool TryRead(DatedText t, int p, out int year, out int end, out bool toDate, out bool needsRange)
    {
        (year, end, toDate, needsRange) = (0, p, false, false);
        foreach (var (word, offset) in Relative)
        {
            if (t.S.Has(p, word))
            {
                (year, end, toDate) = (t.Now.Year + offset, p + word.Length, word == "今年");
                end += t.S.At(end) == '度' ? 1 : 0;
                return t.S.At(p - 1) is not ('目' or '之' or '以') && !IsOtherYear(t.S, end);
            }
        }

        return TryReign(t.S, p, out year, out end) || TryNumber(t.S, p, out year, out end, out needsRange);
    }

    /// <summary>年级, 年代, 年龄: the character belongs to what follows.</summary>
    private static bool IsOtherYear(string s, int end) => s.At(end) is '级' or '代' or '龄' or '薪' or '轻' or '均' or '检' or '岁';

    private static bool TryReign(string s, int p, out int year, out int end)
    {
        year = 0;
        if (!DateLexicon.Reigns.TryAt(s, p, out var first, out end))
        {
            return false;
        }

        if (s.Has(end, "元年"))
        {
            (year, end) = (first, end + 2);
            return true;
        }

        if (!SmallInts.TryRead(s, end, out var count, out var behind) || s.At(behind) != '年' || count is < 1 or > 99)
        {
            return false;
        }

        (year, end) = (first + count - 1, behind + 1);
        return true;
    }

    private static bool TryNumber(string s, int p, out int year, out int end, out bool needsRange)
    {
        needsRange = false;
        if (!TryDigits(s, p, out year, out end, out var digits))
        {
            return false;
        }

        var unit = s.SkipBlanks(end);
        if (s.At(unit) == '年' && !IsOtherYear(s, unit + 1) && !(digits == 2 && s[p] != '0' && (s.At(unit + 1) is '前' or '后' or '内' or '来' || s.HasAny(unit + 1, ["以内", "之内", "以来"]) > 0)))
        {
            end = unit + 1 + (s.At(unit + 1) == '度' ? 1 : 0);
            return true;
        }

        needsRange = digits == 4 && s.At(unit) != '年' && Joints.TryTo(s, end, out var second) && TryDigits(s, second, out _, out var behind, out var others) && others == 4
            && s.At(s.SkipBlanks(behind)) == '年';
        return needsRange;
    }

    /// <summary>Four digits, or two that are no count of years: 08, 95, 九五.</summary>
    private static bool TryDigits(string s, int p, out int year, out int end, out int digits)
    {
        (year, end) = (0, p);
        var before = s.At(p - 1);
        if (Chars.IsWord(before) || (before == '.' && Chars.IsDigit(s.At(p - 2))) || MixedNumerals.IsChinese(before))
        {
            digits = 0;
            return false;
        }

        var arabic = Chars.IsDigit(s.At(p));
        while (end - p < 5 && (arabic ? (Chars.IsDigit(s.At(end)) ? s[end] - '0' : -1) : s.At(end) == '两' ? -1 : MixedNumerals.Digit(s.At(end))) is >= 0 and var digit)
        {
            year = (year * 10) + digit;
            end++;
        }

        digits = end - p;
        if (digits == 2)
        {
            var isYear = year >= 40 || s[p] is '0' or '零' or '〇' || !arabic;
            year += year >= 40 ? 1900 : 2000;
            return isYear;
        }

        return digits == 4 ? year is >= 1000 and <= 2999 : digits <= 1 && TryCounted(s, p, out year, out end, out digits);
    }

    /// <summary>两千零八: a year counted out.</summary>
    private static bool TryCounted(string s, int p, out int year, out int end, out int digits)
    {
        (year, end, digits) = (0, p, 4);
        if (s.At(p) is not ('两' or '二' or '一') || s.At(p + 1) != '千' || !ChineseNumberReader.TryPlain(s, p, out var number) || number.Value is < 1000 or > 2999)
        {
            return false;
        }

        (year, end) = ((int)number.Value, number.End);
        return s.At(number.End) == '年' && !s.Has(number.End, "年前") && number.Value % 1000 != 0;
    }
}
