using System.Globalization;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Numbers in digits: 4,565 and 10.233 and 2e5 and 12k.</summary>
internal static class ArabicLiteral
{
    /// <summary>The literal at <paramref name="p"/>; a chain of groups joined by points (an address) is read group by group.</summary>
    internal static bool TryRead(string s, int p, out double value, out int end)
    {
        value = 0;
        end = p;
        var isPart = s.At(p) == '.' && s.At(p - 1) != '.' && !Chars.IsWord(s.At(p - 1)) && !Chars.IsHan(s.At(p - 1)) && Chars.IsDigit(s.At(p + 1));
        if ((!Chars.IsDigit(s.At(p)) && !isPart) || Chars.IsDigit(s.At(p - 1)))
        {
            return false;
        }

        end = isPart ? DigitsEnd(s, p + 1) : Fraction(s, p, Grouped(s, p));
        end = Exponent(s, end);
        Span<char> digits = stackalloc char[Math.Min(end - p, 64)];
        var length = 0;
        foreach (var c in s.AsSpan(p, end - p))
        {
            if (c != ',' && length < digits.Length)
            {
                digits[length++] = c;
            }
        }

        if (end - p > 64 || !double.TryParse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value) || double.IsInfinity(value))
        {
            return false;
        }

        var factor = Suffix(s, end);
        value *= factor;
        end += factor > 1 ? 1 : 0;
        return true;
    }

    private static int Grouped(string s, int p)
    {
        var end = DigitsEnd(s, p);
        if (end - p > 3)
        {
            return end;
        }

        while (s.At(end) == ',' && DigitsEnd(s, end + 1) == end + 4)
        {
            end += 4;
        }

        return end;
    }

    private static int Fraction(string s, int start, int end)
    {
        var behind = DigitsEnd(s, end + 1);
        var chained = s.At(start - 1) == '.' && Chars.IsDigit(s.At(start - 2));
        var goesOn = s.At(behind) == '.' && Chars.IsDigit(s.At(behind + 1));
        return s.At(end) == '.' && behind > end + 1 && !chained && !goesOn ? behind : end;
    }

    private static int Exponent(string s, int end)
    {
        if (s.At(end) is not ('e' or 'E'))
        {
            return end;
        }

        var digits = end + 1 + (s.At(end + 1) is '+' or '-' ? 1 : 0);
        var behind = DigitsEnd(s, digits);
        return behind > digits && !Chars.IsLetter(s.At(behind)) ? behind : end;
    }

    private static double Suffix(string s, int p) => Chars.IsWord(s.At(p + 1)) ? 1 : s.At(p) switch
    {
        'k' or 'K' => 1e3,
        'M' => 1e6,
        'G' => 1e9,
        'T' => 1e12,
        _ => 1,
    };

    internal static int DigitsEnd(string s, int p)
    {
        while (Chars.IsDigit(s.At(p)))
        {
            p++;
        }

        return p;
    }
}
