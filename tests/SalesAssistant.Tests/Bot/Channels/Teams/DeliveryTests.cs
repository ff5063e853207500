using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_channel_that_resends_reorders_throttles_and_fails_after_taking_sees_each_answer_once()
    {
        const int Talks = 40;
        const int Each = 5;
        await using var house = await TeamsHouse.OpenAsync();
        house.Channel.Answer = attempt => attempt % 5 == 0 ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "0" } } } : attempt % 7 == 0 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;
        house.Channel.TakesBeforeFailing = answer => answer.StatusCode == HttpStatusCode.BadGateway;
        var all = Enumerable.Range(0, Talks * Each).Select(i => Said(house, $"talk{i % Talks}", $"m{i}")).ToList();
        var order = new Random(7);   // any order will do; the same at each run
        var deliveries = all.Concat(all).OrderBy(_ => order.Next()).ToList();

        await Parallel.ForEachAsync(deliveries, async (activity, _) => Assert.Equal(200, (await house.PostAsync(activity)).Status));
        await house.Channel.TakenAsync(all.Count);
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        Assert.Equal(all.Select(one => (string)one["id"]!).Order(), house.Channel.Taken.Select(one => one.Path.Split('/')[^1]).Order());
        var states = await house.House.ReadAsync(db => db.Outbox.GroupBy(one => one.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count));
        Assert.Equal([OutboxState.Sent, OutboxState.Unknown], states.Keys.Order());
        Assert.Equal(all.Count, states.Values.Sum());
    }

    [Fact]
    public async Task Answers_of_a_conversation_arrive_in_the_order_of_its_questions()
    {
        await using var house = await TeamsHouse.OpenAsync();
        house.Channel.Answer = attempt => attempt is 1 or 3 ? new HttpResponseMessage(HttpStatusCode.PreconditionFailed) { Headers = { { "Retry-After", "0" } } } : null;

        foreach (var id in new[] { "q1", "q2", "q3", "q4" })
        {
            await house.PostAsync(house.Activity("帮助", id));
        }

        await house.Channel.TakenAsync(4);
        Assert.Equal(["q1", "q2", "q3", "q4"], house.Channel.Taken.Select(one => one.Path.Split('/')[^1]));
    }

    [Fact]
    public async Task What_the_last_process_left_is_delivered_by_the_next()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);
        await house.PostAsync(house.Activity("帮助", "late"));
        await house.House.Assistant.WaitForReplyAsync(await house.House.ReadAsync(db => db.Inbox.Select(one => one.Id).SingleAsync()), TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.Equal(0, house.Channel.Attempts);

        await house.NewProcessAsync();
        await house.Channel.TakenAsync(1);

        Assert.EndsWith("/late", Assert.Single(house.Channel.Taken).Path, StringComparison.Ordinal);
    }

    private static JsonObject Said(TeamsHouse house, string talk, string id)
    {
        var activity = house.Activity("帮助", id);
        activity["conversation"]!["id"] = talk;
        return activity;
    }
}
