using Microsoft.Extensions.DependencyInjection.Extensions;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>企业微信: a self-built app (encrypted callbacks in, active send out, links into the workspace), and a smart bot by its long connection. Either, both or none.</summary>
public static class WeComChannel
{
    /// <summary>Its services. Settings: `WeCom`. Without a company id there is no app, without a bot id no bot.</summary>
    public static IServiceCollection AddWeComChannel(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<WeComSettings>().Bind(configuration.GetSection("WeCom")).Validate(WeComRules.Check, WeComRules.Message).ValidateOnStart();
        services.AddOptions<WeComBotSettings>().Bind(configuration.GetSection("WeCom:Bot")).Validate(WeComBotRules.Check, WeComBotRules.Message).ValidateOnStart();
        services.AddSingleton<WeComGate>();
        services.AddSingleton<DoorMemos>();
        services.AddSingleton<ShownReplies>();
        services.AddSingleton<PressedCards>();
        if (!string.IsNullOrWhiteSpace(configuration["WeCom:CorpId"]))
        {
            AddApp(services, configuration);
        }

        if (!string.IsNullOrWhiteSpace(configuration["WeCom:Bot:Id"]))
        {
            AddBot(services, configuration);
        }

        return services;
    }

    private static void AddApp(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => new WeComHttp());
        services.AddDictation(configuration);
        services.AddSingleton<WeComTokens>();
        services.AddSingleton<WeComApi>();
        services.AddSingleton<WeComMedia>();
        services.AddSingleton(provider => new WeComRenderer(provider.GetRequiredService<Skills.Texts>(), configuration["SignIn:PublicUrl"], configuration.GetValue("WeCom:PlainText", defaultValue: false)));
        services.AddSingleton<CardPresses>();
        services.AddSingleton<VoiceMessages>();
        services.AddHostedService(provider => provider.GetRequiredService<VoiceMessages>());
        services.AddSingleton<DepartedMembers>();
        services.AddSingleton<WeComIntake>();
        services.AddSingleton<WeComEndpoint>();
        services.AddSingleton<WeComLogin>();
        services.AddSingleton<IPushDoor, WeComDoor>();
    }

    private static void AddBot(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<BotConnection>();
        services.AddSingleton(provider => new BotRenderer(provider.GetRequiredService<Skills.Texts>(), configuration["SignIn:PublicUrl"], signsIn: !string.IsNullOrWhiteSpace(configuration["WeCom:CorpId"])));
        services.AddSingleton<BotIntake>();
        services.AddSingleton<BotService>();
        services.AddHostedService(provider => provider.GetRequiredService<BotService>());
        services.AddSingleton<IPushDoor, BotDoor>();
    }

    /// <summary>The callback and the links' way in; nothing without a company id.</summary>
    public static IEndpointRouteBuilder MapWeComChannel(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (!routes.ServiceProvider.GetRequiredService<WeComGate>().IsOpen)
        {
            return routes;
        }

        var endpoint = routes.ServiceProvider.GetRequiredService<WeComEndpoint>();
        routes.MapGet(WeComEndpoint.Path, endpoint.CheckAsync).ExcludeFromDescription();
        routes.MapPost(WeComEndpoint.Path, endpoint.ReceiveAsync).ExcludeFromDescription();
        routes.MapGet(WeComLogin.Path, (HttpContext http, WeComLogin login, string? @return) => Results.Redirect(login.Start(http, SignInServices.LocalPath(@return)))).ExcludeFromDescription();
        routes.MapGet(WeComLogin.Path + "/callback", async (HttpContext http, WeComLogin login) =>
        {
            if (await login.FinishAsync(http) is not var (user, path))
            {
                return Results.Redirect("/sign-in?problem=failed");
            }

            if (user is null)
            {
                return Results.Redirect("/sign-in?problem=unknown");
            }

            await SignIn.Session.StartAsync(http, user.Value);
            return Results.LocalRedirect(path);
        }).ExcludeFromDescription();
        return routes;
    }
}
