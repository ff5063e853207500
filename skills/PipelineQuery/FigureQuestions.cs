using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills;

/// <summary>A question that is answered with figures, or with the rows behind them.</summary>
/// <param name="Query">What is asked.</param>
public abstract record FigureQuestion(MetricQuery Query) : Request
{
    /// <summary>A topic that there is no data for, such as "commission" (a key of prompts/pipeline-query); null = there is data.</summary>
    public string? Unavailable { get; init; }

    /// <summary>A name that was said and that nobody visible has; null = every name is known.</summary>
    public string? UnknownName { get; init; }

    /// <summary>It was said as a continuation of the question before.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>Words that may be a condition and were not understood; named in the answer.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>A second question of the same message, answered beside it; null = there was one.</summary>
    public FigureQuestion? Beside { get; init; }
}

/// <summary>An exact question about the pipeline (R38, R40).</summary>
public sealed record PipelineQuery(MetricQuery Query) : FigureQuestion(Query)
{
    public override string Skill => "pipeline_query";
}

/// <summary>How a person, a team or the company performs (R34 to R36).</summary>
public sealed record PerformanceReport(MetricQuery Query) : FigureQuestion(Query)
{
    public override string Skill => "performance_report";
}
