namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Reads the number that begins at a token, the longest one there is.</summary>
internal static class NumberScan
{
    internal static bool TryRead(EnglishText text, int i, out EnglishNumber number, bool glued = false)
    {
        var sign = Sign(text, i, out var start);
        if (!TryUnsigned(text, start, out number) && !(glued && TryDigits(text, start, out number, true)))
        {
            return false;
        }

        if (start > i)
        {
            number = number with { From = i, Value = sign * number.Value };
        }

        return true;
    }

    internal static List<EnglishNumber> All(EnglishText text)
    {
        var found = new List<EnglishNumber>();
        for (var i = 0; i < text.Count;)
        {
            if (TryRead(text, i, out var number))
            {
                found.Add(number);
                i = number.To;
            }
            else
            {
                i = BehindWord(text, i);
            }
        }

        return found;
    }

    /// <summary>"Minus five", "-5"; the dash of "SCP-173" and "3-5" is none.</summary>
    private static int Sign(EnglishText text, int i, out int start)
    {
        start = i;
        if (text.IsAny(i, "minus", "negative") || (text.Is(i, "-") && (text[i + 1].IsDigits || text.Is(i + 1, ".")) && !text[i - 1].IsDigits && !(text.Joined(i) && text[i - 1].IsWord)))
        {
            start = i + 1;
            return -1;
        }

        return 1;
    }

    private static bool TryUnsigned(EnglishText text, int i, out EnglishNumber number)
    {
        number = default;
        var token = text[i];
        if (token.IsWord ? !StartsNumber(text, i) : !token.IsDigits && token.Text != ".")
        {
            return false;
        }

        if (Fractions.TryRead(text, i, out var end, out var value))
        {
            number = new EnglishNumber(i, end, value, NumberForm.Fraction);
            return true;
        }

        if (TryPower(text, i, out number))
        {
            return true;
        }

        if (WordNumbers.TryRead(text, i, out end, out value))
        {
            number = TryPoint(text, end, out var behind, out var part)
                ? new EnglishNumber(i, behind, value + part, NumberForm.Decimal)
                : new EnglishNumber(i, end, value, value % 1 == 0 ? NumberForm.Integer : NumberForm.Decimal);
            return !IsOrdinal(text, i, end) && !IsPronoun(text, i, end);
        }

        return TryDigits(text, i, out number);
    }

    private static bool TryDigits(EnglishText text, int i, out EnglishNumber number, bool glued = false)
    {
        number = default;
        if (!DigitNumbers.TryPlain(text, i, out var end, out var value, out var isDecimal, glued))
        {
            return false;
        }

        var factor = DigitNumbers.Multiplier(text, end);
        if (factor == 1 && text.Joined(end) && text[end].IsWord && char.IsAscii(text[end].Text[0]))
        {
            return false;
        }

        value *= factor;
        var form = isDecimal && (factor == 1 || value % 1 != 0) ? NumberForm.Decimal : NumberForm.Integer;
        number = new EnglishNumber(i, factor == 1 ? end : end + 1, value, form);
        return true;
    }

    /// <summary>1.1^+23, 12.32e+14.</summary>
    private static bool TryPower(EnglishText text, int i, out EnglishNumber number)
    {
        number = default;
        if (!DigitNumbers.TryPlain(text, i, out var p, out var mantissa, out _) || !text.Joined(p) || !text.IsAny(p, "^", "e"))
        {
            return false;
        }

        var isPower = text.Is(p, "^");
        var sign = 1;
        for (p++; text.IsAny(p, "+", "-") && text.Joined(p); p++)
        {
            sign = text.Is(p, "-") ? -sign : sign;
        }

        if (!text.Joined(p) || !DigitNumbers.TryPlain(text, p, out var end, out var exponent, out _) && !TryExponent(text, p, out end, out exponent))
        {
            return false;
        }

        number = new EnglishNumber(i, end, isPower ? Math.Pow(mantissa, sign * exponent) : mantissa * Math.Pow(10, sign * exponent), NumberForm.Power);
        return true;
    }

    private static bool TryExponent(EnglishText text, int p, out int end, out double exponent)
    {
        (end, exponent) = (p + 1, text.Int(p) ?? 0);
        return text.Int(p) is not null;
    }

    /// <summary>"point zero three", "point eleven".</summary>
    private static bool TryPoint(EnglishText text, int i, out int end, out double part)
    {
        (end, part) = (i, 0);
        if (!text.Is(i, "point"))
        {
            return false;
        }

        var unit = 0.1;
        for (var p = i + 1; WordNumbers.TrySmall(text, p, out var next, out var value); p = next)
        {
            part += value >= 10 ? value * unit / 10 : value * unit;
            unit /= value >= 10 ? 100 : 10;
            end = next;
        }

        part = Math.Round(part, 12);
        return end > i;
    }

    private static bool StartsNumber(EnglishText text, int i) =>
        NumberWords.TryCardinal(text[i].Text, out var word) ? word.Role <= NumberRole.Ten : text.IsAny(i, "a", "an", "half", "quarter");

    /// <summary>The number words of "twenty-fifth" and "a hundred trillionth" belong to an ordinal.</summary>
    private static bool IsOrdinal(EnglishText text, int i, int end) => OrdinalReader.TryWords(text, i, out var last, out _) && last > end;

    /// <summary>"the one", "which one" name things, they do not count them.</summary>
    private static bool IsPronoun(EnglishText text, int i, int end) =>
        end == i + 1 && text.Is(i, "one") && text.IsAny(i - 1, "the", "this", "that", "which", "each", "every", "another", "next", "last", "previous", "current", "any", "no");

    private static int BehindWord(EnglishText text, int i)
    {
        // The rest of an ordinal is not counted again: "twenty-fifth" holds no 20.
        return OrdinalReader.TryRead(text, i, out var end, out _) && end > i + 1 && !NumberWords.TryCardinal(text[i + 1].Text, out _) ? end : i + 1;
    }
}
