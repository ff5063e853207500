namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Kind "percent": 10%, ten percent, "percents of twenty"; the bare word has no value.</summary>
internal sealed class PercentRecognizer : IEntityRecognizer
{
    private static readonly string[] Words = ["%", "percent", "percents", "percentage", "percentages", "per"];

    public string Language => "en";

    public string Kind => "percent";

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var tokens = EnglishText.Of(text);
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < tokens.Count;)
        {
            if (NumberScan.TryRead(tokens, i, out var number))
            {
                var end = BehindSign(tokens, number.To);
                if (end > number.To && !(tokens.Is(i - 1, "%") && tokens.Joined(i)))
                {
                    found.Add(Entity(tokens, i, end, number.ValueText + "%"));
                }

                i = Math.Max(end, number.To);
            }
            else if (BehindSign(tokens, i) is var behind && behind > i)
            {
                var of = tokens.Is(behind, "of") && NumberScan.TryRead(tokens, behind + 1, out number);
                found.Add(Entity(tokens, i, of ? number.To : behind, of ? number.ValueText + "%" : null));
                i = of ? number.To : behind;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    private static int BehindSign(EnglishText text, int i)
    {
        if (!text.IsAny(i, Words))
        {
            return i;
        }

        if (text.Is(i, "per"))
        {
            return text.IsAny(i + 1, "cent", "cents") ? i + 2 : i;
        }

        // In a web address %25 is an encoded character.
        var encoded = text.Is(i, "%") && text.Joined(i + 1) && (text[i + 1].IsDigits || text[i + 1].IsWord || text.Is(i + 1, "%"));
        return encoded ? i : i + 1;
    }

    private static RecognizedEntity Entity(EnglishText text, int from, int to, string? value)
    {
        // The specification writes an absent value out.
        return new RecognizedEntity(text.Between(from, to), "percentage", [new Dictionary<string, string> { ["value"] = value ?? "null" }]);
    }
}
