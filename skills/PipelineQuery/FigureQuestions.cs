using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills;

/// <summary>What every question about figures carries.</summary>
public interface IFigureQuestion
{
    /// <summary>What is asked.</summary>
    MetricQuery Query { get; }

    /// <summary>A topic that there is no data for, such as "commission" (a key of prompts/pipeline-query); null = there is data.</summary>
    string? Unavailable { get; }

    /// <summary>A name that was said and that nobody visible has; null = every name is known.</summary>
    string? UnknownName { get; }

    /// <summary>Words that may be a condition and were not understood; named in the answer.</summary>
    IReadOnlyList<string> Unread { get; }
}

/// <summary>An exact question about the pipeline (R38, R40).</summary>
public sealed record PipelineQuery(MetricQuery Query) : Request, IFigureQuestion
{
    public override string Skill => "pipeline_query";

    public string? Unavailable { get; init; }

    public string? UnknownName { get; init; }

    public IReadOnlyList<string> Unread { get; init; } = [];
}

/// <summary>How a person, a team or the company performs (R34 to R36).</summary>
public sealed record PerformanceReport(MetricQuery Query) : Request, IFigureQuestion
{
    public override string Skill => "performance_report";

    public string? Unavailable { get; init; }

    public string? UnknownName { get; init; }

    public IReadOnlyList<string> Unread { get; init; } = [];
}
