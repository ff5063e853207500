namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Whole numbers in words, or in digits with words: "two hundred and five", "4 thousand 3 hundred", "a dozen".</summary>
internal static class WordNumbers
{
    /// <summary>"thousand million" is said, more in a row is not.</summary>
    private const int MostScales = 3;

    /// <summary>A number below one hundred in words: "seven", "twelve", "fifty-two".</summary>
    internal static bool TrySmall(EnglishText text, int i, out int end, out double value)
    {
        (end, value) = (i, 0);
        if (!NumberWords.TryCardinal(text[i].Text, out var word) || word.Role > NumberRole.Ten)
        {
            return false;
        }

        (end, value) = (i + 1, word.Value);
        if (word.Role == NumberRole.Ten)
        {
            var p = text.Skip(end, "-", "and");
            if (NumberWords.TryCardinal(text[p].Text, out var unit) && unit is { Role: NumberRole.Unit, Value: > 0 })
            {
                (end, value) = (p + 1, value + unit.Value);
            }
        }

        return true;
    }

    /// <summary>A whole number; digits count when a word like "hundred" follows or they end a number in words.</summary>
    internal static bool TryRead(EnglishText text, int i, out int end, out double value)
    {
        (end, value) = (i, 0);
        var limit = double.PositiveInfinity;
        while (TrySection(text, end, limit, value > 0 || end > i, out var next, out var section, out var isDigits))
        {
            var factor = 1d;
            for (var scales = 0; scales < MostScales && NumberWords.TryCardinal(text[next].Text, out var scale) && scale.Role == NumberRole.Scale; scales++)
            {
                factor *= scale.Value;
                next++;
            }

            var first = end == i;
            if ((first && isDigits && factor == 1 && next == i + DigitLength(text, i)) || (!first && (section * factor >= limit || section == 0)))
            {
                break;
            }

            value += section * factor;
            end = next;
            limit = factor;
            if (factor == 1)
            {
                break;
            }
        }

        return end > i;
    }

    private static int DigitLength(EnglishText text, int i) => DigitNumbers.TryPlain(text, i, out var end, out _, out _) ? end - i : 0;

    /// <summary>A number below one thousand ("three hundred and two"), behind another with or without "and".</summary>
    private static bool TrySection(EnglishText text, int from, double limit, bool further, out int end, out double value, out bool isDigits)
    {
        var i = further ? text.Skip(from, "and") : from;
        value = 0;
        if (!TryHead(text, i, !further, out end, out value, out isDigits))
        {
            return false;
        }

        if (further && isDigits && (text.Joined(i) || value >= limit))
        {
            return false;
        }

        if (!IsHundred(text, end))
        {
            isDigits &= !TakeDozen(text, ref end, ref value);
            return true;
        }

        value *= 100;
        end++;
        isDigits = false;
        var p = text.Skip(end, "and", "-");
        if ((TrySmall(text, p, out var tail, out var more) || (DigitNumbers.TryPlain(text, p, out tail, out more, out var decimals) && !decimals))
            && more is > 0 and < 100 && !IsHundred(text, tail))
        {
            TakeDozen(text, ref tail, ref more);
            (end, value) = (tail, value + more);
        }

        return true;
    }

    private static bool TryHead(EnglishText text, int i, bool article, out int end, out double value, out bool isDigits)
    {
        isDigits = false;
        if (article && text.IsAny(i, "a", "an") && NumberWords.TryCardinal(text[i + 1].Text, out var scale) && scale.Role >= NumberRole.Dozen)
        {
            (end, value) = (i + 1, 1);
            return true;
        }

        if (TrySmall(text, i, out end, out value))
        {
            return true;
        }

        isDigits = true;
        return DigitNumbers.TryPlain(text, i, out end, out value, out _);
    }

    private static bool TakeDozen(EnglishText text, ref int end, ref double value)
    {
        if (!NumberWords.TryCardinal(text[end].Text, out var word) || word.Role != NumberRole.Dozen)
        {
            return false;
        }

        end++;
        value *= word.Value;
        return true;
    }

    private static bool IsHundred(EnglishText text, int i) => NumberWords.TryCardinal(text[i].Text, out var word) && word.Role == NumberRole.Hundred;
}
