using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Conditions of before that fall away: 不限等级, 金额条件去掉, regardless of industry, clear the filter.</summary>
internal sealed class DroppedSlots(QuestionScan scan) : QuestionSlots(scan)
{
    private const int Reach = 3;

    public void Read()
    {
        if (Context.State.LastQuery is null)
        {
            return;
        }

        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Is("sign", "unfilter") && Before(i, Reach, IsField) is var field && field >= 0 && IsFrameBetween(field, i))
            {
                Drop(i);   // 金额不限了: that one alone
            }
            else if (Tokens[i].Is("sign", "unfilter") || IsAllOfThem(i))
            {
                ClearAll(i);
            }
            else if (Tokens[i].Is("sign", "drop"))
            {
                Drop(i);
            }
        }
    }

    private void Drop(int at)
    {
        var (ahead, behind) = (After(at, Reach, IsField), Before(at, Reach, IsField));
        var field = ahead >= 0 && OnlyFillersBetween(at, ahead) ? ahead : behind >= 0 && IsFrameBetween(behind, at) ? behind : -1;
        if (field >= 0)
        {
            if (After(field, 2, IsLimit) < 0)   // 去掉金额30万以下的 is a new condition
            {
                Question.Dropped.Add(Field(Tokens[field]));
                Tokens[field].IsUsed = Tokens[at].IsUsed = true;
                Note("dropped", Tokens[field]);
            }
        }
        else if (After(at, Reach, IsCondition) >= 0 || Before(at, Reach, IsCondition) >= 0)
        {
            ClearAll(at);
        }
    }

    private static bool IsCondition(QuestionToken token) => token.Is("sign", "condition");

    private static bool IsLimit(QuestionToken token) => token.Is("compare") || token.Money is not null || token.Number is not null || token.Percent is not null;

    // 金额条件去掉: what kind of condition stands between.
    private bool IsFrameBetween(int from, int to) => Enumerable.Range(from + 1, to - from - 1).All(i => Tokens[i].Is("filler") || Tokens[i].Is("sign", "condition"));

    // A clause that says nothing but "all of them".
    private bool IsAllOfThem(int at) =>
        Tokens[at].Is("sign", "allofthem") && Question.Filters.Count == 0 &&
        (at == 0 || IsClauseEnd(at - 1) || Tokens[at - 1].Is("filler") || Tokens[at - 1].Is("sign", "unfilter")) && (at == Tokens.Count - 1 || IsClauseEnd(at) || Tokens[at + 1].Is("list"));

    private void ClearAll(int at)
    {
        Question.ClearsFilters = true;
        Tokens[at].IsUsed = true;
        Note("dropped", Tokens[at]);
    }

    private static bool IsField(QuestionToken token) => token.Is("dimension") || token.Is("probability") || token.Is("measure", "amount");

    private static string Field(QuestionToken token) =>
        token.Is("probability") ? "probability"
        : token.Is("measure", "amount") ? "amount"
        : AxisFields.Name(Enum.Parse<Dimension>(token.Value("dimension")!));   // an axis, as only fields come here
}
