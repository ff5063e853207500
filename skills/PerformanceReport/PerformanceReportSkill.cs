namespace SalesAssistant.Skills;

/// <summary>How a person, a team or the company performs (R34 to R36).</summary>
public sealed class PerformanceReportSkill(FigureDesk desk) : Skill<PerformanceReport>
{
    /// <inheritdoc />
    protected override Task<SkillResult> HandleAsync(PerformanceReport request, SkillContext context, CancellationToken cancellationToken) =>
        desk.AnswerAsync(request, context, cancellationToken);
}
