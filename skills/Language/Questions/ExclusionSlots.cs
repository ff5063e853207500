using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>去掉A级的, 除了华北, excluding renewals: a condition turned round.</summary>
internal sealed class ExclusionSlots(QuestionScan scan) : QuestionSlots(scan)
{
    private const int Reach = 5;

    // Only a record itself and what it is classed by can be left out; a date or a measure cannot.
    private static readonly string[] Fields = ["owner", "team", "region", "product", "customer", "industry", "source", "grade", "stage", "city", "companySize", "channel", "category"];

    /// <summary>Turns the conditions beside a word that leaves out.</summary>
    public void Read()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!Tokens[i].Is("exclude"))
            {
                continue;
            }

            foreach (var at in Targets(i))
            {
                TurnRound(Tokens[at]);
            }
        }
    }

    /// <summary>Whether the limit at <paramref name="bound"/> says what is to go: 筛掉30万以下的, below 300k can go.</summary>
    public bool Covers(int bound)
    {
        var before = Before(bound, Reach, token => token.Is("exclude"));
        if (before >= 0 && IsOnlyFrame(before, bound))
        {
            return true;
        }

        var after = After(bound, Reach, token => token.Is("exclude"));
        return after >= 0 && !Tokens[after].Is("sign", "leaveoutfirst") && IsOnlyFrame(bound, after);
    }

    private List<int> Targets(int exclude)
    {
        var found = Enumerable.Range(exclude + 1, Tokens.Count - exclude - 1).TakeWhile(i => !IsClauseEnd(i - 1) && (IsValue(Tokens[i]) || IsFrame(Tokens[i]))).Where(i => IsValue(Tokens[i])).ToList();
        if (found.Count > 0 || Tokens[exclude].Is("sign", "leaveoutfirst"))
        {
            return found;
        }

        // A级的不要: the value stands in front.
        var before = Before(exclude, Reach, IsValue);
        return before >= 0 && IsOnlyFrame(before, exclude) ? [before] : [];
    }

    private bool IsOnlyFrame(int from, int to) => Enumerable.Range(from + 1, to - from - 1).All(i => IsFrame(Tokens[i]));

    private static bool IsFrame(QuestionToken token) => token.Is("filler") || token.Is("compare") || token.Is("subject") || token.Is("reference") || token.Is("measure", "amount") || token.Is("probability") || token.Is("dimension");

    private static bool IsValue(QuestionToken token) => token.Mention is not null || token.Senses.Any(sense => sense.Kind.StartsWith("value.", StringComparison.Ordinal));

    // 除了制造和零售: one word leaves out all of them.
    private bool IsAllExcluded(MetricFilter filter) => !Tokens.Any(token => token.Is("sign", "change") && After(Tokens.IndexOf(token), 3, next => next.Senses.Any(sense => sense.Kind == "value." + filter.Field)) >= 0);

    private void TurnRound(QuestionToken token)
    {
        var words = Utterance.Words(token.Span);
        foreach (var sense in token.Senses.Where(sense => sense.Kind.StartsWith("value.", StringComparison.Ordinal)))
        {
            var both = Question.Filters.FindIndex(filter => filter.Operator == FilterOperator.In && filter.Values.Count > 1 && "value." + filter.Field == sense.Kind && filter.Values.Contains(sense.Value));
            if (both >= 0 && !IsAllExcluded(Question.Filters[both]))
            {
                // 刨去零售的，只看制造: what stays is named too.
                Question.Filters[both] = Question.Filters[both] with { Values = [.. Question.Filters[both].Values.Where(value => value != sense.Value)] };
                return;
            }
        }

        var at = Question.Filters.FindIndex(filter => filter.Operator == FilterOperator.In && filter.Words == words && Fields.Contains(filter.Field));
        if (at >= 0)
        {
            Question.Filters[at] = Question.Filters[at] with { Operator = FilterOperator.NotIn };
        }
    }
}
