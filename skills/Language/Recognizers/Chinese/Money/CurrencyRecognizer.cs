using SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Money;

/// <summary>Kind "currency": 1000万元, $20, 三块, 10日元5日本钱, and the name of a currency by itself.</summary>
internal sealed class CurrencyRecognizer() : ChineseRecognizer("currency")
{
    /// <summary>Words that begin with 元: no money.</summary>
    private static readonly string[] NotYuan = ["元旦", "元月", "元素", "元件", "元老", "元首", "元帅", "元宵", "元器", "元年", "元凶", "元数", "元宇"];

    protected override List<RecognizedEntity> Scan(string s, DateTime reference)
    {
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < s.Length;)
        {
            if (TryAmount(s, i, out var end, out var unit, out var value) || TryName(s, i, out end, out unit))
            {
                found.Add(Money(i, end, unit, value));
                i = end;
            }
            else
            {
                i = Chars.IsDigit(s[i]) ? ArabicLiteral.DigitsEnd(s, i) : i + 1;
            }
        }

        return found;
    }

    private static RecognizedEntity Money(int start, int end, CurrencyUnit unit, double? value)
    {
        List<(string, string)> keys = [("unit", unit.Name)];
        if (value is { } said)
        {
            keys.Add(("value", NumberHit.Text(said)));
        }

        if (unit is { Code: { } code, Share: 1 })
        {
            keys.Add(("isoCurrency", code));
        }

        return Entity(start, end, "currency", [.. keys]);
    }

    private static bool TryAmount(string s, int i, out int end, out CurrencyUnit unit, out double? value)
    {
        (end, value) = (i, null);
        var canLead = !Chars.IsLetter(s[i]) || !Chars.IsWord(s.At(i - 1));
        if (canLead && CurrencyUnit.TryAt(s, i, out unit, out var behind) && !(Chars.IsHan(s[i]) && behind == i + 1))
        {
            return TryPrefixed(s, i, behind, unit, out end, out value);
        }

        unit = null!;   // assigned wherever true is returned
        if (!IsNumeral(s[i]) || !ChineseNumberReader.TryRead(s, i, out var number) || !TryUnit(s, number, out unit, out end))
        {
            return false;
        }

        value = number.Value;
        WithParts(s, unit, ref value, ref end);
        return true;
    }

    /// <summary>$20, 人民币100元.</summary>
    private static bool TryPrefixed(string s, int i, int behind, CurrencyUnit unit, out int end, out double? value)
    {
        (end, value) = (i, null);
        var p = s.SkipBlanks(behind + (s.At(behind) == ':' ? 1 : 0), 1);
        if (!IsNumeral(s.At(p)) || !Readable(s, p, out var number))
        {
            return false;
        }

        // 人民币 before an amount of another currency stands by itself.
        var hasUnit = TryUnit(s, number, out var own, out var unitEnd);
        if (Chars.IsHan(s[i]) && !(hasUnit && own.Code == unit.Code))
        {
            return false;
        }

        (end, value) = (hasUnit && own.Code == unit.Code ? unitEnd : number.End, number.Value);
        return true;
    }

    /// <summary>RMB100: the number follows letters.</summary>
    private static bool Readable(string s, int p, out NumberHit number)
    {
        if (!Chars.IsLetter(s.At(p - 1)))
        {
            return ChineseNumberReader.TryRead(s, p, out number);
        }

        var found = ArabicLiteral.TryRead(s, p, out var value, out var end);
        number = new NumberHit(p, end, value);
        return found;
    }

    /// <summary>美元 without a number.</summary>
    private static bool TryName(string s, int i, out int end, out CurrencyUnit unit) =>
        CurrencyUnit.TryAt(s, i, out unit, out end) && Chars.IsHan(s[i]) && end - i >= 2 && unit.Share == 1 && s[i] is not ('元' or '块' or '圆');

    private static bool TryUnit(string s, NumberHit number, out CurrencyUnit unit, out int end)
    {
        var p = s.SkipBlanks(number.End, 1);
        if (!CurrencyUnit.TryAt(s, p, out unit, out end) || (s[p] is '$' or '¥' or '£' or '€' && Chars.IsDigit(s.At(p + 1))))
        {
            return false;
        }

        return end - p > 1 || s[p] switch
        {
            '元' => s.HasAny(p, NotYuan) == 0,
            '块' => IsPrice(s, end),
            '分' or '角' or '毛' or '欧' => false,   // minutes, corners, wool and Europe, unless a larger unit stands before
            _ => true,
        };
    }

    /// <summary>三块 is a price; 三块屏 counts things, 一块去 means together.</summary>
    private static bool IsPrice(string s, int p)
    {
        var next = s.At(p);
        return !Chars.IsHan(next) || next is '和' or '与' or '或' or '左' or '多' or '以' or '的' or '到' || MixedNumerals.Digit(next) > 0;
    }

    /// <summary>10日元5日本钱, 三块五毛, 5元3角2分, 八块五.</summary>
    private static void WithParts(string s, CurrencyUnit unit, ref double? value, ref int end)
    {
        var share = unit.Share;
        for (var p = s.SkipBlanks(end, 1); IsNumeral(s.At(p)) && ChineseNumberReader.TryRead(s, p, out var number) && number.Value < 100; p = end)
        {
            var has = CurrencyUnit.TryAt(s, number.End, out var part, out var behind);
            if (has && part.Share < share && part.Code == unit.Code)
            {
                (value, end, share) = (value + (number.Value * part.Share), behind, part.Share);
                continue;
            }

            var isShort = !has && share == 1 && s[end - 1] == '块' && number.Value < 10 && p == end && UnitWords.Length(s, number.End) == 0;
            (value, end) = isShort ? (value + (number.Value / 10), number.End) : (value, end);
            return;
        }
    }

    private static bool IsNumeral(char c) => Chars.IsDigit(c) || c is '-' or '负' || MixedNumerals.IsChinese(c);
}
