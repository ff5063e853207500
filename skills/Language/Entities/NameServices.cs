using Microsoft.Extensions.DependencyInjection;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Registers the index of names.</summary>
public static class NameServices
{
    /// <param name="promptsFolder">Where the lexicons lie.</param>
    public static IServiceCollection AddNames(this IServiceCollection services, string promptsFolder) => services
        .AddSingleton(_ => NameLexicon.Load(promptsFolder))
        .AddSingleton<NameIndex>();
}
