namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Fractions: "three fifths", "one and a half", "2 1/4", "one over twenty", "two out of five hundred", "quarter million".</summary>
internal static class Fractions
{
    internal static bool TryRead(EnglishText text, int i, out int end, out double value) =>
        TrySlash(text, i, out end, out value) || TryOver(text, i, out end, out value) || TryWords(text, i, out end, out value);

    /// <summary>1/4, 2 1/4; not a date like 1/4/2020.</summary>
    private static bool TrySlash(EnglishText text, int i, out int end, out double value)
    {
        (end, value) = (i, 0);
        if (text.Int(i) is not { } first)
        {
            return false;
        }

        var whole = text.Int(i + 1) is not null && text[i + 1].Spaced && text.Is(i + 2, "/") ? first : 0;
        var p = whole > 0 ? i + 1 : i;
        if (text.Is(p + 1, "/") && text.Joined(p + 1) && text.Joined(p + 2) && text.Int(p + 2) is > 0 and var bottom
            && !(text.Is(p + 3, "/") && text.Joined(p + 3)) && !(text.Is(p - 1, "/") && text.Joined(p)) && !(text[p + 3].IsWord && text.Joined(p + 3)))
        {
            (end, value) = (p + 3, whole + (text.Int(p)!.Value / (double)bottom));
            return true;
        }

        return false;
    }

    /// <summary>"one over twenty"; "out of" only counts as a share when the whole is larger.</summary>
    private static bool TryOver(EnglishText text, int i, out int end, out double value)
    {
        (end, value) = (i, 0);
        if (!TryInteger(text, i, out var p, out var top))
        {
            return false;
        }

        var isOver = text.Is(p, "over");
        var behind = isOver ? p + 1 : text.Follows(p, "out", "of") ? p + 2 : p;
        if (behind == p || IsMoney(text, i) || !TryInteger(text, behind, out var last, out var bottom) || bottom <= top)
        {
            return false;
        }

        (end, value) = (last, top / bottom);
        return true;
    }

    private static bool TryInteger(EnglishText text, int i, out int end, out double value) =>
        WordNumbers.TryRead(text, i, out end, out value) || (DigitNumbers.TryPlain(text, i, out end, out value, out var isDecimal) && !isDecimal);

    private static bool IsMoney(EnglishText text, int i) => i > 0 && text.Source[text[i - 1].Start] is '$' or '€' or '£' or '¥';

    private static bool TryWords(EnglishText text, int i, out int end, out double value)
    {
        (end, value) = (i, 0);
        var words = new List<Part>(6);
        if (!TryCollect(text, i, words, out end))
        {
            return false;
        }

        // "half a million", "a quarter million": the share of what follows.
        var factor = 1d;
        var p = words[^1].Value is 2 or 4 ? text.Skip(end, "a") : end;
        if (NumberWords.TryCardinal(text[p].Text, out var scale) && scale.Role is NumberRole.Scale or NumberRole.Dozen)
        {
            factor = scale.Value;
            end = p + 1;
        }

        return FractionValue.TryCompute(words, factor, out value);
    }

    /// <summary>The number words up to the first one that can be a denominator.</summary>
    private static bool TryCollect(EnglishText text, int i, List<Part> words, out int end)
    {
        for (end = i; words.Count < 16;)
        {
            var token = text[end];
            if (TryDenominator(text, end, words.Count == 0, out var denominator, out var behind))
            {
                words.Add(denominator);
                end = behind;
                return true;
            }

            if (token.Text is "a" or "an" && (words.Count == 0 || words[^1].IsAnd))
            {
                words.Add(new Part(1));
                end++;
            }
            else if (WordNumbers.TrySmall(text, end, out var next, out var value) && !text.IsAny(end + 1, "and"))
            {
                words.Add(new Part(value));
                end = next;
            }
            else if (NumberWords.TryCardinal(token.Text, out var word))
            {
                words.Add(new Part(word.Value));
                end++;
            }
            else if (words.Count == 0 && token.IsDigits && DigitNumbers.TryPlain(text, end, out next, out value, out _) && text.Is(next, "and"))
            {
                words.Add(new Part(value));
                end = next;
            }
            else if (words.Count > 0 && token.Text == "and")
            {
                words.Add(Part.And);
                end++;
            }
            else if (words.Count > 0 && token.Text == "-" && !words[^1].IsAnd)
            {
                end++;
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    private static bool TryDenominator(EnglishText text, int i, bool first, out Part part, out int end)
    {
        end = i + 1;
        part = default;
        switch (text[i].Text)
        {
            case "half" or "halves":
                part = new Part(2) { IsFree = true };
                return true;
            case "quarter" or "quarters":
                part = new Part(4) { IsFree = true };
                return !first || NumberWords.TryCardinal(text[text.Skip(i + 1, "a")].Text, out var scale) && scale.Role == NumberRole.Scale;
        }

        if (first)
        {
            return false;
        }

        // "twenty-firsts" is one denominator where the hyphen joins it.
        var compound = NumberWords.TryCardinal(text[i].Text, out var ten) && ten.Role == NumberRole.Ten && text.Is(i + 1, "-");
        if (NumberWords.TryOrdinal(text[compound ? i + 2 : i].Text, out var ordinal) && (!compound || ordinal.Role == NumberRole.Unit))
        {
            end = compound ? i + 3 : i + 1;
            part = new Part(ordinal.Value + (compound ? ten.Value : 0)) { IsFree = ordinal.Plural };
            return compound || ordinal.Value > 2;
        }

        return false;
    }

    /// <summary>A word of a fraction.</summary>
    internal readonly record struct Part(double Value)
    {
        internal static readonly Part And = new(0) { IsAnd = true };

        internal bool IsAnd { get; init; }

        /// <summary>A denominator that needs no "one" or "a" before it: a plural, "half", "quarter".</summary>
        internal bool IsFree { get; init; }
    }
}
