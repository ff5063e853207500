using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>One number at one place: signs, decimals, fractions (五分之一, 3又2分之1, 16/5) and powers (2^5).</summary>
internal static class ChineseNumberReader
{
    /// <summary>Reads the longest number that begins at <paramref name="p"/> of a normalised text.</summary>
    internal static bool TryRead(string s, int p, out NumberHit hit)
    {
        var at = p;
        var sign = Sign(s, ref at);
        if (!TryPlain(s, at, out hit))
        {
            return false;
        }

        var whole = hit;
        if (TryPower(s, hit, sign, out var power))
        {
            hit = power with { Start = p };
            return true;
        }

        if (TryDivided(s, whole, out var divided) || TryMixed(s, whole, out divided) || TrySlash(s, whole, out divided))
        {
            hit = divided;
        }

        hit = hit with { Start = p, Value = sign * hit.Value, IsLoneDigit = hit.IsLoneDigit && at == p };
        return IsCountable(hit.Value);
    }

    /// <summary>A number without sign or fraction: 一千零一, 4.78万亿, 六百一十一点二五五, 二〇二六.</summary>
    internal static bool TryPlain(string s, int p, out NumberHit hit)
    {
        hit = default;
        if (Chars.IsDigit(s.At(p)) && Chars.IsLetter(s.At(p - 1)))
        {
            return false;
        }

        if (TryDigitByDigit(s, p, out hit))
        {
            return true;
        }

        var whole = new ChineseInteger(s, p);
        if (!whole.TryRead())
        {
            return false;
        }

        hit = new NumberHit(p, whole.End, whole.Value) { IsLoneDigit = whole.IsLone && whole.End == p + 1, IsOpen = whole.IsOpen, IsArabic = whole.IsArabic };
        if (hit.IsArabic && Chars.IsLetter(s.At(hit.End)))
        {
            return false;
        }

        WithDecimals(s, ref hit);
        return IsCountable(hit.Value);
    }

    /// <summary>Far below what a double holds, so that a unit or a share of it stays finite.</summary>
    private static bool IsCountable(double value) => Math.Abs(value) < 1e200;

    private static int Sign(string s, ref int p)
    {
        var sign = 1;
        if (s.At(p) == '负' || (s.At(p) == '-' && !IsJoint(s.At(p - 1))))
        {
            sign = -1;
            p = s.SkipBlanks(p + 1);
        }

        return sign;
    }

    private static bool IsJoint(char before) => Chars.IsWord(before) || Chars.IsHan(before) || before is ')' or '-' or '/' or '.' or ':';

    /// <summary>一三八〇: three or more digits read out one by one.</summary>
    private static bool TryDigitByDigit(string s, int p, out NumberHit hit)
    {
        hit = default;
        var value = 0.0;
        var end = p;
        while (MixedNumerals.Digit(s.At(end)) is >= 0 and var digit && s[end] != '两' && end - p < 15)
        {
            value = (value * 10) + digit;
            end++;
        }

        if (end - p < 3 || MixedNumerals.Unit(s.At(end)) > 0)
        {
            return false;
        }

        hit = new NumberHit(p, end, value);
        WithDecimals(s, ref hit);
        return true;
    }

    /// <summary>点五, 点二五五: digits one by one, and a unit that counts for the whole (三点五万).</summary>
    private static void WithDecimals(string s, ref NumberHit hit)
    {
        var point = s.SkipBlanks(hit.End);
        if (s.At(point) != '点')
        {
            return;
        }

        var p = s.SkipBlanks(point + 1);
        var part = 0.0;
        var first = p;
        while (p - first < 15 && DecimalDigit(s.At(p)) is >= 0 and var digit)
        {
            part = (part * 10) + digit;
            p++;
        }

        if (p == first)
        {
            return;
        }

        var value = hit.Value + (part / Math.Pow(10, p - first));
        while (ChineseInteger.BigUnit(s.At(p)) is > 0 and var unit)
        {
            value *= unit;
            p++;
        }

        hit = hit with { End = p, Value = value, IsLoneDigit = false, IsArabic = false };
    }

    private static int DecimalDigit(char c) => Chars.IsDigit(c) ? c - '0' : c == '两' ? -1 : MixedNumerals.Digit(c);

    /// <summary>五分之一, 3 分 之 一百五十七, 3分之负一.</summary>
    private static bool TryDivided(string s, NumberHit below, out NumberHit hit)
    {
        hit = below;
        if (!TryOver(s, below.End, out var p) || below.Value == 0)
        {
            return false;
        }

        var sign = Sign(s, ref p);
        if (!TryPlain(s, p, out var above))
        {
            return false;
        }

        hit = new NumberHit(below.Start, above.End, sign * above.Value / below.Value);
        return true;
    }

    /// <summary>The place behind 分之.</summary>
    internal static bool TryOver(string s, int p, out int end)
    {
        var part = s.SkipBlanks(p);
        var of = s.SkipBlanks(part + 1);
        end = s.SkipBlanks(of + 1);
        return s.At(part) == '分' && s.At(of) == '之';
    }

    /// <summary>负一又二分之一: a whole and a fraction.</summary>
    private static bool TryMixed(string s, NumberHit whole, out NumberHit hit)
    {
        hit = whole;
        var and = s.SkipBlanks(whole.End);
        if (s.At(and) != '又' || !TryPlain(s, s.SkipBlanks(and + 1), out var below) || !TryDivided(s, below, out var part))
        {
            return false;
        }

        hit = new NumberHit(whole.Start, part.End, whole.Value + part.Value);
        return true;
    }

    /// <summary>16/5 and 4 6/3; 10/1/2017 is a date.</summary>
    private static bool TrySlash(string s, NumberHit first, out NumberHit hit)
    {
        hit = first;
        if (!first.IsArabic)
        {
            return false;
        }

        var above = first;
        var whole = 0.0;
        var next = s.SkipBlanks(first.End);
        if (next > first.End && TryPlain(s, next, out var second) && second.IsArabic && s.At(second.End) == '/')
        {
            (above, whole) = (second, first.Value);
        }

        if (s.At(above.End) != '/' || s.At(above.Start - 1) == '/' || !TryPlain(s, above.End + 1, out var below) || !below.IsArabic || below.Value == 0 || s.At(below.End) == '/')
        {
            return false;
        }

        hit = new NumberHit(first.Start, below.End, whole + (above.Value / below.Value));
        return true;
    }

    /// <summary>1.1^+23: the sign before belongs to what is raised.</summary>
    private static bool TryPower(string s, NumberHit of, int sign, out NumberHit hit)
    {
        hit = of;
        if (!of.IsArabic || s.At(of.End) != '^')
        {
            return false;
        }

        var p = of.End + 1;
        var minus = 0;
        while (s.At(p) is '+' or '-')
        {
            minus += s[p] == '-' ? 1 : 0;
            p++;
        }

        if (!TryPlain(s, p, out var exponent) || !exponent.IsArabic)
        {
            return false;
        }

        hit = new NumberHit(of.Start, exponent.End, Math.Pow(sign * of.Value, minus % 2 == 0 ? exponent.Value : -exponent.Value));
        return IsCountable(hit.Value);
    }
}
