using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Rehearsal;
using SalesAssistant.Tests.Bot.Channels.Teams;
using SalesAssistant.Tests.Bot.Channels.WeCom;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Rehearsal;

/// <summary>What is done behind the start.</summary>
public sealed class DressRehearsalTests
{
    [Fact]
    public async Task It_goes_through_every_open_door_and_leaves_nothing_behind()
    {
        var channel = new ChannelService();
        await using var house = await OpenAsync(channel, ("Teams:AppId", ChannelService.AppId), ("Teams:AppPassword", "test-only"), ("Teams:Tenants:0", ChannelService.Tenant),
            ("WeCom:CorpId", WeComService.Corp), ("WeCom:AgentId", "7"), ("WeCom:Secret", "test-only"), ("WeCom:Token", WeComHouse.Token), ("WeCom:EncodingAesKey", WeComHouse.AesKey));
        var rows = await house.ReadAsync(db => db.Audit.CountAsync());

        // Each message through a door returns only when its answer has gone out.
        var skills = await ActivatorUtilities.CreateInstance<DressRehearsal>(house.Services).PlayAsync(CancellationToken.None);

        Assert.Superset(new HashSet<string> { "log_interaction", "manage_task", "next_actions", "pipeline_query", "performance_report", "customer_profile", "manage_opportunity", "help" }, skills.ToHashSet());
        Assert.Equal((0, 0, rows), await house.ReadAsync(async db => (await db.Inbox.CountAsync(), await db.Outbox.CountAsync(), await db.Audit.CountAsync())));
        Assert.Equal((0, 0), (channel.MetadataAsked, channel.Attempts));
        Assert.Empty(house.Log);
    }

    [Fact]
    public async Task Doors_that_are_not_set_up_stay_closed()
    {
        await using var house = await OpenAsync(new ChannelService());

        Assert.All(house.Services.GetServices<IRehearsedDoor>(), door => Assert.False(door.IsOpen));
    }

    private static Task<House> OpenAsync(ChannelService channel, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build();
        return House.OpenAsync(services => services
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new Production())
            .AddSingleton(_ => new TeamsHttp(channel))
            .AddSingleton(_ => new WeComHttp(channel))
            .AddTeamsChannel(configuration)
            .AddWeComChannel(configuration));
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
