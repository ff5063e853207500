using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Channels.Api;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.Api;

/// <summary>The API door alone, in front of a scripted assistant, with the keys "key-li" and "key-wang".</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost(WebApplication app, ScriptedAssistant assistant)
    {
        _app = app;
        Assistant = assistant;
        Client = app.GetTestClient();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-li");
    }

    public ScriptedAssistant Assistant { get; }

    public HttpClient Client { get; }

    public static Task<ApiHost> StartAsync(params (string Key, string? Value)[] settings) => StartAsync(_ => { }, settings);

    public static async Task<ApiHost> StartAsync(Action<IServiceCollection> more, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        var assistant = new ScriptedAssistant();
        builder.Services.AddSingleton(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")));
        builder.Services.AddSingleton<IAssistant>(assistant);
        builder.Services.AddSingleton<IAccounts>(new TwoPeople());
        builder.Services.AddSingleton<ITalkLog>(new ScriptLog(assistant));
        more(builder.Services);
        builder.Services.AddApiChannel(builder.Configuration);
        var app = builder.Build();
        app.MapApiChannel();
        await app.StartAsync();
        return new ApiHost(app, assistant);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) => Client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> SayAsync(string text, string messageId = "m1", string conversation = "c1", string query = "") =>
        PostAsync("/api/chat" + query, System.Text.Json.JsonSerializer.Serialize(new { conversation, text, messageId }));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class TwoPeople : IAccounts
    {
        public ValueTask<Caller?> FindAsync(long userId, CancellationToken cancellationToken) => ValueTask.FromResult<Caller?>(new Caller(userId, Role.Rep, 1, "li", "zh"));

        public ValueTask<KeyOwner?> FindByKeyAsync(string secret, CancellationToken cancellationToken) => ValueTask.FromResult(secret switch
        {
            "key-li" => new KeyOwner(1, new Caller(11, Role.Rep, 1, "li", "zh")),
            "key-wang" => new KeyOwner(2, new Caller(12, Role.Rep, 1, "wang", "zh")),
            _ => null,
        });
    }
}
