namespace SalesAssistant.Data.Metrics;

/// <summary>What a row of the measure is.</summary>
public enum MetricSubject
{
    Opportunity,
    Interaction,
    Customer,
    Activity,
    Task,
    Target,
    OrderLine,
    Contact,
}

/// <summary>Axes that a measure can be split by.</summary>
public enum Dimension
{
    Owner,
    Team,
    Region,
    Industry,
    Product,
    Category,
    Customer,
    Stage,

    /// <summary>open, won, lost.</summary>
    Status,
    Source,
    Grade,
    CompanySize,
    City,
    Country,
    Competitor,
    Channel,
    ActivityType,
    Sentiment,
    LostReason,
    Month,
    Quarter,
    Year,
    Week,
    Day,
}

/// <summary>How a filter compares.</summary>
public enum FilterOperator
{
    /// <summary>Equal to one of the values.</summary>
    In,
    NotIn,
    GreaterThan,
    AtLeast,
    LessThan,
    AtMost,

    /// <summary>The text contains one of the values.</summary>
    Contains,

    /// <summary>Nothing is filled in; the one value is empty.</summary>
    Missing,
}

/// <summary>One condition on the rows. Field: a name of the catalogue's filter fields ("status", "stage", "owner", "team", "region", "industry", "product", "category", "customer", "source", "grade", "competitor", "channel", "activityType", "amount", "probability", "sentiment", "followUpStatus", "country", …). Values are codes or ids in canonical text; money in fen, probability in whole percent.</summary>
public sealed record MetricFilter(string Field, FilterOperator Operator, IReadOnlyList<string> Values, string? Words = null);

/// <summary>A closed range of business dates, both ends included.</summary>
/// <param name="From">First day; null = open.</param>
/// <param name="To">Last day; null = open.</param>
/// <param name="Field">The date column that it limits: "closedAt", "expectedCloseDate", "openedOn", "occurredOn", "firstContactDate", "plannedOn", "dueDate", "orderedOn", "nextActionDue", "month" …; null = the measure's own.</param>
/// <param name="Words">As said; null = a default.</param>
public sealed record MetricPeriod(DateOnly? From, DateOnly? To, string? Field = null, string? Words = null);

/// <summary>Keeps groups (or list rows) whose measure compares so.</summary>
public sealed record MetricHaving(FilterOperator Operator, decimal Value);

/// <summary>Rows for which something did NOT happen since a date: "interaction" (no interaction), "won" (no won deal), "lost", "order", "openDeal", "activity".</summary>
public sealed record MetricWithout(string What, DateOnly Since)
{
    /// <summary>The last day that counts; null = until now.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>True turns it round: rows for which it did happen.</summary>
    public bool Happened { get; init; }
}

/// <summary>A question over the catalogue of measures.</summary>
/// <param name="Measure">A name of the catalogue: amount, count, weighted_forecast, win_rate, avg_cycle_days, avg_deal_size, stage_conversion, overdue_count, stalled_count, new_customers, activity_count, planned_count, activity_completion, attainment, target_gap, target, list, share, growth …</param>
/// <param name="Subject">What is counted or listed.</param>
public sealed record MetricQuery(string Measure, MetricSubject Subject)
{
    /// <summary>Further measures of the same rows, such as count beside amount.</summary>
    public IReadOnlyList<string> ExtraMeasures { get; init; } = [];

    /// <summary>All must hold.</summary>
    public IReadOnlyList<MetricFilter> Filters { get; init; } = [];

    /// <summary>Null = all time, or now for open deals.</summary>
    public MetricPeriod? Period { get; init; }

    /// <summary>The same measure over another period, for the change; null = none.</summary>
    public MetricPeriod? CompareTo { get; init; }

    public IReadOnlyList<Dimension> GroupBy { get; init; } = [];

    public MetricHaving? Having { get; init; }

    public MetricWithout? Without { get; init; }

    /// <summary>"value", "amount", "age", "cycle", "due", or a date field; null = natural order.</summary>
    public string? SortBy { get; init; }

    public bool IsDescending { get; init; } = true;

    /// <summary>Null = all (capped by the rows-per-answer limit).</summary>
    public int? Limit { get; init; }

    /// <summary>So many of the first are left out: 1 with a limit of 1 is the second biggest.</summary>
    public int Skip { get; init; }

    /// <summary>The limit counts within each value of this axis: the biggest deal of each team. Lists only; null = over all rows.</summary>
    public Dimension? LimitPer { get; init; }

    /// <summary>Defaults that were applied though nobody said them, as text keys; shown in the answer.</summary>
    public IReadOnlyList<string> Defaults { get; init; } = [];
}
