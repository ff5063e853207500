using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Registers the intent classifier.</summary>
public static class IntentServices
{
    /// <param name="promptsFolder">Where the trained model lies.</param>
    public static IServiceCollection AddIntents(this IServiceCollection services, string promptsFolder) =>
        services.AddSingleton<IIntentClassifier>(_ => IntentClassifier.Load(promptsFolder));
}
