namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Ordinals: 21st, twenty-first, one hundred and sixth, trillionth.</summary>
internal static class OrdinalReader
{
    internal static bool TryRead(EnglishText text, int i, out int end, out double value) =>
        TryDigits(text, i, out end, out value) || TryWords(text, i, out end, out value);

    internal static bool TryDigits(EnglishText text, int i, out int end, out double value)
    {
        (end, value) = (i, 0);
        if (text.Int(i) is not { } number || !text.IsAny(i + 1, "st", "nd", "rd", "th") || !text.Joined(i + 1) || (text.Joined(i) && text[i - 1].IsWord))
        {
            return false;
        }

        (end, value) = (i + 2, number);
        return true;
    }

    internal static bool TryWords(EnglishText text, int i, out int end, out double value)
    {
        (end, value) = (i, 0);
        if (!text[i].IsWord)
        {
            return false;
        }

        double total = 0, section = 0;
        var any = false;
        var p = i;
        while (p < i + 14)
        {
            var token = text[p];
            if (NumberWords.TryOrdinal(token.Text, out var ordinal) && (!ordinal.Plural || token.Text == "seconds"))
            {
                section = ordinal.Role >= NumberRole.Hundred ? Math.Max(section, 1) * ordinal.Value : section + ordinal.Value;
                (end, value) = (p + 1, total + section);
                return true;
            }

            if (NumberWords.TryCardinal(token.Text, out var word))
            {
                // "two second" is no ordinal: the words must build one number.
                if (word.Role < NumberRole.Ten && !NumberWords.TryCardinal(text[p + 1].Text, out var next) && !(NumberWords.TryOrdinal(text[p + 1].Text, out next) && next.Role >= NumberRole.Hundred))
                {
                    return false;
                }

                if (word.Role == NumberRole.Scale)
                {
                    total += Math.Max(section, 1) * word.Value;
                    section = 0;
                }
                else
                {
                    section = word.Role == NumberRole.Hundred ? Math.Max(section, 1) * 100 : section + word.Value;
                }

                any = true;
            }
            else if (!(!any && token.Text == "a" && NumberWords.TryCardinal(text[p + 1].Text, out var after) && after.Role >= NumberRole.Hundred) && !(any && token.Text is "and" or "-"))
            {
                return false;
            }

            p++;
        }

        return false;
    }
}
