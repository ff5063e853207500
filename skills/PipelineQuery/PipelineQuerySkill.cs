namespace SalesAssistant.Skills;

/// <summary>Exact questions about the pipeline (R38, R40).</summary>
public sealed class PipelineQuerySkill(FigureDesk desk) : Skill<PipelineQuery>
{
    /// <inheritdoc />
    protected override Task<SkillResult> HandleAsync(PipelineQuery request, SkillContext context, CancellationToken cancellationToken) =>
        desk.AnswerAsync(request, context, cancellationToken);
}
