using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>多少 and "most" without a measure: money or a count.</summary>
internal sealed class HowMuch(QuestionScan scan) : QuestionSlots(scan)
{
    /// <summary>多少 behind a noun counts it (单子有多少); most deals counts them too. Elsewhere 多少 of deals is money.</summary>
    public void Read(List<(int At, string Measure)> said)
    {
        if (said.Count > 0 || Question.Subject is not (null or MetricSubject.Opportunity) || Question.IsList)
        {
            return;
        }

        var much = Tokens.FindIndex(token => token.Text == "多少");
        var isCounted = much > 0 && Before(much, 2, token => token.Is("subject", "Opportunity")) is var counted && counted >= 0 && !Tokens.Skip(counted).Take(much - counted).Any(token => token.Is("part", "combined")) && (much == Tokens.Count - 1 || IsClauseEnd(much) || Tokens[much + 1].Is("sign", "particle"));
        // 多少在谈的商机: the noun behind is what is counted.
        var noun = much < 0 ? -1 : After(much, 3, token => token.Is("subject", "Opportunity"));
        isCounted |= noun >= 0 && Enumerable.Range(much + 1, noun - much - 1).All(i => Tokens[i].Is("status", "open") || Tokens[i].Is("filler") || Tokens[i].Is("value.stage"));
        var isMost = Scan.Superlative >= 0 && Tokens[Scan.Superlative].Value("order") is "most" or "least" &&
            (Question.Statuses is ["lost"] || After(Scan.Superlative, 1, token => token.Is("subject", "Opportunity") && token.Text.Length > 2) >= 0 || Before(Scan.Superlative, 1, IsCountedNoun) >= 0 || After(Scan.Superlative, 2, IsCountedNoun) >= 0) && Tokens[Scan.Superlative].Is("sign", "bynumber");
        isCounted |= Tokens.Any(token => token.Is("sign", "anumber"));   // 丢的单，一个行业一个数
        if (isCounted || isMost)
        {
            said.Add((Math.Max(much, 0), "count"));
        }
    }

    // 丢单最多, 赢的单多, most wins: the noun is counted.
    private static bool IsCountedNoun(QuestionToken token) =>
        token.Is("sign", "counted");
}
