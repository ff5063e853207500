using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The whole assistant as a smart bot, connected to a vendor that is made up.</summary>
internal sealed class BotHouse : IAsyncDisposable
{
    private BotHouse(House house, BotServer server) => (House, Server) = (house, server);

    public House House { get; }

    public BotServer Server { get; }

    public static Task<BotHouse> OpenAsync(bool isLinked = true, params (string Key, string? Value)[] settings) => OpenAsync(null, isLinked, settings);

    /// <param name="more">What the bot finds instead of the outside world.</param>
    public static async Task<BotHouse> OpenAsync(Action<IServiceCollection>? more, bool isLinked = true, params (string Key, string? Value)[] settings)
    {
        var server = await BotServer.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WeCom:Bot:Id"] = BotServer.Id,
            ["WeCom:Bot:Secret"] = BotServer.Secret,
            ["WeCom:Bot:Url"] = server.Url,
            ["SignIn:PublicUrl"] = "https://sales.example.com",
        }).AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => one.Value)).Build();
        var clock = new HastyClock(House.Wednesday) { Kept = TimeSpan.FromSeconds(30) };   // signs of life come when they come
        var house = await House.OpenAsync(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            more?.Invoke(services);
            services.AddWeComChannel(configuration);
        });
        if (isLinked)
        {
            await house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
            {
                await using var db = house.Store.Contexts.On(connection, transaction, Caller.System);
                db.ChannelIdentities.Add(new ChannelIdentity { Id = 901, Channel = PushedChannels.WeComBot, ExternalKey = $"{BotServer.Id}/{WeComHouse.Person}".ToLowerInvariant(), UserId = House.People.Rep, CreatedAt = DateTime.UnixEpoch });
                await db.SaveChangesAsync(token);
            });
        }

        await house.Services.GetRequiredService<OutboxDispatcher>().StartAsync(CancellationToken.None);
        await house.Services.GetRequiredService<BotService>().StartAsync(CancellationToken.None);
        return new BotHouse(house, server);
    }

    /// <summary>Says something and waits for the answer, which keeps to the vendor's rules.</summary>
    public async Task<JsonObject> AskAsync(string words)
    {
        var before = Server.Answers.Count;
        Server.Say(words);
        await Server.UntilAsync(before + 1);
        Assert.Empty(Server.Faults);
        return Server.Answers[^1];
    }

    public static string Words(JsonObject answer) => answer.ToJsonString(WireJson.Options);

    public async ValueTask DisposeAsync()
    {
        await House.Services.GetRequiredService<BotService>().StopAsync(CancellationToken.None);
        await House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);
        await House.DisposeAsync();
        await Server.DisposeAsync();
    }
}
