using SalesAssistant.Skills.Language.Recognizers.Chinese;

namespace SalesAssistant.Skills.Language.Recognizers;

/// <summary>The recognisers that exist, by language and kind.</summary>
public static class EntityRecognizers
{
    private static readonly IEntityRecognizer[] All = [.. ChineseRecognizers.All, .. EnglishRecognizers.All];

    /// <summary>True when texts of <paramref name="language"/> can be searched for <paramref name="kind"/>.</summary>
    public static bool Reads(string language, string kind) => Find(language, kind) is not null;

    /// <summary>All values of a kind in a text; none for a kind that is not read in this language (<see cref="Reads"/>).</summary>
    public static IReadOnlyList<RecognizedEntity> Recognize(string text, string language, string kind, DateTime reference) =>
        Find(language, kind)?.Recognize(text, reference) ?? [];

    private static IEntityRecognizer? Find(string language, string kind) =>
        Array.Find(All, one => one.Language == language && one.Kind == kind);
}
