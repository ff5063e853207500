using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Demo;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Browser.Teams;

/// <summary>The vendor's Agents Playground in front of the real program, with a browser beside them, in a network of their own.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class Playground : IAsyncDisposable
{
    private const string Address = "http://127.0.0.1:56150/";
    private const string Bot = "http://127.0.0.1:5080";
    private const string Model = "http://127.0.0.1:5081";
    private readonly TempFolder _folder = new();
    private readonly NetworkNamespace _network = NetworkNamespace.Open();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The page, in the private conversation.</summary>
    public IPage Page { get; private set; } = null!;   // set by StartAsync, the only way to get one

    /// <summary>The assistant over the sample company, the Playground's user linked to the rep whom <paramref name="who"/> chooses.</summary>
    /// <param name="settings">What this one has otherwise than usual.</param>
    public static async Task<Playground> StartAsync(Func<CrmContext, Task<long>> who, params (string Name, string Value)[] settings)
    {
        var playground = new Playground();
        try
        {
            await playground.SeedAsync(who);
            await playground.StartProgramsAsync(settings);
            await playground.OpenPageAsync();
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    public Task<T> ReadAsync<T>(Func<CrmContext, Task<T>> read) => WithStoreAsync(async store =>
    {
        await using var db = store.Contexts.Open(Caller.System);
        return await read(db);
    });

    /// <summary>Runs a command of the program beside the serving one, on the same store.</summary>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(Bot.BotAssembly).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment["Data__Path"] = _folder.File("sales.db");
        using var process = Process.Start(info) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, printed + await errors);
        return printed;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        _network.Dispose();
        _folder.Dispose();
    }

    private Task<int> SeedAsync(Func<CrmContext, Task<long>> who) => WithStoreAsync(async store =>
    {
        await DemoCompany.SeedAsync(store, CompanyCalendar.Shanghai.Today(TimeProvider.System), TimeProvider.System, CompanyCalendar.Shanghai);
        return await store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = store.Contexts.On(connection, transaction, Caller.System);
            db.ChannelIdentities.Add(new ChannelIdentity { Id = 900, Channel = "teams", ExternalKey = "11111111-1111-1111-1111-111111111111/22222222-2222-2222-2222-222222222222", UserId = await who(db), CreatedAt = DateTime.UnixEpoch });
            return await db.SaveChangesAsync(token);
        });
    });

    private async Task StartProgramsAsync((string Name, string Value)[] changed)
    {
        File.Copy(Path.Combine(Peers.Source, "m365agentsplayground.yml"), _folder.File(".m365agentsplayground.yml"));
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Data__Path"] = _folder.File("sales.db"),
            ["SignIn__KeyFolder"] = _folder.File("keys"),
            ["SignIn__PublicUrl"] = Bot,
            ["Logging__LogLevel__Default"] = "Information",
            ["Digests__Enabled"] = "false",   // the test says when
        };
        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        var bot = _network.StartAsync(_folder.Path, "Now listening on", settings, "dotnet", typeof(Bot.BotAssembly).Assembly.Location, "serve", "--urls", Bot);
        var vendor = _network.StartAsync(_folder.Path, "Listening on", new Dictionary<string, string>(), "node", Peers.File("@microsoft/m365agentsplayground/cli.js"), "-e", Bot + "/api/messages", "-c", "msteams", "-p", "56150", "--su", Address + "_connector", "--disable-telemetry");
        await Task.WhenAll(bot, vendor);
    }

    /// <summary>The settings of a model that writes, and that stops after the first piece until <see cref="WriteOnAsync"/>.</summary>
    public static (string Name, string Value)[] WritingModel { get; } = [("Model__Mode", "Cascade"), ("Model__Endpoint", Model + "/v1"), ("Model__Name", "writer")];

    /// <summary>Starts that model.</summary>
    public Task WriteAsync(string first, string rest) => _network.StartAsync(_folder.Path, "writing", new Dictionary<string, string>(), "node", Path.Combine(Peers.Source, "writing-model.cjs"), new Uri(Model).Port.ToString(CultureInfo.InvariantCulture), first, rest);

    /// <summary>Lets it go on; from the page, which is in its network.</summary>
    public Task WriteOnAsync() => Page.EvaluateAsync("address => fetch(address, { method: 'POST', mode: 'no-cors' })", Model + "/go");

    private async Task OpenPageAsync()
    {
        var program = _folder.File("browser");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec {string.Join(' ', _network.Inside)} {Chromium.Program} \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Chromium.Flags });
        Page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        Page.SetDefaultTimeout(15_000);
        await Page.RouteAsync("**/*", route => new Uri(route.Request.Url).IsLoopback ? route.ContinueAsync() : route.AbortAsync());   // its fonts are somewhere else
        await Page.GotoAsync(Address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        try
        {
            await Page.GetByText(Greeting()).Filter(new() { Visible = true }).First.WaitForAsync();   // the page draws itself anew when the first message comes
        }
        catch
        {
            await Chromium.PictureAsync(Page, "playground-failed");
            throw;
        }
    }

    /// <summary>Where one writes.</summary>
    public ILocator Box => Page.Locator("[contenteditable=true][role=textbox]").First;

    /// <summary>Writes and sends.</summary>
    public async Task SayAsync(string text)
    {
        await Box.ClickAsync();
        await Page.Keyboard.InsertTextAsync(text);
        await SendAsync(text);
    }

    /// <summary>Sends what stands in the box, once it does.</summary>
    public async Task SendAsync(string text)
    {
        await Assertions.Expect(Box).ToContainTextAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Box).Not.ToContainTextAsync(text);
    }

    // In which language depends on which of two events comes first: only one of them says the client's.
    [GeneratedRegex("我是销售助手|I am the sales assistant")]
    private static partial Regex Greeting();

    private async Task<T> WithStoreAsync<T>(Func<SalesStore, Task<T>> work)
    {
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(_folder.File("sales.db")), TimeProvider.System);
        return await work(store);
    }
}
