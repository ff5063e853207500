using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class TeamsTalkTests
{
    private const string Note = "今天拜访了铭泰精密的顾明远，客户认可排程方案，预算80万，周五前给报价";

    [Fact]
    public async Task A_note_becomes_a_card_and_its_button_saves_once_and_answers_with_the_new_card()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var card = await house.AskAsync(house.Activity(Note, "n1"));
        Assert.Equal("/apac/v3/conversations/a%3Atalk/activities/n1", house.Channel.Taken[0].Path);

        var save = house.Press(TeamsHouse.Button(card, "confirm:"));
        var first = await house.PostAsync(save);
        var again = await house.PostAsync(save);

        var answer = JsonNode.Parse(first.Body)!.AsObject();
        Assert.Equal((200, 200, TeamsRenderer.CardType), (first.Status, (int)answer["statusCode"]!, (string)answer["type"]!));
        Assert.Empty(CardRules.CheckCard(answer["value"]!.AsObject()));
        Assert.Contains("已保存", answer["value"]!.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(1, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
        Assert.Equal(1, house.Channel.Attempts);   // the answer stood in the response; nothing was sent beside it
    }

    [Fact]
    public async Task What_is_corrected_in_the_card_is_what_is_saved()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var card = await house.AskAsync(house.Activity(Note));
        var inputs = TeamsHouse.Objects(card).Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).ToList();
        var summary = inputs.First(one => (bool?)one["isMultiline"] == true);

        var answer = await house.PostAsync(house.Press(TeamsHouse.Button(card, "confirm:"), ((string)summary["id"]!, "客户要求先看样机")));

        Assert.Contains("已保存", JsonNode.Parse(answer.Body)!["value"]!.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.True(await house.House.ReadAsync(db => db.Interactions.AnyAsync(one => one.Content == "客户要求先看样机" || one.CustomerFeedback == "客户要求先看样机" || one.KeyFacts == "客户要求先看样机")));
    }

    [Fact]
    public async Task A_press_with_a_slip_leaves_its_card_to_be_mended_and_is_answered_below()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var card = await house.AskAsync(house.Activity(Note));
        var save = TeamsHouse.Button(card, "confirm:");
        var date = (string)TeamsHouse.Objects(card).First(one => (string?)one["type"] == "Input.Date")["id"]!;

        var refused = JsonNode.Parse((await house.PostAsync(house.Press(save, (date, "没有这天")))).Body)!;
        await house.Channel.TakenAsync(2);
        var saved = JsonNode.Parse((await house.PostAsync(house.Press(save, (date, "2026-03-09")))).Body)!;

        Assert.Equal((200, "application/vnd.microsoft.activity.message"), ((int)refused["statusCode"]!, (string)refused["type"]!));
        Assert.Contains("格式不对", house.Channel.Taken[1].Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Equal(TeamsRenderer.CardType, (string)saved["type"]!);
        Assert.Equal(1, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task The_same_activity_twice_is_answered_once()
    {
        await using var house = await TeamsHouse.OpenAsync();

        await house.PostAsync(house.Activity("帮助", "same"));
        await house.AskAsync(house.Activity("帮助", "same"));
        await house.AskAsync(house.Activity("今天先做什么", "next"));

        Assert.Equal(2, house.Channel.Attempts);
    }

    [Fact]
    public async Task A_stranger_gets_a_code_and_is_known_once_an_administrator_approves_it()
    {
        await using var house = await TeamsHouse.OpenAsync(isLinked: false);
        var sentence = (string)(await house.AskAsync(house.Activity("我在谈的商机")))["text"]!;
        var request = Assert.Single(await LinkRequests.OpenAsync(house.House.Store, CancellationToken.None));
        Assert.Contains(request.Code, sentence, StringComparison.Ordinal);

        var user = await house.House.ReadAsync(db => db.Users.SingleAsync(one => one.Id == House.People.Rep));
        Assert.True(await LinkRequests.ApproveAsync(house.House.Store, request.Code, user, House.Wednesday.UtcDateTime, CancellationToken.None));
        var answer = await house.AskAsync(house.Activity("我在谈的商机"));

        Assert.Contains("铭泰精密-排程一期", answer.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Empty(await LinkRequests.OpenAsync(house.House.Store, CancellationToken.None));
    }

    [Fact]
    public async Task In_a_group_only_a_mention_is_heard_and_answered_in_private()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await house.AskAsync(house.Activity("帮助"));
        var ask = house.Activity("<at>Bot</at> 我在谈的商机");
        ask["conversation"] = new JsonObject { ["id"] = "19:group", ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = ChannelService.Tenant };
        ask["locale"] = "en-US";   // the client's; the words are Chinese
        var unmentioned = ask.DeepClone().AsObject();
        unmentioned["id"] = "quiet";
        ask["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>Bot</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" } });

        await house.PostAsync(unmentioned);
        await house.PostAsync(ask);
        await house.Channel.AttemptedAsync(3);

        var inGroup = Assert.Single(house.Channel.Taken, one => one.Path.Contains("19%3Agroup", StringComparison.Ordinal));
        Assert.Contains("私聊", inGroup.Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.DoesNotContain("铭泰", inGroup.Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Contains("铭泰精密-排程一期", house.Channel.Taken.Last(one => one.Path.Contains("a%3Atalk", StringComparison.Ordinal)).Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installing_and_joining_bring_one_welcome_whose_starters_work()
    {
        await using var house = await TeamsHouse.OpenAsync(settings: ("Teams:Welcome", "true"));
        var install = house.Activity();
        (install["type"], install["action"]) = ("installationUpdate", "add");
        var joined = house.Activity();
        (joined["type"], joined["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = "29:u" }, new JsonObject { ["id"] = "28:bot" }));

        var welcome = await house.AskAsync(install);
        Assert.Equal(200, (await house.PostAsync(joined)).Status);
        await house.AskAsync(house.Activity((string)welcome["suggestedActions"]!["actions"]![1]!["value"]!));

        Assert.Equal(2, house.Channel.Attempts);
        Assert.Contains("铭泰精密-排程一期", house.Channel.Taken[1].Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 2, 1, OutboxState.Sent)]        // certainly not taken: again
    [InlineData(412, 2, 1, OutboxState.Sent)]
    [InlineData(502, 1, 0, OutboxState.Unknown)]     // may have been taken: not again
    [InlineData(500, 1, 0, OutboxState.Unknown)]
    [InlineData(403, 1, 0, OutboxState.Refused)]
    [InlineData(401, 2, 1, OutboxState.Sent)]        // once, with another token
    public async Task An_attempt_is_repeated_only_where_nothing_can_arrive_twice(int status, int attempts, int taken, OutboxState state)
    {
        await using var house = await TeamsHouse.OpenAsync();
        house.Channel.Answer = attempt => attempt > 1 ? null : new HttpResponseMessage((HttpStatusCode)status) { Headers = { { "Retry-After", "0" } } };

        await house.PostAsync(house.Activity("帮助"));
        await house.Channel.AttemptedAsync(attempts);
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        Assert.Equal((attempts, taken), (house.Channel.Attempts, house.Channel.Taken.Count));
        Assert.Equal(state, await house.House.ReadAsync(db => db.Outbox.Select(one => one.State).SingleAsync()));
    }

    [Fact]
    public async Task Without_an_app_id_only_programs_of_this_machine_are_believed_and_only_in_development()
    {
        await using var house = await TeamsHouse.OpenAsync(environment: "Development", settings: [("Teams:AppId", ""), ("Teams:AppPassword", "")]);
        void From(Microsoft.AspNetCore.Http.DefaultHttpContext http, string remote, string host)
        {
            (http.Connection.RemoteIpAddress, http.Connection.LocalIpAddress) = (IPAddress.Parse(remote), IPAddress.Loopback);
            http.Request.Headers.Host = host;
        }

        Assert.Equal(200, (await house.PostAsync(house.Activity(), null, http => From(http, "127.0.0.1", "127.0.0.1:5080"))).Status);
        Assert.Equal(401, (await house.PostAsync(house.Activity(), null, http => From(http, "10.0.0.7", "127.0.0.1:5080"))).Status);
        Assert.Equal(401, (await house.PostAsync(house.Activity(), null, http => From(http, "127.0.0.1", "rebound.example"))).Status);
        Assert.Equal(401, (await house.PostAsync(house.Activity(), null, http =>
        {
            From(http, "127.0.0.1", "localhost");
            http.Request.Headers["X-Forwarded-For"] = "10.0.0.7";
        })).Status);
        await using var production = await TeamsHouse.OpenAsync(settings: [("Teams:AppId", ""), ("Teams:AppPassword", "")]);
        Assert.False(production.House.Services.GetRequiredService<TeamsGate>().IsOpen);
    }
}
