namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Kind "number".</summary>
internal sealed class NumberRecognizer : IEntityRecognizer
{
    public string Language => "en";

    public string Kind => "number";

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var tokens = EnglishText.Of(text);
        return [.. NumberScan.All(tokens).Select(number => Entity(tokens, number))];
    }

    private static RecognizedEntity Entity(EnglishText text, EnglishNumber number) =>
        new(text.Between(number.From, number.To), "number", [new Dictionary<string, string> { ["subtype"] = number.FormText, ["value"] = number.ValueText }]);
}
