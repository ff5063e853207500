using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>不管成没成, 输赢都算, won or not: every status counts. One pattern for what a word list would have to spell out.</summary>
internal static partial class StatusPhrases
{
    /// <summary>Gives such a phrase the sense of "any status", in place of the tokens that it is made of.</summary>
    public static void Mark(List<QuestionToken> tokens, string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            var span = new Span(match.Index, match.Length);
            if (tokens.Exists(token => token.Span.Overlaps(span) && token.Mention is not null))
            {
                continue;
            }

            tokens.RemoveAll(token => token.Span.Overlaps(span));
            var at = tokens.FindIndex(token => token.Span.Start > span.Start);
            tokens.Insert(at < 0 ? tokens.Count : at, new QuestionToken(span, match.Value, [new Sense("sign", "anystatus")]));
        }
    }

    // The first line: a word of indifference and what it is indifferent to; the second: the pair itself, all of it asked for.
    [GeneratedRegex(
        @"(?:不管|不论|无论|甭管|甭论|别管|管它|管他|不拘|不问|不看|不计|不分|不限|随便|任凭)(?:它|他|是|现在|目前|最后|最终|什么|啥|哪种|哪个|单子|商机)*(?:成没成|成不成|成了没有?|成败|成与不成|成还是不成|赢没赢|赢不赢|输没输|输赢|赢输|赢还是输|赢了还是输了|赢了还是丢了|胜负|胜败|关没关|签没签|签不签|签没签成|签没签下来|签没签掉|丢没丢|结没结|结没结束|成交没成交|成交与否|签约与否|死活|状态|结果|开着还是关了|在谈还是关了|在谈还是已关)(?:如何|怎样|的)?(?:都|全|一律|通通|统统)?(?:要|算|行|可以|算上|包括在内)?" +
        @"|(?<![按各分])(?:成没成|成了没成|赢没赢|关没关|签没签|签没签下来|结没结|输赢|成败|赢的输的|输的赢的|赢的丢的|丢的赢的|成的没成的|成了的没成的|签了的没签的|没签的签了的|关了的没关的|没关的关了的)(?:的)?(?:都|全|一律|通通|统统)(?:都)?(?:要|算|行|可以|算上|包括在内)?|(?<!按|各|分)(?:所有|全部|任何|任意)状态(?:的)?(?:都要|都算)?" +
        @"|\b(?:regardless|irrespective)\s+of\s+(?:the\s|their\s|its\s)?(?:current\s|final\s)?(?:status|outcome|result|how\s+(?:it|they)\s+ended)\b|\b(?:whatever|no\s+matter(?:\s+what)?)\s+(?:the\s|their\s|its\s)?(?:status|outcome|result)(?:\s(?:is|was|are|were))?\b|\b(?:of|in|with)\s+(?:any|every|all)\s+status(?:es)?\b|\b(?:any|every|all)\s+status(?:es)?\b" +
        @"|\b(?:won|signed|closed|landed|open|finished)\s+or\s+not\b|\bwhether\s+(?:or\s+not\s+)?(?:(?:we|they|it|these|those)(?:'ve|\s+have|\s+has|'re|\s+are|\s+were|\s+was|\s+is|'s)?\s+)?(?:won|win|open|closed?|signed|lost|lose|live|still\s+open)(?:\s+(?:it|them))?(?:\s*,\s*(?:won|open|closed|lost))*(?:\s*,?\s*or\s+(?:not|(?:still\s+)?(?:won|win|open|closed?|signed|lost|lose|dead|live)(?:\s+(?:it|them))?))?\b|\b(?:win|won)\s*,?\s*(?:lose|lost)\s*,?\s+(?:or|and)\s+(?:still\s+)?(?:open|live|active|pending)\b|\b(?:open|live|active)\s*,\s*(?:won|lost)\s*,?\s+(?:or|and)\s+(?:won|lost)\b|\b(?:both\s+)?(?:open|live|active)\s+(?:or|and)\s+closed\b|\bclosed\s+(?:or|and)\s+(?:still\s+)?(?:open|live|active)\b|\bwin\s+or\s+lose\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
