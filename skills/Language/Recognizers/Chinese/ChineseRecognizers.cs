namespace SalesAssistant.Skills.Language.Recognizers;

/// <summary>The recognisers for Chinese texts.</summary>
internal static class ChineseRecognizers
{
    public static IReadOnlyList<IEntityRecognizer> All { get; } = [];
}
