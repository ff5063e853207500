using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Data;
using SalesAssistant.Data.Demo;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Bot.Channels;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Workspace;

/// <summary>The pages on a free port of the loopback address, over a store of their own, in front of a scripted assistant.</summary>
internal sealed partial class WorkspaceHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempFolder _folder;

    private WorkspaceHost(WebApplication app, SalesStore store, ScriptedAssistant assistant, TempFolder folder)
    {
        _app = app;
        _folder = folder;
        Store = store;
        Assistant = assistant;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public SalesStore Store { get; }

    public ScriptedAssistant Assistant { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>With a scripted assistant: what is under test is the door.</summary>
    public static Task<WorkspaceHost> StartAsync(string environment = "Development", TimeProvider? clock = null, params (string Key, string? Value)[] settings) =>
        StartAsync(isReal: false, environment, clock ?? FixedClock.At(2026, 3, 2), settings);

    /// <summary>With the real assistant, on the machine's clock: the whole way of a message.</summary>
    public static Task<WorkspaceHost> StartRealAsync(bool withSampleCompany = false) => StartAsync(isReal: true, "Development", TimeProvider.System, [], withSampleCompany);

    private static async Task<WorkspaceHost> StartAsync(bool isReal, string environment, TimeProvider clock, (string Key, string? Value)[] settings, bool withSampleCompany = false)
    {
        var folder = new TempFolder();
        var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(folder.File("sales.db")), TimeProvider.System);
        if (withSampleCompany)
        {
            await DemoCompany.SeedAsync(store, CompanyCalendar.Shanghai.Today(clock), clock, CompanyCalendar.Shanghai);
        }
        else
        {
            await SmallCompany.SeedAsync(store);
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "SalesAssistant.Bot", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment, Args = [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")] });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("SignIn:KeyFolder", folder.File("keys"))]);
        var assistant = new ScriptedAssistant();
        if (isReal)
        {
            builder.Services.AddAssistant(builder.Configuration, store, clock);
        }
        else
        {
            builder.Services.AddSingleton(clock);
            builder.Services.AddSingleton(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")));
            builder.Services.AddSingleton(CompanyCalendar.Shanghai);
            builder.Services.AddSalesStore(store);
            builder.Services.AddSingleton<IAssistant>(assistant);
            builder.Services.AddSingleton<ITalkLog>(new ScriptLog(assistant));
            builder.Services.AddFigures();
        }

        builder.Services.AddWorkspace(builder.Configuration);
        var app = builder.Build();
        app.MapWorkspace();
        await app.StartAsync();
        return new WorkspaceHost(app, store, assistant, folder);
    }

    /// <summary>A browser without a session. Redirects are not followed, so that tests see them.</summary>
    public HttpClient Visitor() => new(new Jar()) { BaseAddress = Address };

    /// <summary>A browser signed in by the role switch.</summary>
    public async Task<HttpClient> SignedInAsync(long userId)
    {
        var visitor = Visitor();
        var answer = await PostAsync(visitor, "/dev/switch", "/dev/switch", ("user", userId.ToString()));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    /// <summary>Posts a form with the token of <paramref name="page"/>.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient visitor, string page, string path, params (string Key, string Value)[] fields)
    {
        var html = await visitor.GetStringAsync(page);
        var token = Token().Match(html).Groups[1].Value;
        return await visitor.PostAsync(path, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2))));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex("name=\"antiforgery\" content=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>Keeps cookies by name, whatever the machine's clock says about their end.</summary>
    private sealed class Jar() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private readonly Dictionary<string, string> _cookies = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            return response;
        }
    }
}
