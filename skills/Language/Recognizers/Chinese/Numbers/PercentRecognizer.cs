using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Kind "percent": 22%, 百分之五, 万分之三, 12个百分点, 三成半, 七二折.</summary>
internal sealed class PercentRecognizer() : ChineseRecognizer("percent")
{
    protected override List<RecognizedEntity> Scan(string s, DateTime reference)
    {
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < s.Length;)
        {
            if (s[i] == ':' && s.Has(i, "://"))
            {
                i = AddressEnd(s, i);
            }
            else if (TryRead(s, ref i, out var start, out var percent))
            {
                found.Add(Entity(start, i, "percentage", ("value", NumberHit.Text(percent) + "%")));
            }
        }

        return found;
    }

    private static int AddressEnd(string s, int i)
    {
        while (i < s.Length && s[i] > ' ' && !Chars.IsHan(s[i]))
        {
            i++;
        }

        return i;
    }

    private static bool TryRead(string s, ref int i, out int start, out double percent)
    {
        start = i;
        if (TryPartOf(s, i, out var end, out percent) || PercentShares.TryRead(s, i, out end, out percent))
        {
            i = end;
            return true;
        }

        var c = s[i];
        if (!(Chars.IsDigit(c) || c is '-' or '负' || MixedNumerals.IsChinese(c)) || !ChineseNumberReader.TryRead(s, i, out var number))
        {
            i = Chars.IsDigit(c) ? ArabicLiteral.DigitsEnd(s, i) : i + 1;
            while (MixedNumerals.Unit(c) > 0 && MixedNumerals.Unit(s.At(i)) > 0)
            {
                i++;   // 万万万: no number begins within it either, and looking from each of them costs the square
            }

            return false;
        }

        i = number.End;
        percent = number.Value;
        end = Points(s, s.SkipBlanks(number.End));
        if (end > 0)
        {
            i = end;
            return true;
        }

        return false;
    }

    /// <summary>百分之五, 千分之2.4, 百 分 之 52.5 k; 五百分之二 is a fraction.</summary>
    private static bool TryPartOf(string s, int i, out int end, out double percent)
    {
        end = i;
        percent = 0;
        if (IsNumeral(s, i - 1))
        {
            return false;
        }

        var sign = s[i] == '负' ? -1 : 1;
        var of = 1.0;
        var p = sign < 0 ? i + 1 : i;
        var part = p;
        while (MixedNumerals.Unit(s.At(p)) is > 10 and var unit)
        {
            of *= unit;
            p++;
        }

        if (p == part || !ChineseNumberReader.TryOver(s, p, out var above))
        {
            return false;
        }

        if (!ChineseNumberReader.TryRead(s, above, out var number) || MixedNumerals.IsChinese(s.At(number.End)))
        {
            return false;
        }

        (end, percent) = (number.End, sign * number.Value / of * 100);
        var thousand = s.SkipBlanks(end);
        if (thousand > end && s.At(thousand) is 'k' or 'K' && !Chars.IsWord(s.At(thousand + 1)))
        {
            (end, percent) = (thousand + 1, percent * 1000);
        }

        return true;
    }

    private static bool IsNumeral(string s, int p) => Chars.IsDigit(s.At(p)) || MixedNumerals.IsChinese(s.At(p));

    /// <summary>The place behind % or 个百分点; 0 when neither stands here.</summary>
    private static int Points(string s, int p)
    {
        if (s.At(p) == '%')
        {
            return Chars.IsWord(s.At(p + 1)) ? 0 : p + 1;
        }

        foreach (var c in "个百分点")
        {
            p = s.SkipBlanks(p, 3);
            if (s.At(p) != c && !(c == '百' && s.At(p) == '佰'))
            {
                return 0;
            }

            p++;
        }

        return p;
    }
}
