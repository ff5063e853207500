using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>How many units are meant: numbers, "a", "half an", "a few".</summary>
internal static class CountReader
{
    private const double Few = 3;

    internal static bool TryRead(EnglishText text, int i, out int end, out double count)
    {
        (end, count) = (i, 0);
        switch (text[i].Text)
        {
            case "half" when text.IsAny(i + 1, "a", "an") && DateWords.TryUnit(text[i + 2].Text, out _):
                (end, count) = (i + 2, 0.5);
                return true;
            case "quarter" when text.Is(i + 1, "of") && text.IsAny(i + 2, "a", "an") && DateWords.TryUnit(text[i + 3].Text, out _):
                (end, count) = (i + 3, 0.25);
                return true;
            case "half" when DateWords.TryUnit(text[i + 1].Text, out _):
                (end, count) = (i + 1, 0.5);
                return true;
            case "few" or "several" or "some":
                (end, count) = (i + 1, Few);
                return true;
            case "couple":
                (end, count) = (text.Skip(i + 1, "of"), 2);
                return true;
            case "a" when text.IsAny(i + 1, "few", "couple", "half"):
                return TryRead(text, i + 1, out end, out count) || TryNumber(text, i, out end, out count);
            case "a" or "an" when !NumberWords.TryCardinal(text[i + 1].Text, out _):
                (end, count) = (i + 1, 1);
                return true;
            case "another":
                (end, count) = TryNumber(text, i + 1, out var behind, out var said) ? (behind, said) : (i + 1, 1);
                return true;
            default:
                return TryNumber(text, i, out end, out count);
        }
    }

    private static bool TryNumber(EnglishText text, int i, out int end, out double count)
    {
        if (!NumberScan.TryRead(text, i, out var number) && !TryGlued(text, i, out number))
        {
            (end, count) = (i, 0);
            return false;
        }

        (end, count) = (number.To, number.Value);

        // "three quarters of an hour".
        if (number.Form == NumberForm.Fraction && text.Is(end, "of") && text.IsAny(end + 1, "a", "an") && DateWords.TryUnit(text[end + 2].Text, out _))
        {
            end += 2;
            return true;
        }

        // "three quarters" of a year are three of them, not 0.75.
        if (number.Form == NumberForm.Fraction && text.IsAny(end - 1, "quarters", "quarter") && !DateWords.TryUnit(text[end].Text, out _) && WordNumbers.TryRead(text, i, out var whole, out var times) && whole == end - 1)
        {
            (end, count) = (whole, times);
        }

        // "one and half hour".
        if (text.Is(end, "and") && text.Is(end + 1, "half") && number.Form == NumberForm.Integer)
        {
            (end, count) = (end + 2, count + 0.5);
        }

        return count > 0;
    }

    /// <summary>3h, 10d: digits with the unit right behind.</summary>
    private static bool TryGlued(EnglishText text, int i, out EnglishNumber number)
    {
        number = default;
        if (!DigitNumbers.TryPlain(text, i, out var end, out var value, out var isDecimal) || !text.Joined(end) || !DateWords.TryUnit(text[end].Text, out _))
        {
            return false;
        }

        number = new EnglishNumber(i, end, value, isDecimal ? NumberForm.Decimal : NumberForm.Integer);
        return true;
    }
}
