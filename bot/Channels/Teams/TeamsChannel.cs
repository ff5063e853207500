using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Rehearsal;
using SalesAssistant.Bot.Settings;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Microsoft Teams, by the Bot Framework protocol.</summary>
public static partial class TeamsChannel
{
    /// <summary>Its services. Settings: `Teams`.</summary>
    public static IServiceCollection AddTeamsChannel(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<TeamsSettings>().Bind(configuration.GetSection("Teams")).RefuseAtStart(TeamsRules.FaultsOf);
        services.TryAddSingleton(_ => new TeamsHttp());
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<ChannelKeys>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<TeamsBody>();
        services.AddSingleton<TeamsGate>();
        services.AddSingleton<BotTokens>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton(provider => new TeamsRenderer(provider.GetRequiredService<Skills.Texts>(), configuration["SignIn:PublicUrl"], provider.GetRequiredService<IOptions<TeamsSettings>>().Value.InputsInCard));
        services.AddSingleton<TeamsPresses>();
        services.TryAddSingleton<ITalkLog, TalkLog>();
        services.AddSingleton<CardTargets>();
        services.AddSingleton<TeamsDialogs>();
        services.AddSingleton<TeamsStreams>();
        services.AddSingleton<TeamsTyping>();
        services.AddSingleton<TeamsFeedback>();
        services.AddDictation(configuration);
        services.AddSingleton<FileDownload>();
        services.AddSingleton<TeamsFiles>();
        services.AddSingleton<TeamsEndpoint>();
        services.AddSingleton<TeamsPace>();
        services.AddSingleton<IPushDoor, TeamsDoor>();
        services.AddSingleton<IRehearsedDoor, TeamsRehearsal>();
        return services;
    }

    /// <summary>POST /api/messages; closed without an application id, except in Development for connections of this machine.</summary>
    public static IEndpointRouteBuilder MapTeamsChannel(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var provider = routes.ServiceProvider;
        if (!provider.GetRequiredService<TeamsGate>().IsOpen)
        {
            return routes;
        }

        if (!provider.GetRequiredService<IOptions<TeamsSettings>>().Value.IsConfigured)
        {
            LogAnonymous(provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TeamsChannel)));
        }

        routes.MapPost("/api/messages", provider.GetRequiredService<TeamsEndpoint>().HandleAsync).ExcludeFromDescription();
        return routes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "TEAMS IS OPEN WITHOUT TOKENS: Teams:AppId is empty and this is Development, so /api/messages believes every program on this machine. Set Teams:AppId for anything else")]
    private static partial void LogAnonymous(ILogger logger);
}
