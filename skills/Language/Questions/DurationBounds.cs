using System.Globalization;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>超过半年的在谈商机, 周期两百天以上的, deals that took under 90 days: a length of time that deals are compared with. Of open deals it is their age, of closed ones the days from creation to close.</summary>
internal sealed class DurationBounds(QuestionScan scan) : QuestionSlots(scan)
{
    private const int Reach = 2;

    public void Read()
    {
        if (Question.Without is not null || Question.Subject is not (null or MetricSubject.Opportunity) || !Tokens.Any(token => token.Is("subject", "Opportunity") || token.Is("status") || token.Is("part", "cycle")))
        {
            return;
        }

        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i] is { Duration.Days: { } days, IsUsed: false } && Comparison(i) is { } operation)
            {
                Limit(Tokens[i], operation, days);
                return;
            }
        }
    }

    private void Limit(QuestionToken token, FilterOperator operation, int days)
    {
        if (Question.Measures is ["avg_cycle_days", ..] && Question.Statuses.Count == 0)
        {
            Question.Statuses.Add("won");   // what has a cycle is closed
        }

        token.IsUsed = true;
        Note("condition", token);
        if (Question.Statuses.Exists(status => status is "won" or "lost"))
        {
            AddFilter("cycleDays", days.ToString(CultureInfo.InvariantCulture), token, operation);
            Question.IsList |= Question.Measures.Remove("avg_cycle_days") && Question.Measures.Count == 0 && Question.GroupBy.Count == 0;   // the length is what limits, not what is asked for
            return;
        }

        AddFilter("openedOn", DaysAgo.Of(Utterance.Today, days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), token, Opened(operation));
    }

    // Older than ninety days was opened before that day.
    private static FilterOperator Opened(FilterOperator age) => age switch
    {
        FilterOperator.GreaterThan or FilterOperator.AtLeast => FilterOperator.LessThan,
        _ => FilterOperator.GreaterThan,
    };

    private FilterOperator? Comparison(int at)
    {
        var beside = Before(at, Reach, IsComparison) is var ahead && ahead >= 0 && !Tokens[ahead].Is("sign", "trails") ? ahead : After(at, Reach, IsComparison);
        var word = beside < 0 ? Tokens[at].Duration!.Bound switch   // callers pass durations
        {
            Bound.AtLeast => "gte",
            Bound.AtMost => "lte",
            _ => IsUnfinished(at) ? "gte" : null,
        }
        : Tokens[beside].Value("compare");
        return Operator(word);
    }

    private static bool IsComparison(QuestionToken token) => token.Is("compare");

    // 跟了三个月还没签: so long, and not done yet.
    private bool IsUnfinished(int at) => Question.Statuses is ["open"] && After(at, 3, token => token.Is("negation") || token.Is("status", "open") && token.Text[0] is '没' or '未' or '还') >= 0;
}
