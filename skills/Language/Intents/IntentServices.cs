using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Skills.Language.Replies;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Registers the trained models: which skill a message is for, and how it answers what is open.</summary>
public static class IntentServices
{
    /// <param name="promptsFolder">Where the trained models lie.</param>
    public static IServiceCollection AddIntents(this IServiceCollection services, string promptsFolder) =>
        services.AddSingleton<IIntentClassifier>(_ => IntentClassifier.Load(promptsFolder))
            .AddSingleton(_ => ReplyClassifier.Load(promptsFolder))
            .AddSingleton<ReplyReader>();
}
