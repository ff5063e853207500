using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

/// <summary>The whole assistant behind its Teams door, in front of a channel that is made up.</summary>
internal sealed class TeamsHouse : IAsyncDisposable
{
    public const string Person = "aaaaaaaa-0000-0000-0000-000000000001";
    private int _activities;

    private readonly Action<IServiceCollection> _door;

    private TeamsHouse(House house, ChannelService channel, Action<IServiceCollection> door) => (House, Channel, _door) = (house, channel, door);

    public House House { get; }

    public ChannelService Channel { get; }

    /// <param name="isLinked">Whether the person's account is already that of the rep.</param>
    public static async Task<TeamsHouse> OpenAsync(bool isLinked = true, string environment = "Production", params (string Key, string? Value)[] settings)
    {
        var teams = await OpenAsync(environment, null, null, settings);
        if (isLinked)
        {
            await teams.LinkAsync(House.People.Rep);
        }

        return teams;
    }

    /// <summary>Over another company, with other services; nobody is linked yet.</summary>
    public static async Task<TeamsHouse> OpenAsync(string environment, Func<SalesStore, FixedClock, Task>? seed, Action<IServiceCollection>? more, params (string Key, string? Value)[] settings)
    {
        var channel = new ChannelService();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Teams:AppId"] = ChannelService.AppId,
            ["Teams:AppPassword"] = "test-only",
            ["Teams:Tenants:0"] = ChannelService.Tenant,
        }).AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => one.Value)).Build();
        void Door(IServiceCollection services)
        {
            more?.Invoke(services);
            services.AddSingleton<IHostEnvironment>(new Surroundings(environment)).AddSingleton(_ => new TeamsHttp(channel)).AddTeamsChannel(configuration);
        }

        var house = await House.OpenAsync(Door, seed);
        await house.Services.GetRequiredService<OutboxDispatcher>().StartAsync(CancellationToken.None);
        return new TeamsHouse(house, channel, Door);
    }

    /// <summary>Ties an account to a user, as the administrator's approval does.</summary>
    public Task LinkAsync(long user, string person = Person) => House.Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = House.Store.Contexts.On(connection, transaction, Caller.System);
        db.ChannelIdentities.Add(new ChannelIdentity { Id = 900 + user, Channel = "teams", ExternalKey = $"{ChannelService.Tenant}/{person}", UserId = user, CreatedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync(token);
    });

    /// <summary>What the next process does on the same store.</summary>
    public async Task NewProcessAsync()
    {
        await House.RestartAsync(_door);
        await House.Services.GetRequiredService<OutboxDispatcher>().StartAsync(CancellationToken.None);
    }

    /// <summary>A message as the channel sends it.</summary>
    public JsonObject Activity(string text = "帮助", string? id = null, string talk = "a:talk", string person = Person) => new()
    {
        ["type"] = "message",
        ["id"] = id ?? $"a{Interlocked.Increment(ref _activities)}",
        ["timestamp"] = "2026-03-04T02:00:00Z",
        ["serviceUrl"] = ChannelService.Url,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:u", ["aadObjectId"] = person },
        ["conversation"] = new JsonObject { ["id"] = talk, ["conversationType"] = "personal", ["tenantId"] = ChannelService.Tenant },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = ChannelService.Tenant } },
        ["text"] = text,
    };

    /// <summary>The press of a drawn button, with what was filled in beside it.</summary>
    public JsonObject Press(JsonObject button, params (string Key, string Value)[] inputs)
    {
        var activity = Activity("");
        var data = button["data"]!.DeepClone().AsObject();   // drawn Execute buttons have data
        foreach (var (key, value) in inputs)
        {
            data[key] = value;
        }

        activity.Remove("text");
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "act", ["data"] = data }, ["trigger"] = "manual" };
        return activity;
    }

    public async Task<(int Status, string Body)> PostAsync(JsonObject activity, string? authorization = "good", Action<DefaultHttpContext>? more = null)
    {
        var http = new DefaultHttpContext { RequestServices = House.Services };
        http.Request.Method = "POST";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        http.Response.Body = new MemoryStream();
        if (authorization is not null)
        {
            http.Request.Headers.Authorization = authorization == "good" ? "Bearer " + Token.Good() : authorization;
        }

        more?.Invoke(http);
        await House.Services.GetRequiredService<TeamsEndpoint>().HandleAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()));
    }

    /// <summary>Posts, and waits for what comes back through the connector, which must keep to all rules.</summary>
    public async Task<JsonObject> AskAsync(JsonObject activity)
    {
        var before = Channel.Attempts;
        Assert.Equal(200, (await PostAsync(activity)).Status);
        await Channel.AttemptedAsync(before + 1);
        var answer = Channel.Taken[^1].Body;
        Assert.Empty(CardRules.Check(answer));
        return answer;
    }

    /// <summary>The first drawn button whose payload starts so.</summary>
    public static JsonObject Button(JsonNode drawn, string payload) =>
        Objects(drawn).First(one => (string?)one["type"] == "Action.Execute" && ((string?)one["data"]?["p"])?.StartsWith(payload, StringComparison.Ordinal) == true);

    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject json => [json, .. json.SelectMany(pair => Objects(pair.Value))],
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    public async ValueTask DisposeAsync()
    {
        await House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);
        await House.DisposeAsync();
    }

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
