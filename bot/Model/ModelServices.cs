using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Model.Prompts;
using SalesAssistant.Bot.Model.Tools;
using SalesAssistant.Bot.Model.Wire;
using SalesAssistant.Bot.Model.Writing;
using SalesAssistant.Bot.Settings;
using SalesAssistant.Data;

namespace SalesAssistant.Bot.Model;

/// <summary>Registration. Settings: `Model`. The clients can be replaced by any other implementation of the same interfaces.</summary>
internal static class ModelServices
{
    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelSettings>().Bind(configuration.GetSection("Model")).RefuseAtStart(ModelRules.FaultsOf);
        services.AddSingleton<SkillTools>();
        services.AddSingleton<ModelClients>();
        services.TryAddSingleton(provider => provider.GetRequiredService<ModelClients>().Chat());
        services.TryAddSingleton(provider => provider.GetRequiredService<ModelClients>().Embeddings());
        services.AddSingleton<ModelBreaker>();
        services.AddSingleton<TokenAllowance>();
        services.AddSingleton<EarlierWords>();
        services.AddSingleton<TurnPrompt>();
        services.AddSingleton<ModelDesk>();
        services.AddSingleton<ModelReader>();
        services.AddSingleton(provider => new ToolCalls(new Lazy<SkillTools>(provider.GetRequiredService<SkillTools>)));
        services.AddSingleton<SkillFunctions>();
        services.AddSingleton<IFreeText, FreeText>();
        services.AddSingleton(provider => new ReplyWriter(provider.GetRequiredService<IOptions<ModelSettings>>().Value.IsUsed ? provider.GetRequiredService<IFreeText>() : null, provider.GetRequiredService<LiveReplies>(), provider.GetRequiredService<CompanyCalendar>()));
        services.TryAddSingleton<ISecondReader>(provider => provider.GetRequiredService<IOptions<ModelSettings>>().Value.IsUsed ? provider.GetRequiredService<ModelReader>() : new BuiltInAlone());
        return services;
    }
}
