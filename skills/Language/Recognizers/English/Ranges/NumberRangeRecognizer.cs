using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Ranges;

/// <summary>Kind "numberrange": more than 30, at most 100 and at least 20, 5k-20k, 200 or greater.</summary>
internal sealed class NumberRangeRecognizer : IEntityRecognizer
{
    public string Language => "en";

    public string Kind => "numberrange";

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var tokens = EnglishText.Of(text);
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < tokens.Count;)
        {
            var range = Read(tokens, i);
            if (range is not null)
            {
                found.Add(new RecognizedEntity(tokens.Between(range.From, range.To), "numberrange", [new Dictionary<string, string> { ["value"] = range.Text }]));
            }

            i = range?.To ?? (TryNumber(tokens, i, out var end, out _) ? end : i + 1);
        }

        return found;
    }

    private static NumberRange? Read(EnglishText text, int i)
    {
        if (ReadBound(text, i) is not { } first)
        {
            return ReadBetween(text, i);
        }

        // "above 1000 and below 1500" is one range, "more than 40 and less than 10" are two.
        return text.IsAny(first.To, "and", "but") && ReadBound(text, first.To + 1) is { } second && first.And(second) is { } both ? both : first;
    }

    private static NumberRange? ReadBound(EnglishText text, int i)
    {
        if (Comparators.Before.TryMatch(text, i, out var p, out var side))
        {
            // "=>" is no sign of comparison.
            if (text.Is(i - 1, "=") || !TryNumber(text, p, out var end, out var number))
            {
                return null;
            }

            // "more than 5000 or equal to"
            var open = side is Side.Above or Side.Below && text.Is(end, "or") && text.IsAny(end + 1, "equal", "equals");
            var behind = open ? text.Skip(end + 2, "to", "than") : end;
            return open && !TryNumber(text, behind, out _, out _)
                ? NumberRange.On(side == Side.Above ? Side.AtLeast : Side.AtMost, i, behind, number)
                : NumberRange.On(side, i, end, number);
        }

        return TryNumber(text, i, out var to, out var value) && Comparators.Behind.TryMatch(text, to, out var last, out side) && !TryNumber(text, last, out _, out _)
            ? NumberRange.On(side, i, last, value)
            : null;
    }

    /// <summary>from 200 to 300, 20~100, between 5 and 8.</summary>
    private static NumberRange? ReadBetween(EnglishText text, int i)
    {
        var lead = text.IsAny(i, "from", "between");
        if (!TryNumber(text, lead ? i + 1 : i, out var p, out var low) || !(text.IsAny(p, "to", "-", "~", "through", "till") || (text.Is(i, "between") && text.Is(p, "and"))))
        {
            return null;
        }

        // 1995-01-02 is a date, not a range.
        if ((text.Is(i - 1, "-") && text.Joined(i)) || (text.Is(p, "-") && text.Is(p + 2, "-") && text.Joined(p + 2)))
        {
            return null;
        }

        // 1995-01 is a month, not a range.
        return TryNumber(text, p + 1, out var end, out var high) && high > low ? new NumberRange(i, end, low, high, true, false) : null;
    }

    /// <summary>A number, or a place in an order ("the tenth").</summary>
    private static bool TryNumber(EnglishText text, int i, out int end, out double value)
    {
        if (NumberScan.TryRead(text, i, out var number))
        {
            (end, value) = (number.To, number.Value);
            return true;
        }

        return OrdinalReader.TryRead(text, text.Skip(i, "the"), out end, out value);
    }
}
