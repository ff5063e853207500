using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Group;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Bot.Model;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Commands;

/// <summary>`doctor`: one readable line for each thing that is set up, and what to do about each that is not.</summary>
internal static class DoctorCommand
{
    private const long LeastDisk = 512L * 1024 * 1024;

    public static Command Create()
    {
        var command = new Command("doctor", "Says what is set up, and what to do about what is not.");
        command.Runs(async (_, cancellationToken) =>
        {
            var configuration = CommandSettings.Load();
            var faults = 0;
            foreach (var check in Checks(configuration))
            {
                var (isGood, line) = await RunAsync(check, cancellationToken);
                faults += isGood ? 0 : 1;
                Console.WriteLine($"{(isGood ? "ok    " : "FAULT ")} {line}");
            }

            return faults == 0 ? 0 : 1;
        });
        return command;
    }

    private static IEnumerable<Func<CancellationToken, Task<string>>> Checks(IConfiguration configuration)
    {
        yield return _ => Task.FromResult($"Company:TimeZone is {AssistantServices.Calendar(configuration).Zone.Id}");
        yield return _ => Task.FromResult(Sales(configuration));
        yield return _ => Task.FromResult(Prompts());
        yield return _ => Task.FromResult(Pages());
        yield return _ => Task.FromResult(Disk(configuration));
        yield return cancellationToken => StoreAsync(configuration, cancellationToken);
        yield return _ => Task.FromResult(SignIn(configuration));
        yield return _ => Task.FromResult(Telemetry(configuration));
        yield return _ => Task.FromResult(Teams(configuration));
        yield return _ => Task.FromResult(WeCom(configuration));
        yield return _ => Task.FromResult(WeComBot(configuration));
        yield return cancellationToken => WeComGroupsAsync(configuration, cancellationToken);
        yield return _ => Task.FromResult(Model(configuration));
        yield return _ => Task.FromResult(DigestRules.Describe(configuration));
        yield return cancellationToken => ScheduleCheck.DescribeAsync(configuration, cancellationToken);
    }

    private static async Task<(bool, string)> RunAsync(Func<CancellationToken, Task<string>> check, CancellationToken cancellationToken)
    {
        try
        {
            return (true, await check(cancellationToken));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)   // the finding itself; the other checks go on
        {
            return (false, problem.Message);
        }
    }

    private static string Sales(IConfiguration configuration)
    {
        var settings = new SalesSettings();
        SettingsRules.ForgetLists(settings);
        configuration.GetSection("Sales").Bind(settings);
        SettingsRules.DefaultLists(settings);
        return SettingsRules.Check(settings) ? "Sales settings fit" : throw new OptionsValidationException("Sales", typeof(SalesSettings), [SettingsRules.SalesMessage]);
    }

    private static string Prompts()
    {
        var texts = Texts.Load(PromptFolder.Path);
        var missing = texts.Keys("zh").Except(texts.Keys("en")).Concat(texts.Keys("en").Except(texts.Keys("zh"))).ToList();
        return missing.Count == 0 ? $"{texts.Keys("zh").Count()} texts in both languages" : throw new InvalidDataException($"Texts in one language only: {string.Join(", ", missing.Take(5))}. Add them under prompts/.");
    }

