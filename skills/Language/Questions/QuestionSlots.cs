using System.Globalization;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Fills some slots of a question from its tokens: each slot by the words that fill it and the words around them. Knows no whole sentences.</summary>
internal abstract class QuestionSlots(QuestionScan scan)
{
    internal static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(",;，；。!?");

    protected QuestionScan Scan => scan;

    protected List<QuestionToken> Tokens => scan.Tokens;

    protected Question Question => scan.Question;

    protected Utterance Utterance => scan.Utterance;

    protected ReadingContext Context => scan.Context;

    protected bool Has(string kind) => Tokens.Any(token => !token.IsUsed && token.Is(kind));

    protected bool Has(string kind, string value) => Tokens.Any(token => !token.IsUsed && token.Is(kind, value));

    protected int Find(string kind, string? value = null, int from = 0)
    {
        for (var i = Math.Max(0, from); i < Tokens.Count; i++)
        {
            if (!Tokens[i].IsUsed && (value is null ? Tokens[i].Is(kind) : Tokens[i].Is(kind, value)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The nearest token before <paramref name="at"/> that satisfies, at most <paramref name="reach"/> tokens away; -1 when none.</summary>
    protected int Before(int at, int reach, Func<QuestionToken, bool> wanted)
    {
        for (var i = at - 1; i >= 0 && i >= at - reach; i--)
        {
            if (IsClauseEnd(i))
            {
                return -1;
            }

            if (wanted(Tokens[i]))
            {
                return i;
            }
        }

        return -1;
    }

    protected int After(int at, int reach, Func<QuestionToken, bool> wanted)
    {
        for (var i = at + 1; i < Tokens.Count && i <= at + reach; i++)
        {
            if (IsClauseEnd(i - 1))
            {
                return -1;
            }

            if (wanted(Tokens[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>True when a comma or full stop stands behind the token.</summary>
    protected bool IsClauseEnd(int at)
    {
        var from = Tokens[at].Span.End;
        var to = at + 1 < Tokens.Count ? Tokens[at + 1].Span.Start : Utterance.Text.Length;
        return Utterance.Text.AsSpan(from, to - from).IndexOfAny(ClauseEnds) >= 0;
    }

    protected bool OnlyFillersBetween(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (!Tokens[i].Is("filler") || IsClauseEnd(i - 1))
            {
                return false;
            }
        }

        return to > from && !(to > from + 1 && IsClauseEnd(to - 1)) && !IsClauseEnd(from);
    }

    protected void Note(string slot, QuestionToken token) => Question.Evidence.TryAdd(slot, Utterance.Words(token.Span));

    protected void AddFilter(string field, string value, QuestionToken token, FilterOperator operation = FilterOperator.In)
    {
        var at = Question.Filters.FindIndex(filter => filter.Field == field && filter.Operator == operation && operation is FilterOperator.In or FilterOperator.NotIn);
        if (at < 0)
        {
            Question.Filters.Add(new MetricFilter(field, operation, [value], Utterance.Words(token.Span)));
        }
        else if (!Question.Filters[at].Values.Contains(value))
        {
            Question.Filters[at] = Question.Filters[at] with { Values = [.. Question.Filters[at].Values, value] };
        }

        Note(field, token);
    }

    protected void Group(Dimension axis, QuestionToken token)
    {
        token.IsUsed = true;
        if (!Question.GroupBy.Contains(axis))
        {
            Question.GroupBy.Add(axis);
        }

        Note("group", token);
    }

    /// <summary>Which of several axes a word means, by what the question is about.</summary>
    protected string Best(QuestionToken token)
    {
        var axes = token.Senses.Where(sense => sense.Kind == "dimension").Select(sense => sense.Value).ToList();
        var isContactTalk = Tokens.Any(other => other.Is("subject", "Interaction") || other.Is("value.channel") || other.Is("logged"));
        return axes.Count == 1 ? axes[0] : axes.Find(axis => axis == (isContactTalk ? "Channel" : "Source")) ?? axes[0];
    }

    /// <summary>任务做到百分之几: with a share of it, the task is the target.</summary>
    protected bool IsQuotaTalk() => Tokens.Any(token => token.Is("sign", "quota")) && (Tokens.Any(token => token.Is("part", "percent") || token.Is("measure", "attainment") || token.Is("measure", "target_gap")) || AchievedSoFar() >= 0 && IsMonthOrLonger());

    // What one has to do today is a list of tasks; what one has to do this quarter is a quota.
    private bool IsMonthOrLonger() => Question.Period is { From: { } from, To: { } to } && to.DayNumber - from.DayNumber >= 27;

    /// <summary>完成得怎么样, 做到什么程度了, on track: the token of doing what one set out to do, where it is asked how that goes; -1 = none.</summary>
    protected int AchievedSoFar()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Is("sign", "ontrack") || Tokens[i].Is("part", "achieve") && AsksWhether(i) || Tokens[i].Is("part", "achieve") && !Tokens[i].Is("filler") && After(i, 4, token => token.Is("part", "howgoes")) is var goes && goes >= 0 && OnlyFillersBetween(i, goes))
            {
                return i;
            }
        }

        return -1;
    }

    // 完成了没, 做完了吗: the sentence ends in whether.
    private bool AsksWhether(int at) =>
        Utterance.Text.AsSpan(Tokens[at].Span.End).TrimStart('了').TrimEnd("?？。!！ 啊呀") is "没" or "没有" or "吗" or "没呢" or "了没";

    /// <summary>What a word of the kind "compare" limits by; null for none.</summary>
    protected static FilterOperator? Operator(string? word) => word switch
    {
        "gt" => FilterOperator.GreaterThan,
        "gte" => FilterOperator.AtLeast,
        "lt" => FilterOperator.LessThan,
        "lte" => FilterOperator.AtMost,
        _ => null,
    };

    protected static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    protected static bool IsPlural(string text) => text.EndsWith('s') && !text.EndsWith("ss", StringComparison.Ordinal) && !text.EndsWith("'s", StringComparison.Ordinal);
}
