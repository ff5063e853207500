using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A question about figures as it was read: the slots that were said, before defaults and before what the conversation adds.</summary>
internal sealed record Question
{
    /// <summary>Measures in the order they were said.</summary>
    public List<string> Measures { get; } = [];

    public MetricSubject? Subject { get; set; }

    /// <summary>open, won, lost.</summary>
    public List<string> Statuses { get; } = [];

    /// <summary>Deals of every status were asked for: 不管成没成, won or not.</summary>
    public bool IsAnyStatus { get; set; }

    /// <summary>The date column that the words imply; null = the measure's own.</summary>
    public string? DateField { get; set; }

    public List<MetricFilter> Filters { get; } = [];

    public MetricPeriod? Period { get; set; }

    public MetricPeriod? CompareTo { get; set; }

    public bool IsAllTime { get; set; }

    public List<Dimension> GroupBy { get; } = [];

    /// <summary>Fields that are no longer a condition: 不限等级, regardless of stage.</summary>
    public List<string> Dropped { get; } = [];

    /// <summary>What was narrowed since the question began counts no more: 不用筛选了, back to all of them.</summary>
    public bool ClearsFilters { get; set; }

    /// <summary>Figures are no longer to be split.</summary>
    public bool DropsGroups { get; set; }

    public MetricHaving? Having { get; set; }

    public MetricWithout? Without { get; set; }

    public string? SortBy { get; set; }

    public bool IsDescending { get; set; } = true;

    /// <summary>The order of before, the other way round.</summary>
    public bool IsReversed { get; set; }

    public int? Limit { get; set; }

    /// <summary>So many of the first are left out: 1 for the second biggest.</summary>
    public int Skip { get; set; }

    /// <summary>The limit counts within each value of this axis; null = over all.</summary>
    public Dimension? LimitPer { get; set; }

    public bool IsList { get; set; }

    /// <summary>me, team, company; null = not said.</summary>
    public string? Whose { get; set; }

    /// <summary>A topic that there is no data for; null = none was said.</summary>
    public string? Unavailable { get; set; }

    public string? UnknownName { get; set; }

    public List<string> Unread { get; } = [];

    /// <summary>As things stand now: 现在, 手上, still.</summary>
    public bool IsOfNow { get; set; }

    /// <summary>Refers to what was asked or shown before.</summary>
    public bool IsFollowUp { get; set; }

    /// <summary>Has the form of a question: an interrogative, a measure by name, an axis.</summary>
    public bool IsAsked { get; set; }

    public bool IsAboutPerformance { get; set; }

    /// <summary>卖得怎么样: how something goes, rather than how much of it.</summary>
    public bool AsksHow { get; set; }

    /// <summary>能完成吗, are we on pace: whether the target will be reached by the end of the period.</summary>
    public bool AsksOutlook { get; set; }

    /// <summary>An interrogative stands in it.</summary>
    public bool IsInterrogative { get; set; }

    /// <summary>An amount stands in it that limits nothing: something is told or changed.</summary>
    public bool HasLooseAmount { get; set; }

    /// <summary>Asks what to do.</summary>
    public bool IsAdvice { get; set; }

    /// <summary>Share of the letters that nothing explains.</summary>
    public double UnknownShare { get; set; }

    public Dictionary<string, string> Evidence { get; } = [];

    /// <summary>A record of the last answer, meant by "the first one".</summary>
    public RecordRef? Referred { get; set; }
}
