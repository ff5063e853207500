using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Group;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Settings;
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
            var broken = SettingsCheck.FaultsOf(configuration);
            foreach (var fault in broken)
            {
                faults++;
                Console.WriteLine($"FAULT  {fault}");
            }

            // What a broken setting would only say again is left out.
            foreach (var (section, check) in Checks(configuration).Where(one => !broken.Any(fault => fault.StartsWith(one.Section + ":", StringComparison.Ordinal))))
            {
                var (isGood, line) = await RunAsync(check, cancellationToken);
                faults += isGood ? 0 : 1;
                Console.WriteLine($"{(isGood ? "ok    " : "FAULT ")} {line}");
            }

            return faults == 0 ? 0 : 1;
        });
        return command;
    }

    private static IEnumerable<(string Section, Func<CancellationToken, Task<string>> Check)> Checks(IConfiguration configuration)
    {
        yield return ("Company", _ => Task.FromResult($"Company:TimeZone is {AssistantServices.Calendar(configuration).Zone.Id}"));
        yield return ("prompts", _ => Task.FromResult(Prompts()));
        yield return ("pages", _ => Task.FromResult(Pages()));
        yield return ("Data", _ => Task.FromResult(Disk(configuration)));
        yield return ("Data", cancellationToken => StoreAsync(configuration, cancellationToken));
        yield return ("SignIn", _ => Task.FromResult(SignIn(configuration)));
        yield return ("Telemetry", _ => Task.FromResult(Telemetry(configuration)));
        yield return ("Teams", _ => Task.FromResult(Teams(configuration)));
        yield return ("WeCom", _ => Task.FromResult(WeCom(configuration)));
        yield return ("WeCom", _ => Task.FromResult(WeComBot(configuration)));
        yield return ("WeCom", cancellationToken => WeComGroupsAsync(configuration, cancellationToken));
        yield return ("Model", _ => Task.FromResult(Model(configuration)));
        yield return ("Digests", _ => Task.FromResult(DigestRules.Describe(configuration)));
        yield return ("Data", cancellationToken => ScheduleCheck.DescribeAsync(configuration, cancellationToken));
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

    private static string SignIn(IConfiguration configuration) => configuration["SignIn:Oidc:Authority"] is { Length: > 0 } authority ? $"sign-in by {authority}" : "no OpenID provider is set: people sign in by `user invite` links (SignIn:Oidc:Authority, ClientId)";

    private static string Model(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Model").Get<ModelSettings>() ?? new ModelSettings();
        return settings.IsUsed ? $"{settings.Name} at {new Uri(settings.Endpoint!).Host} is asked in mode {settings.Mode}, {(settings.Masking ? "masked" : "NOT masked")}"   // a used model has an endpoint
            : string.IsNullOrWhiteSpace(settings.Endpoint) ? "no model is set up: the built-in reader reads alone (Model:Mode, Endpoint, Name)"
            : "a model is set up, but Model:Mode is BuiltIn: it reads no messages (Cascade or Model would let it)";
    }

    private static string Telemetry(IConfiguration configuration) => configuration["Telemetry:OtlpEndpoint"] is { Length: > 0 } endpoint ? $"telemetry goes to {endpoint}" : "telemetry stays in the process (Telemetry:OtlpEndpoint is empty)";

    private static string Teams(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Teams").Get<TeamsSettings>() ?? new TeamsSettings();
        return !settings.IsConfigured ? "Teams is off (Teams:AppId is empty)"
            : $"Teams answers {settings.Tenants.Length} tenant(s) at /api/messages{(string.IsNullOrWhiteSpace(configuration["SignIn:PublicUrl"]) ? "; SignIn:PublicUrl is empty, so its cards have no links" : "")}";
    }

    private static string WeCom(IConfiguration configuration)
    {
        var settings = configuration.GetSection("WeCom").Get<WeComSettings>() ?? new WeComSettings();
        return !settings.IsConfigured ? "WeCom is off (WeCom:CorpId is empty)"
            : $"WeCom app {settings.AgentId} of {settings.CorpId} answers at {WeComEndpoint.Path}{(string.IsNullOrWhiteSpace(configuration["SignIn:PublicUrl"]) ? "; SignIn:PublicUrl is empty, so its messages have no links" : "")}";
    }

    private static async Task<string> WeComGroupsAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var robots = GroupRobotRules.Of(configuration);
        if (robots.Count == 0)
        {
            return "no WeCom group reads a digest (WeCom:Groups is empty)";
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
        var settings = configuration.GetSection("WeCom:Bot").Get<WeComBotSettings>() ?? new WeComBotSettings();
        return !settings.IsConfigured ? "no WeCom bot is connected (WeCom:Bot:Id is empty)"
            : settings.HasCallbacks ? $"WeCom bot {settings.Id} answers callbacks at {BotEndpoint.Path}; it cannot speak unasked, so morning messages and reminders go to the workspace" : $"WeCom bot {settings.Id} connects to {settings.Url}";
    }
}
