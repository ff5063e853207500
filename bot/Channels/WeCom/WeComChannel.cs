using Microsoft.Extensions.DependencyInjection.Extensions;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Channels.WeCom.Group;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Bot.Rehearsal;
using SalesAssistant.Bot.Settings;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>企业微信: a self-built app (encrypted callbacks in, active send out, links into the workspace), and a smart bot by its long connection or by callbacks. Either, both or none.</summary>
public static class WeComChannel
{
    /// <summary>Its services. Settings: `WeCom`. Without a company id there is no app, without a bot id no bot.</summary>
    public static IServiceCollection AddWeComChannel(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<WeComSettings>().Bind(configuration.GetSection("WeCom")).RefuseAtStart(WeComRules.FaultsOf);
        services.AddOptions<WeComBotSettings>().Bind(configuration.GetSection("WeCom:Bot")).RefuseAtStart(WeComBotRules.FaultsOf);
        services.AddSingleton<WeComGate>();
        services.AddSingleton<DoorMemos>();
        services.AddSingleton<ShownReplies>();
        services.AddSingleton<PressedCards>();
        services.AddHostedService<OldMemos>();
        if (!string.IsNullOrWhiteSpace(configuration["WeCom:CorpId"]))
        {
            AddApp(services, configuration);
        }

        if (!string.IsNullOrWhiteSpace(configuration["WeCom:Bot:Id"]))
        {
            AddBot(services, configuration);
        }

        AddGroups(services, configuration);

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
        services.TryAddSingleton<ReceivedFiles>();
        services.AddSingleton<MediaMessages>();
        services.AddSingleton<ILateWords>(provider => provider.GetRequiredService<MediaMessages>());
        services.AddSingleton<DepartedMembers>();
        services.AddSingleton<WeComIntake>();
        services.AddSingleton<WeComEndpoint>();
        services.AddSingleton<WeComLogin>();
        services.AddSingleton<IPushDoor, WeComDoor>();
        services.AddSingleton<IRehearsedDoor, WeComRehearsal>();
    }

    private static void AddBot(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<BotFeedback>();
        services.AddDictation(configuration);
        services.TryAddSingleton(_ => new WeComHttp());
        services.TryAddSingleton<ReceivedFiles>();
        services.AddSingleton<ILateWords, BotFiles>();
        services.AddSingleton(provider => new BotRenderer(provider.GetRequiredService<Skills.Texts>(), configuration["SignIn:PublicUrl"], signsIn: !string.IsNullOrWhiteSpace(configuration["WeCom:CorpId"])));
        if (configuration.GetSection("WeCom:Bot").Get<WeComBotSettings>() is { HasCallbacks: true })
        {
            services.AddSingleton<BotGate>();
            services.AddSingleton<BotAnswers>();
            services.AddSingleton<BotCallbacks>();
            services.AddSingleton<BotEndpoint>();
            services.AddSingleton<IPushDoor, BotLateDoor>();
            return;
        }

        services.AddSingleton<BotConnection>();
        services.AddSingleton<BotIntake>();
        services.AddSingleton<BotService>();
        services.AddHostedService(provider => provider.GetRequiredService<BotService>());
        services.AddSingleton<IPushDoor, BotDoor>();
    }

    // Opt-in: a group reads what the named person may see.
    private static void AddGroups(IServiceCollection services, IConfiguration configuration)
    {
        var robots = GroupRobotRules.Of(configuration);
        if (robots.Count == 0)
        {
            return;
        }

        var problem = GroupRobotRules.Problem(robots, !string.IsNullOrWhiteSpace(configuration["WeCom:CorpId"]));
        services.AddOptions<WeComSettings>().Validate(_ => problem is null, problem ?? "");
        services.TryAddSingleton(_ => new WeComHttp());
        services.AddSingleton<IPushDoor>(provider => new GroupRobotDoor(
            provider.GetRequiredService<WeComHttp>(), provider.GetService<WeComApi>(), robots, provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<WeComSettings>>(), provider.GetRequiredService<Skills.Texts>(), configuration["SignIn:PublicUrl"], provider.GetRequiredService<TimeProvider>()));
        foreach (var robot in robots)
        {
            services.AddSingleton(new DigestPlace(PushedChannels.WeComGroup, robot.Name, robot.Person));
        }
    }

    /// <summary>The callbacks of app and bot, and the links' way in; nothing of what is not set up.</summary>
    public static IEndpointRouteBuilder MapWeComChannel(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (routes.ServiceProvider.GetService<BotEndpoint>() is { } bot)
        {
            routes.MapGet(BotEndpoint.Path, bot.CheckAsync).ExcludeFromDescription();
            routes.MapPost(BotEndpoint.Path, bot.ReceiveAsync).ExcludeFromDescription();
        }

        if (routes.ServiceProvider.GetRequiredService<WeComGate>().IsOpen)
        {
            MapApp(routes);
        }

        return routes;
    }

    private static void MapApp(IEndpointRouteBuilder routes)
    {
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
    }
}
