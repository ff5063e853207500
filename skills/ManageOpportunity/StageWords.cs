using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills;

/// <summary>Stages as people say them.</summary>
internal static class StageWords
{
    private static readonly Lexicon Words = Lexicon.Of("manage-opportunity");

    /// <summary>Every stage named in <paramref name="text"/>.</summary>
    public static IEnumerable<Stage> All(string text) => Enum.GetValues<Stage>().Where(stage => Words.Has(text, $"stage_{stage}"));

    /// <summary>The stage named last, such as in "从方案推进到谈判"; null when none.</summary>
    public static Stage? Last(string text) => Enum.GetValues<Stage>()
        .Select(stage => (Stage: (Stage?)stage, At: Words.All(text, $"stage_{stage}").Select(span => span.Start).DefaultIfEmpty(-1).Max()))
        .Where(found => found.At >= 0)
        .OrderByDescending(found => found.At)
        .Select(found => found.Stage)
        .FirstOrDefault();
}
