using Microsoft.Extensions.DependencyInjection;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Asks a question that a reader already knew to be open.</summary>
public sealed class ClarifySkill : Skill<Clarify>
{
    protected override Task<SkillResult> HandleAsync(Clarify request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Readings.Count > 0 ? Task.FromResult(ReadingChoice.Ask(request, context)) : ClarifyReply.AskAsync(context, request.About, request.Candidates, request.Pending, request.Question is { Length: > 0 } said ? said : null, cancellationToken);
    }
}

/// <summary>Registration.</summary>
public static class ClarifyServices
{
    public static IServiceCollection AddClarify(this IServiceCollection services) => services.AddSingleton<ISkill, ClarifySkill>();
}
