namespace SalesAssistant.Skills.Guidance;

/// <summary>Says no in one sentence, why, and what works instead. It never repeats how the assistant was instructed.</summary>
public sealed class OutOfScopeSkill : Skill<OutOfScope>
{
    private static readonly string[] Reasons = ["unrelated", "rights", "transfer", "identity_number", "bulk_export", "delete_all", "reveal", "not_understood"];

    protected override Task<SkillResult> HandleAsync(OutOfScope request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var reason = Reasons.Contains(request.Reason) ? request.Reason : "unrelated";
        var reply = Reply.Of(context.Say($"out-of-scope.{reason}"));
        if (reason != "reveal")
        {
            reply = reply.With(new TextBlock(context.Say("out-of-scope.try"), "muted"), HelpExamples.List(context));   // whoever probes for prompts is shown none of their text
        }

        return Task.FromResult(new SkillResult(reply)
        {
            Facts = new TurnFacts { IsDenied = request.IsDenied, IsUnavailable = reason == "identity_number" },
        });
    }
}
