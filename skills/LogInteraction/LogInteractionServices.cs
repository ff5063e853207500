using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Acts;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Registers the notes: reader, skill, corrections, and the small words that answer a card.</summary>
public static class LogInteractionServices
{
    /// <summary>Needs an <see cref="IDuplicateCheck"/> from the host.</summary>
    public static IServiceCollection AddLogInteraction(this IServiceCollection services)
    {
        services.AddSingleton<ISkillReader, LogInteractionReader>();
        services.AddSingleton<LogInteractionSkill>();
        services.AddSingleton<ISkill>(provider => provider.GetRequiredService<LogInteractionSkill>());
        services.AddSingleton<ISkill, CheckInSkill>();
        services.AddSingleton<ICorrectsProposals, NoteCorrections>();
        services.AddSingleton<ActReader>();
        return services;
    }
}
