using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.Teams;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

/// <summary>An answer that takes longer is announced by a stream, and ends it.</summary>
public sealed class StreamTests
{
    private static readonly TeamsAddress Private = new(ChannelService.Url, "msteams", "28:bot", "29:u", "zh-CN");

    [Theory]
    [InlineData("帮助")]            // words
    [InlineData("我在谈的商机")]     // a card
    public async Task The_answer_ends_the_stream_that_announced_it(string question)
    {
        await using var house = await TeamsHouse.OpenAsync();

        Assert.True(await BeginAsync(house, "q1"));
        house.House.Clock.Now += TimeSpan.FromSeconds(2);
        var answer = await house.AskAsync(house.Activity(question, "q1"));   // which must keep to the rules of streams
        var next = await house.AskAsync(house.Activity(question, "q2"));

        var (_, first) = await house.Channel.TypingAsync();
        Assert.Empty(CardRules.Check(first));
        Assert.Equal(("informative", 1), ((string?)Info(first)!["streamType"], (int?)Info(first)!["streamSequence"]));
        Assert.Equal(("final", "t1"), ((string?)Info(answer)!["streamType"], (string?)Info(answer)!["streamId"]));
        Assert.Null(Info(next));
        Assert.EndsWith("/q1", house.Channel.Taken[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_was_stopped_is_no_reason_to_keep_the_answer_back()
    {
        await using var house = await TeamsHouse.OpenAsync();
        house.Channel.Answer = attempt => attempt == 1 ? new HttpResponseMessage(HttpStatusCode.Forbidden) : null;   // ContentStreamNotAllowed
        await BeginAsync(house, "q1");
        house.House.Clock.Now += TimeSpan.FromSeconds(2);

        await house.PostAsync(house.Activity("帮助", "q1"));
        await house.Channel.TakenAsync(1);

        Assert.Null(Info(house.Channel.Taken[0].Body));
        Assert.EndsWith("/q1", house.Channel.Taken[0].Path, StringComparison.Ordinal);
        await house.AskAsync(house.Activity("帮助", "q2"));   // the conversation is still open
    }

    [Fact]
    public async Task After_two_minutes_the_answer_is_a_message_and_throttled_ones_come_again_in_the_stream()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await BeginAsync(house, "q1");
        house.House.Clock.Now += TimeSpan.FromSeconds(115);
        Assert.Null(Info(await house.AskAsync(house.Activity("帮助", "q1"))));

        house.Channel.Answer = attempt => attempt == 2 ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "0" } } } : null;
        await BeginAsync(house, "q2");
        house.House.Clock.Now += TimeSpan.FromSeconds(2);
        await house.PostAsync(house.Activity("帮助", "q2"));
        await house.Channel.TakenAsync(2);

        Assert.Equal("final", (string?)Info(house.Channel.Taken[1].Body)!["streamType"]);
    }

    [Fact]
    public async Task There_is_one_stream_a_conversation_one_request_a_second_and_none_in_groups()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var streams = house.House.Services.GetRequiredService<TeamsStreams>();

        Assert.False(await streams.BeginAsync(Private with { UserId = null }, "19:group", "q0", "正在处理", CancellationToken.None));
        Assert.True(await BeginAsync(house, "q1"));
        Assert.False(await BeginAsync(house, "q2"));
        Assert.Equal(TimeSpan.FromSeconds(1), streams.Wait("a:talk"));
        house.House.Clock.Now += TimeSpan.FromMinutes(2);   // its answer never came

        Assert.True(await BeginAsync(house, "q3"));
    }

    [Fact]
    public async Task Text_grows_in_the_stream_until_the_answer_ends_it()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var streams = house.House.Services.GetRequiredService<TeamsStreams>();
        await BeginAsync(house, "q1");

        Assert.True(await streams.GrowAsync(Private, "a:talk", "q1", "您好", CancellationToken.None));
        Assert.True(await streams.GrowAsync(Private, "a:talk", "q1", "您好，样品", CancellationToken.None));
        Assert.Equal("t1", await streams.FindAsync("a:talk", "q1"));   // the answer is on its way
        Assert.False(await streams.GrowAsync(Private, "a:talk", "q1", "您好，样品已", CancellationToken.None));
        Assert.False(await streams.GrowAsync(Private, "a:other", "q1", "您好", CancellationToken.None));

        Assert.Equal([("informative", 1, "正在处理"), ("streaming", 2, "您好"), ("streaming", 3, "您好，样品")], house.Channel.Typing.Select(one => ((string)Info(one)!["streamType"]!, (int)Info(one)!["streamSequence"]!, (string)one["text"]!)));
        Assert.All(house.Channel.Typing, one => Assert.Empty(CardRules.Check(one)));
    }

    private static Task<bool> BeginAsync(TeamsHouse house, string message) =>
        house.House.Services.GetRequiredService<TeamsStreams>().BeginAsync(Private, "a:talk", message, "正在处理", CancellationToken.None);

    private static JsonObject? Info(JsonObject activity) => activity["entities"] is JsonArray entities ? entities.OfType<JsonObject>().SingleOrDefault(one => (string?)one["type"] == CardRules.StreamInfo) : null;
}