    private static string Pages() => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "lib")) || Directory.EnumerateFiles(AppContext.BaseDirectory, "*.staticwebassets.runtime.json").Any()
        ? "the web pages' files are there"
        : throw new InvalidDataException("The web pages' libraries are missing: install Node 20+ and build again. The API works without them.");

    private static string Disk(IConfiguration configuration)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(CommandSettings.Store(configuration).Path))!;   // a file has a folder
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free >= LeastDisk ? $"{free / 1024 / 1024} MB free at {folder}" : throw new IOException($"Only {free / 1024 / 1024} MB free at {folder}; make room, or set Data:Path to another disk.");
    }

    private static async Task<string> StoreAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var options = CommandSettings.Store(configuration);
        await using var store = await SalesStore.OpenAsync(options, TimeProvider.System, cancellationToken);
        await using var db = store.Contexts.Open(Caller.System);
        var people = await db.Users.CountAsync(user => !user.IsDisabled, cancellationToken);
        return people > 0 ? $"the store opens ({options.Provider}), {people} people" : throw new InvalidDataException("The store has no people: run `demo` for a sample company, `import` for your own data, or `user add`.");
    }

    private static string SignIn(IConfiguration configuration) => (configuration["SignIn:Oidc:Authority"], configuration["SignIn:Oidc:ClientId"]) switch
    {
        (null or "", null or "") => "no OpenID provider is set: people sign in by `user invite` links (SignIn:Oidc:Authority, ClientId)",
        (null or "", _) => throw new InvalidDataException("SignIn:Oidc:ClientId is set but Authority is not."),
        (_, null or "") => throw new InvalidDataException("SignIn:Oidc:Authority is set but ClientId is not."),
        var (authority, _) => Uri.TryCreate(authority, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? $"sign-in by {authority}" : throw new InvalidDataException($"SignIn:Oidc:Authority is '{authority}'; it must be an https address."),
    };

    private static string Model(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Model").Get<ModelSettings>() ?? new ModelSettings();
        return !ModelRules.Check(settings) ? throw new OptionsValidationException("Model", typeof(ModelSettings), [ModelRules.Message])
            : settings.IsUsed ? $"{settings.Name} at {new Uri(settings.Endpoint!).Host} is asked in mode {settings.Mode}, {(settings.Masking ? "masked" : "NOT masked")}"   // a used model has an endpoint
            : "no model is set up: the built-in reader reads alone (Model:Mode, Endpoint, Name)";
    }

    private static string Telemetry(IConfiguration configuration) => configuration["Telemetry:OtlpEndpoint"] switch
    {
        null or "" => "telemetry stays in the process (Telemetry:OtlpEndpoint is empty)",
        var endpoint => Uri.TryCreate(endpoint, UriKind.Absolute, out _) ? $"telemetry goes to {endpoint}" : throw new InvalidDataException($"Telemetry:OtlpEndpoint is '{endpoint}'; use an absolute address such as http://127.0.0.1:4317."),
    };

    private static string Teams(IConfiguration configuration)
    {
        var settings = new TeamsSettings();
        configuration.GetSection("Teams").Bind(settings);
        return !TeamsRules.Check(settings) ? throw new OptionsValidationException("Teams", typeof(TeamsSettings), [TeamsRules.Message])
            : settings.IsConfigured ? $"Teams answers {settings.Tenants.Length} tenant(s) at /api/messages" : "Teams is off (Teams:AppId is empty)";
    }

    private static string WeCom(IConfiguration configuration)
    {
        var settings = new WeComSettings();
        configuration.GetSection("WeCom").Bind(settings);
        return !WeComRules.Check(settings) ? throw new OptionsValidationException("WeCom", typeof(WeComSettings), [WeComRules.Message])
            : !settings.IsConfigured ? "WeCom is off (WeCom:CorpId is empty)"
            : $"WeCom app {settings.AgentId} of {settings.CorpId} answers at {WeComEndpoint.Path}{(string.IsNullOrWhiteSpace(configuration["SignIn:PublicUrl"]) ? "; SignIn:PublicUrl is empty, so its messages have no links" : "")}";
    }

    private static async Task<string> WeComGroupsAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var robots = GroupRobotRules.Of(configuration);
        if (robots.Count == 0)
        {
            return "no WeCom group reads a digest (WeCom:Groups is empty)";
        }

        if (GroupRobotRules.Problem(robots) is { } problem)
        {
            throw new InvalidDataException(problem);
        }

        await using var store = await SalesStore.OpenAsync(CommandSettings.Store(configuration), TimeProvider.System, cancellationToken);
        await using var db = store.Contexts.Open(Caller.System);
        foreach (var robot in robots)
        {
            if (await db.Users.CountAsync(user => user.Name == robot.Person && !user.IsDisabled, cancellationToken) != 1)
            {
                throw new InvalidDataException($"WeCom group {robot.Name}: Person is '{robot.Person}', which is nobody's name, or several people's. Nothing is sent there; name one person who can sign in.");
            }
        }

        return string.Join("; ", robots.Select(robot => $"WeCom group {robot.Name} reads {robot.Person}'s weekly digest"));
    }

    private static string WeComBot(IConfiguration configuration)
    {
        var settings = new WeComBotSettings();
        configuration.GetSection("WeCom:Bot").Bind(settings);
        return !WeComBotRules.Check(settings) ? throw new OptionsValidationException("WeCom:Bot", typeof(WeComBotSettings), [WeComBotRules.Message])
            : !settings.IsConfigured ? "no WeCom bot is connected (WeCom:Bot:Id is empty)"
            : settings.HasCallbacks ? $"WeCom bot {settings.Id} answers callbacks at {BotEndpoint.Path}; it cannot speak unasked, so morning messages and reminders go to the workspace" : $"WeCom bot {settings.Id} connects to {settings.Url}";
    }
}
