using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>一个月一个月地, 一家一家, one team at a time: the same noun said over again splits by it.</summary>
internal static partial class AxisPhrases
{
    /// <summary>Gives each such phrase the senses of the noun and of "each", in place of the tokens that it is made of.</summary>
    public static void Mark(List<QuestionToken> tokens, string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            var unit = match.Groups["unit"].Value.ToLowerInvariant();
            var senses = Senses(unit) ?? (unit.Length > 1 && IsClassifier(unit[0]) ? Senses(unit[1..]) : null);
            if (senses is null)
            {
                continue;
            }

            var span = new Span(match.Index, match.Length);
            QuestionToken.Replace(tokens, new QuestionToken(span, match.Value, senses));
        }
    }

    private static Sense[]? Senses(string unit)
    {
        var term = QuestionLexicon.Default.StartingWith(unit[0]).FirstOrDefault(term => term.Text == unit);
        var axes = term?.Senses.Where(sense => sense.Kind == "dimension").ToArray() ?? [];
        return axes.Length > 0 ? [.. axes, new Sense("group", "each")]
            : unit is "单" or "笔" or "deal" or "opportunity" or "order" or "item" or "line" or "case" ? [new Sense("list", "list"), new Sense("sign", "rows")] : null;
    }

    private static bool IsClassifier(char first) => first is '个' or '条' or '位' or '家' or '款' or '支' or '类' or '档';

    [GeneratedRegex(@"一(?<unit>[^\s，。、,;；一]{1,4})[、，,]?一\k<unit>(?:地|的)?|\bone (?<unit>[a-z]{3,12}) (?:at a time|by one|after (?:another|the other))|\b(?<unit>[a-z]{3,12}) (?:after|for|by) \k<unit>\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
