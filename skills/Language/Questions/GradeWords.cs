using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A letter that is a customer grade: A级, B类客户, tier A, grade-B, A-tier.</summary>
internal static partial class GradeWords
{
    /// <summary>The grade word that begins at <paramref name="at"/> of a lower-case text; null when none does.</summary>
    public static QuestionToken? At(string lower, int at)
    {
        if (lower[at] is not ((>= 'a' and <= 'd') or 't' or 'g'))
        {
            return null;   // asked at every letter: most cannot begin one
        }

        var match = Pattern().Match(lower, at);
        if (!match.Success || match.Index != at || (at > 0 && QuestionTokenizer.IsLatin(lower[at - 1])))
        {
            return null;
        }

        var letters = match.Groups["g"].Captures.Select(capture => new Sense("value.grade", capture.Value.ToUpperInvariant())).ToArray();
        return new QuestionToken(new Span(at, match.Length), match.Value, letters);
    }

    [GeneratedRegex(@"\G(?:(?<g>[abcd])(?:[、,和与及/](?<g>[abcd]))*\s?[级类等](?:别)?|(?:tier|grade|class)[\s-]?(?<g>[abcd])\b|(?<g>[abcd])[\s-](?:tier|grade|class|level|rated)\b)")]
    private static partial Regex Pattern();
}
