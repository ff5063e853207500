using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

/// <summary>A form that is too long for its card is filled in in a dialog.</summary>
public sealed class DialogTests
{
    private const string Note = "今天拜访了铭泰精密的顾明远，客户认可排程方案，预算80万，周五前给报价";
    private static readonly (string, string?) Always = ("Teams:InputsInCard", "0");

    [Fact]
    public async Task What_is_filled_in_in_the_dialog_is_saved_and_the_card_shows_it()
    {
        await using var house = await TeamsHouse.OpenAsync(settings: Always);
        var card = await house.AskAsync(house.Activity(Note, "n1"));
        Assert.DoesNotContain(TeamsHouse.Objects(card), one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);

        var dialog = await OpenAsync(house, card);
        Assert.Empty(CardRules.CheckCard(dialog));
        var content = (string)TeamsHouse.Objects(dialog).First(one => (bool?)one["isMultiline"] == true)["id"]!;
        var submit = Submit(house, dialog, (content, "客户要求先看样机"));
        var (status, body) = await house.PostAsync(submit);
        var again = await house.PostAsync(submit);
        await house.Channel.ChangedAsync(1);

        Assert.Equal((200, "", 200, ""), (status, body, again.Status, again.Body));
        var changed = Assert.Single(house.Channel.Changed);
        Assert.Equal("/apac/v3/conversations/a%3Atalk/activities/r1", changed.Path);
        Assert.Empty(CardRules.Check(changed.Body));
        Assert.Contains("已保存", changed.Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Equal(1, house.Channel.Attempts);   // nothing was sent beside the changed card
        var saved = await house.House.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Contains("客户要求先看样机", saved.Content + saved.CustomerFeedback + saved.KeyFacts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_keeps_the_dialog_open_with_what_was_typed()
    {
        await using var house = await TeamsHouse.OpenAsync(settings: Always);
        var dialog = await OpenAsync(house, await house.AskAsync(house.Activity(Note)));
        var date = (string)TeamsHouse.Objects(dialog).First(one => (string?)one["type"] == "Input.Date")["id"]!;
        var content = (string)TeamsHouse.Objects(dialog).First(one => (bool?)one["isMultiline"] == true)["id"]!;

        var refused = JsonNode.Parse((await house.PostAsync(Submit(house, dialog, (date, "没有这天"), (content, "先看样机")))).Body)!;
        var open = refused["task"]!["value"]!["card"]!["content"]!.AsObject();
        var saved = await house.PostAsync(Submit(house, open, (date, "2026-03-09"), (content, "先看样机")));

        Assert.Equal("continue", (string?)refused["task"]!["type"]);
        Assert.Empty(CardRules.CheckCard(open));
        Assert.Contains("格式不对", open.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Equal("先看样机", (string?)TeamsHouse.Objects(open).Single(one => (string?)one["id"] == content)["value"]);
        Assert.Equal((200, ""), saved);
        Assert.Equal(1, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task Where_the_card_cannot_be_changed_the_outcome_is_said_below_it()
    {
        await using var house = await TeamsHouse.OpenAsync(settings: Always);
        house.Channel.Changing = _ => new HttpResponseMessage(HttpStatusCode.NotFound);
        var dialog = await OpenAsync(house, await house.AskAsync(house.Activity(Note)));

        await house.PostAsync(Submit(house, dialog));
        await house.Channel.TakenAsync(2);

        Assert.Contains("已保存", house.Channel.Taken[1].Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        await house.AskAsync(house.Activity("帮助"));   // a card that is gone is no reason to fall silent
    }

    [Fact]
    public async Task Nobody_else_and_nothing_that_is_over_gets_a_form()
    {
        const string Stranger = "aaaaaaaa-0000-0000-0000-000000000002";
        await using var house = await TeamsHouse.OpenAsync(settings: Always);
        await house.LinkAsync(House.People.OtherRep, Stranger);
        var card = await house.AskAsync(house.Activity(Note));
        var mine = Fetch(house, card);
        var (otherPerson, otherTalk, unknown) = (mine.DeepClone().AsObject(), mine.DeepClone().AsObject(), mine.DeepClone().AsObject());
        otherPerson["from"]!["aadObjectId"] = Stranger;
        otherTalk["conversation"]!["id"] = "a:elsewhere";
        unknown["value"]!["data"] = new JsonObject { ["o"] = "x" };
        var nobody = mine.DeepClone().AsObject();
        nobody["from"]!.AsObject().Remove("aadObjectId");

        foreach (var activity in new[] { otherPerson, otherTalk, unknown })
        {
            Assert.Equal("message", await TypeAsync(house, activity));
        }

        Assert.Equal((403, ""), await house.PostAsync(nobody));
        Assert.Equal("continue", await TypeAsync(house, mine));
        await house.AskAsync(house.Activity("取消"));
        Assert.Equal("message", await TypeAsync(house, mine));
    }

    [Fact]
    public async Task An_older_clients_press_changes_its_card()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var card = await house.AskAsync(house.Activity(Note));
        var press = house.Activity("");
        press.Remove("text");
        (press["replyToId"], press["value"]) = ("r1", TeamsHouse.Button(card, "confirm:")["data"]!.DeepClone());

        Assert.Equal(200, (await house.PostAsync(press)).Status);
        await house.Channel.ChangedAsync(1);

        Assert.Contains("已保存", house.Channel.Changed[0].Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_dialogs_is_told_to_say_it_in_words()
    {
        await using var house = await TeamsHouse.OpenAsync(settings: Always);
        var card = await house.AskAsync(house.Activity(Note));
        var press = house.Activity("");
        press.Remove("text");
        press["value"] = TeamsHouse.Objects(card).Single(one => (string?)one["data"]?["msteams"]?["type"] == "task/fetch")["data"]!.DeepClone();

        var said = await house.AskAsync(press);

        Assert.Contains("直接说", (string?)said["text"], StringComparison.Ordinal);
    }

    private static async Task<string?> TypeAsync(TeamsHouse house, JsonObject activity) => (string?)JsonNode.Parse((await house.PostAsync(activity)).Body)!["task"]!["type"];

    private static async Task<JsonObject> OpenAsync(TeamsHouse house, JsonObject card)
    {
        var (status, body) = await house.PostAsync(Fetch(house, card));
        Assert.Equal(200, status);
        return JsonNode.Parse(body)!["task"]!["value"]!["card"]!["content"]!.AsObject();
    }

    // As Teams asks for the dialog of a pressed button.
    private static JsonObject Fetch(TeamsHouse house, JsonObject card)
    {
        var opener = TeamsHouse.Objects(card).Single(one => (string?)one["data"]?["msteams"]?["type"] == "task/fetch");
        var data = opener["data"]!.DeepClone().AsObject();
        data.Remove("msteams");
        data["type"] = "task/fetch";
        return Invoke(house, "task/fetch", data, "r1");
    }

    private static JsonObject Submit(TeamsHouse house, JsonObject dialog, params (string Key, string Value)[] inputs)
    {
        var data = TeamsHouse.Objects(dialog).Single(one => (string?)one["type"] == "Action.Submit")["data"]!.DeepClone().AsObject();
        foreach (var (key, value) in inputs)
        {
            data[key] = value;
        }

        return Invoke(house, "task/submit", data, null);
    }

    private static JsonObject Invoke(TeamsHouse house, string name, JsonObject data, string? card)
    {
        var activity = house.Activity("");
        activity.Remove("text");
        (activity["type"], activity["name"], activity["replyToId"]) = ("invoke", name, card);
        activity["value"] = new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } };
        return activity;
    }
}
