using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>贵的摆上面, 近的放前面, biggest deals first: an adjective, what it is of, and the front. One pattern for what a word list would have to spell out.</summary>
internal static partial class OrderPhrases
{
    /// <summary>Gives each such phrase the sense of an order, in place of the tokens that it is made of.</summary>
    public static void Mark(List<QuestionToken> tokens, string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || match.Index > 0 && char.IsAsciiLetter(match.Value[0]) && char.IsAsciiLetter(text[match.Index - 1]))
        {
            return;
        }

        var span = new Span(match.Index, match.Length);
        QuestionToken.Replace(tokens, new QuestionToken(span, match.Value, [new Sense("order", Order(match))]));
    }

    private static string Order(Match match) => match switch
    {
        _ when match.Groups["down"].Success => "descending",
        _ when match.Groups["up"].Success => "ascending",
        _ when match.Groups["soon"].Success => "earliestfirst",
        _ => "latestfirst",
    };

    [GeneratedRegex(@"(?:最)?(?:(?<down>[大高多贵好强猛])|(?<up>[小低少差弱])|(?<soon>[早近急])|(?<late>[晚远新]))(?:的|单子|单|额)?(?:都|先)?(?:排|放|摆|列|搁|靠|往)(?:在|到)?最?(?:前|上|头)(?:面|头|边)?(?![一二三四五六七八九十两几\d天期年月周])|(?:从|由)最?(?:(?<down>[大高多贵好强])|(?<up>[小低少差弱])|(?<soon>[早近急])|(?<late>[晚远新]))的?(?:排|数|列|报)?(?:到|至|往|开始)(?![一二三四五六七八九十\d])[大高多贵好强小低少差弱早近急晚远新]?|(?:(?<down>biggest|largest|highest|greatest|strongest)|(?<up>smallest|lowest|weakest)|(?<soon>soonest|nearest|earliest)|(?<late>latest|newest))\s(?:(?:ones?|deals?|amounts?|values?|dates?|opportunit(?:y|ies))\s)?(?:first|on top|at the top|up top|to the top|up front)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
