using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills;

/// <summary>Registration of the skills that answer with figures.</summary>
public static class PipelineQueryServices
{
    /// <summary>Adds the metric engine, both skills and their readers.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddSingleton<MetricEngine>()
        .AddSingleton<FigureDesk>()
        .AddSingleton<ISkill, PipelineQuerySkill>()
        .AddSingleton<ISkill, PerformanceReportSkill>()
        .AddSingleton<ISkillReader, PipelineQueryReader>()
        .AddSingleton<ISkillReader, PerformanceReportReader>();
}
