using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>第二大的单, the third highest: a superlative that leaves out those before it.</summary>
internal static partial class RankPlaces
{
    private const string Numerals = "一二三四五六七八九十";
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>Gives such a phrase the sense of a superlative.</summary>
    /// <returns>How many stand before it; 0 = no such phrase.</returns>
    public static int Mark(List<QuestionToken> tokens, string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return 0;
        }

        var order = match.Groups["up"].Success ? "least" : match.Groups["long"].Success ? "longest" : match.Groups["short"].Success ? "shortest" : "most";
        QuestionToken.Replace(tokens, new QuestionToken(new Span(match.Index, match.Length), match.Value, [new Sense("order", order)]));
        return Place(match.Groups["n"].Value) - 1;
    }

    private static int Place(string said) =>
        char.IsAsciiDigit(said[0]) ? said[0] - '0' : char.IsAscii(said[0]) ? Array.IndexOf(Ordinals, said.ToLowerInvariant()) + 1 : Numerals.IndexOf(said[0], StringComparison.Ordinal) + 1;

    [GeneratedRegex(@"第(?<n>[二三四五2-5])(?:[大高多贵好强]|(?<up>[小低少差])|(?<long>[长久慢])|(?<short>[短快]))|\b(?<n>second|third|fourth|fifth|2nd|3rd|[45]th)[ -](?:biggest|largest|highest|best|most|(?<up>smallest|lowest|worst|fewest|least)|(?<long>longest|slowest)|(?<short>shortest|fastest))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
