using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A question while it is being read: its tokens, the slots filled so far, and what one reader of slots leaves for a later one.</summary>
internal sealed class QuestionScan
{
    public QuestionScan(Utterance utterance, ReadingContext context)
    {
        (Utterance, Context) = (utterance, context);
        Tokens = QuestionTokenizer.Tokenize(utterance, QuestionLexicon.Default, context.Names);
        StatusPhrases.Mark(Tokens, utterance.Text);
        AxisPhrases.Mark(Tokens, utterance.Text);
        OrderPhrases.Mark(Tokens, utterance.Text);
        Ahead = RankPlaces.Mark(Tokens, utterance.Text);
        ComparativeWords.Mark(Tokens, utterance.Text);
        WhetherWords.Mark(Tokens, utterance.Text);
        PassedDeadlines.Mark(Tokens);
        CheckInWords.Mark(Tokens);
    }

    public Utterance Utterance { get; }

    public ReadingContext Context { get; }

    public List<QuestionToken> Tokens { get; }

    public Question Question { get; } = new();

    /// <summary>A first name that is known with a surname that is not.</summary>
    public string? OtherPerson { get; set; }

    /// <summary>The other year that a month or a holiday without a year may mean; open at its end where no end was said.</summary>
    public MetricPeriod? OtherPeriod { get; set; }

    /// <summary>An order was said outright, such as 从高到低.</summary>
    public bool HasOrderWord { get; set; }

    /// <summary>"oldest" or "newest" first; null = not said.</summary>
    public string? Recency { get; set; }

    /// <summary>The nearest date comes first, rather than the oldest record.</summary>
    public bool IsByDate { get; set; }

    /// <summary>One of a group is asked for: which team, 谁.</summary>
    public bool IsWhich { get; set; }

    /// <summary>The token of the superlative; -1 = none.</summary>
    public int Superlative { get; set; } = -1;

    /// <summary>How many stand before the one that is asked for: 1 for the second biggest.</summary>
    public int Ahead { get; }

    /// <summary>Where a rank stands (前三名); null = none.</summary>
    public Values.Span? Rank { get; set; }

    /// <summary>The axis of which each value is meant: 每个团队, each rep; null = none.</summary>
    public Dimension? Each { get; set; }

    public bool IsOfNewCustomers { get; set; }

    /// <summary>Whom somebody met is asked for: the talks tell.</summary>
    public bool IsOfTheMet { get; set; }

    /// <summary>Tokens that something is compared with.</summary>
    public List<(int At, FilterOperator Operator)> Bounds { get; } = [];

    /// <summary>The axis stands behind the condition that describes it: 超额完成指标的人.</summary>
    public bool IsHead { get; set; }
}
