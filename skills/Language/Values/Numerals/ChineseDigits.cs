namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>The digits of Chinese numerals, where each waits for its unit.</summary>
internal static class ChineseDigits
{
    /// <summary>One digit; two neighbours that mean "three to five" (三五, 七八); 三点五 before a unit; 廿, 卅, 几, 数, 半 where they count.</summary>
    internal static bool TryRead(string s, int p, bool takesNumber, long lastUnit, out decimal low, out decimal high, out int end, out bool fraction)
    {
        low = high = 0;
        end = p;
        fraction = false;
        var c = s.At(p);
        if (c is '廿' or '卅' && lastUnit == 0 && takesNumber)
        {
            low = high = c == '廿' ? 20 : 30;
            end = p + 1;
            if (MixedNumerals.Digit(s.At(end)) is > 0 and var ones)
            {
                low = high = low + ones;
                end++;
            }

            return true;
        }

        if (c is '几' or '数' && takesNumber && ((MixedNumerals.Unit(s.At(p + 1)) > 0 && s.At(p + 1) != '拾') || (c == '几' && lastUnit >= 10)))
        {
            (low, high) = lastUnit == 10 ? (1, 9) : (2, 9);
            end = p + 1;
            return true;
        }

        if (c == '半' && takesNumber && lastUnit == 0 && (MixedNumerals.Unit(s.At(p + 1)) >= 100 || (s.At(p + 1) == '个' && s.At(p + 2) == '亿')))
        {
            low = high = 0.5m;
            end = p + 1;
            return true;
        }

        var first = MixedNumerals.Digit(c);
        if (first < 0 || !takesNumber)
        {
            return false;
        }

        low = high = first;
        end = p + 1;
        if (first == 0 && MixedNumerals.Digit(s.At(end)) > 0 && lastUnit > 0)
        {
            low = high = MixedNumerals.Digit(s[end]);
            end++;
            return true;
        }

        var second = MixedNumerals.Digit(s.At(end));
        if (first > 0 && second > 0 && MixedNumerals.Digit(s.At(end + 1)) < 0 && (second == first + 1 || (first == 3 && second == 5)))
        {
            high = second;
            end++;
            return true;
        }

        if (s.At(end) == '点' && MixedNumerals.Digit(s.At(end + 1)) >= 0 && SpokenFraction(s, end + 1, out var part, out var behind))
        {
            low = high = first + part;
            end = behind;
            fraction = true;
        }

        return true;
    }

    /// <summary>三点五万: the digits behind 点, if a unit follows; otherwise it is a clock time.</summary>
    private static bool SpokenFraction(string s, int start, out decimal part, out int end)
    {
        part = 0;
        end = start;
        var place = 0.1m;
        while (MixedNumerals.Digit(s.At(end)) is >= 0 and var d && end - start < 6)
        {
            part += d * place;
            place /= 10;
            end++;
        }

        return MixedNumerals.Unit(s.At(end)) > 10 || s.At(end) is '%' or '倍' || s.Has(end, "个亿") || s.Has(end, "个百分") || s.Has(end, "个点") || s.At(end) is 'w' or 'W'
            || s.Has(start - 5, "百分之") || s.Has(start - 6, "百分之");
    }
}
