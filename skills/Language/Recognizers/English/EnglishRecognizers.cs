namespace SalesAssistant.Skills.Language.Recognizers;

/// <summary>The recognisers for English texts.</summary>
internal static class EnglishRecognizers
{
    public static IReadOnlyList<IEntityRecognizer> All { get; } = [];
}
