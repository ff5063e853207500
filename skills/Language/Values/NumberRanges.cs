using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Two numbers joined to a range: 80到100万, 80-100万, 30k to 50k, between 300 and 500.</summary>
internal static class NumberRanges
{
    /// <summary>The second number behind <paramref name="first"/>; <paramref name="low"/> is the first one, raised to the second's unit where it had none.</summary>
    internal static bool TrySecond(string s, Numeral first, bool currencyBefore, out decimal low, out Numeral second)
    {
        low = first.Low;
        second = default;
        var p = first.End;
        if (CurrencyWords.TryBehind(s, p, first, out _, out var behind))
        {
            p = behind;
        }

        p = s.SkipBlanks(p, 1);
        var joint = s.HasAny(p, ["到", "至", "-", "~", "—", "to ", "and "]);
        if (joint == 0 || (s.Has(p, "and ") && !BetweenBefore(s, first.Start)))
        {
            return false;
        }

        p = s.SkipBlanks(p + joint, 1);
        if (currencyBefore || !Chars.IsWord(s.At(p)))
        {
            p = SkipCurrency(s, p);
        }

        if (!NumeralScanner.TryReadAt(s, p, out second) || (s.At(second.End) == '-' && Chars.IsDigit(s.At(second.End + 1))))
        {
            return false;
        }

        if (!first.Magnitude && second.Scale > first.Scale && second.Form != NumeralForm.English | first.Form == second.Form | first.Form == NumeralForm.Digits && low < second.High / second.Scale)
        {
            low *= second.Scale;
        }

        return low < second.High && !(s.At(first.End) == '-' && !second.Magnitude && first.Digits > 0 && s.At(p) == '0');
    }

    private static bool BetweenBefore(string s, int start) =>
        s.LastIndexOf("between", start, Math.Min(start + 1, 24), StringComparison.OrdinalIgnoreCase) >= 0;

    private static int SkipCurrency(string s, int p)
    {
        for (var length = 1; length <= 4; length++)
        {
            if (Chars.IsDigit(s.At(p + length)) && CurrencyWords.EndsAt(s, p + length) && !Chars.IsDigit(s.At(p)))
            {
                return p + length;
            }
        }

        return p;
    }
}
