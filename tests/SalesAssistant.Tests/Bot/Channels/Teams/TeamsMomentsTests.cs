using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

/// <summary>What happens around messages: opinions, edits, files, goodbyes, waiting.</summary>
public sealed class TeamsMomentsTests
{
    [Fact]
    public async Task An_opinion_is_kept_with_the_answer_that_it_is_about_and_without_personal_data()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var answer = await house.AskAsync(house.Activity("帮助"));
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);   // its name is written down
        Assert.Equal("default", (string?)answer["channelData"]!["feedbackLoop"]!["type"]);

        var given = await house.PostAsync(Opinion(house, "r1", "dislike", """{"feedbackText":"我的身份证是11010519491231002X，没看懂"}"""));
        var unknown = await house.PostAsync(Opinion(house, "r9", "like", "{}"));

        Assert.Equal((200, "{}", 200, "{}"), (given.Status, given.Body, unknown.Status, unknown.Body));
        var kept = Assert.Single(await ReplyFeedback.SinceAsync(house.House.Store.Contexts, DateTime.UnixEpoch, CancellationToken.None));
        Assert.Equal(("help", "dislike"), (kept.Skill, kept.Reaction));
        Assert.EndsWith("没看懂", kept.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("11010519491231002", kept.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reaction_counts_as_an_opinion_and_the_newest_one_stands()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await house.AskAsync(house.Activity("帮助"));
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        foreach (var reaction in new[] { "heart", "like", "made-up" })
        {
            var activity = Opinion(house, "r1", "", "");
            (activity["type"], activity["reactionsAdded"]) = ("messageReaction", new JsonArray(new JsonObject { ["type"] = reaction }));
            Assert.Equal(200, (await house.PostAsync(activity)).Status);
        }

        Assert.Equal("like", Assert.Single(await ReplyFeedback.SinceAsync(house.House.Store.Contexts, DateTime.UnixEpoch, CancellationToken.None)).Reaction);
    }

    [Fact]
    public async Task Whoever_changes_a_message_afterwards_is_told_once_that_its_effect_stays()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await house.AskAsync(house.Activity("今天拜访了铭泰精密的顾明远，预算80万", "n1"));
        var edit = house.Activity("今天拜访了铭泰精密的顾明远，预算90万", "n1");
        (edit["type"], edit["channelData"]!["eventType"]) = ("messageUpdate", "editMessage");

        var told = await house.AskAsync(edit);
        await house.PostAsync(edit);
        await house.AskAsync(house.Activity("保存"));

        Assert.Contains("不会跟着改", (string)told["text"]!, StringComparison.Ordinal);
        Assert.Equal(3, house.Channel.Attempts);
        Assert.Contains("80万", house.Channel.Taken[0].Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speech_in_a_file_is_heard_shown_and_answered()
    {
        await using var house = await TeamsHouse.OpenAsync("Production", null, services => services.AddSingleton<IDictation>(new Ears("我在谈的商机")));
        await house.LinkAsync(House.People.Rep);

        await house.PostAsync(WithFile(house, "https://tenant.sharepoint.com/personal/f.wav?t=secret", "wav"));
        await house.PostAsync(WithFile(house, "https://tenant.sharepoint.com/personal/f.wav?t=secret", "wav"));
        await house.Channel.TakenAsync(2);

        Assert.Contains("我在谈的商机", (string)house.Channel.Taken[0].Body["text"]!, StringComparison.Ordinal);
        Assert.Contains("铭泰精密-排程一期", house.Channel.Taken[1].Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Equal(2, house.Channel.Attempts);
        Assert.DoesNotContain(house.House.Log, line => line.Contains("t=secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://tenant.sharepoint.com/f.pdf", "pdf", "读不了")]
    [InlineData("https://evil.example/f.wav", "wav", "没有成功")]
    [InlineData("https://evil.example/sharepoint.com/f.wav", "wav", "没有成功")]
    [InlineData("https://evilsharepoint.com/f.wav", "wav", "没有成功")]
    [InlineData("https://tenant.sharepoint.com@evil.example/f.wav", "wav", "没有成功")]
    [InlineData("https://127.0.0.1/f.wav", "wav", "没有成功")]
    [InlineData("http://tenant.sharepoint.com/f.wav", "wav", "没有成功")]
    public async Task Of_any_other_file_the_person_is_told_and_no_other_host_is_asked(string address, string type, string sentence)
    {
        await using var house = await TeamsHouse.OpenAsync();

        var told = await house.AskAsync(WithFile(house, address, type));   // the made-up channel fails on a host that is not its own

        Assert.Contains(sentence, (string)told["text"]!, StringComparison.Ordinal);
        Assert.Equal(0, await house.House.ReadAsync(db => Task.FromResult(db.Inbox.Count())));
    }

    [Fact]
    public async Task Pictures_in_a_message_and_as_files_are_kept_with_the_check_in_that_was_typed()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await house.AskAsync(house.Activity("到铭泰精密了，签到"));

        var inline = await house.AskAsync(WithPicture(house, ChannelService.Url + "/v3/attachments/0-a/views/original"));
        var file = await house.AskAsync(WithFile(house, "https://tenant.sharepoint.com/personal/f.jpg?t=secret", "jpg"));
        var foreign = await house.AskAsync(WithPicture(house, "https://evil.example/v3/attachments/0-a/views/original", "f3"));
        await house.AskAsync(house.Activity("保存"));

        Assert.Contains("和这次签到放在一起", (string)inline["text"]!, StringComparison.Ordinal);
        Assert.Contains("和这次签到放在一起", (string)file["text"]!, StringComparison.Ordinal);
        Assert.Contains("读不了", (string)foreign["text"]!, StringComparison.Ordinal);   // nobody else is asked, and gets no token
        var visit = await house.House.ReadAsync(db => Task.FromResult(db.Interactions.Single()));
        Assert.Equal(2, (await house.House.Services.GetRequiredService<PhotoStore>().OfAsync(visit, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_picture_alone_is_told_what_can_be_done_with_it()
    {
        await using var house = await TeamsHouse.OpenAsync();

        var told = (string)(await house.AskAsync(WithPicture(house, ChannelService.Url + "/v3/attachments/0-a/views/original")))["text"]!;

        Assert.Contains("到了，签到", told, StringComparison.Ordinal);
        Assert.DoesNotContain("位置", told, StringComparison.Ordinal);   // no place can be shared here
    }

    [Fact]
    public async Task Where_the_bot_was_removed_nothing_is_sent_until_it_is_back()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await house.AskAsync(house.Activity("帮助"));
        var gone = house.Activity();
        (gone["type"], gone["membersRemoved"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = "28:bot" }));

        await house.PostAsync(gone);

        var addresses = house.House.Services.GetRequiredService<ChannelAddresses>();
        Assert.Null(await addresses.FindAsync("teams", "a:talk", CancellationToken.None));
        await house.AskAsync(house.Activity("帮助"));
        Assert.NotNull(await addresses.FindAsync("teams", "a:talk", CancellationToken.None));
    }

    [Fact]
    public async Task A_figure_in_a_sentence_leads_to_its_source()
    {
        await using var house = await TeamsHouse.OpenAsync();

        var answer = await house.AskAsync(house.Activity("我在谈的商机一共多少钱？"));

        Assert.Contains("[1]", (string)answer["text"]!, StringComparison.Ordinal);
        var claim = Assert.Single(answer["entities"]![0]!["citation"]!.AsArray())!;
        Assert.Equal(1, (int)claim["position"]!);
        Assert.False(answer["entities"]![0]!.AsObject().ContainsKey("additionalType"));   // no model had a hand in it
        Assert.NotEmpty(answer["suggestedActions"]!["actions"]!.AsArray());
    }

    [Theory]
    [InlineData("合计 80万", true)]
    [InlineData("[点这里](https://evil.example) 80万", false)]   // words that could be markup stay in a card
    [InlineData("*合计* 80万", false)]
    public void A_model_is_named_and_sources_are_text_only_without_markup(string words, bool isText)
    {
        var renderer = new TeamsRenderer(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), "https://sales.example.com");
        var source = new ReceiptBlock(new string('长', 100), [new string('筛', 200)], [], 3, DateTime.UnixEpoch, "/rows?m=1");

        var activity = renderer.Draw(new PushedReply(1, "a", null, new Reply([new TextBlock(words), source]), "pipeline_query", IsByModel: true), new TeamsAddress(ChannelService.Url, "msteams", null, "29:u", null));

        Assert.Empty(CardRules.Check(activity));
        Assert.Equal("AIGeneratedContent", (string?)activity["entities"]![0]!["additionalType"]![0]);
        Assert.Equal(isText ? "https://sales.example.com/rows?m=1" : null, (string?)activity["entities"]![0]!["citation"]?[0]!["appearance"]!["url"]);
        Assert.Equal(isText, activity.ContainsKey("text"));
    }

    [Fact]
    public async Task Only_an_answer_that_takes_long_is_announced_by_typing()
    {
        await using var house = await TeamsHouse.OpenAsync();
        await house.AskAsync(house.Activity("帮助"));
        var services = house.House.Services;
        using var typing = Hasty(services);
        var to = new TeamsAddress(ChannelService.Url, "msteams", "28:bot", "29:u", "zh-CN");

        typing.Follow(to, "a:talk", await house.House.ReadAsync(db => Task.FromResult(db.Inbox.Single().Id)), "q1", "正在处理");   // long answered
        typing.Follow(to, "a:other", 1, "q2", "正在处理");   // never answered
        var shown = await house.Channel.TypingAsync();

        Assert.Equal(("typing", "a:other"), ((string?)shown.Body["type"], (string?)shown.Body["conversation"]!["id"]));
        Assert.Empty(CardRules.Check(shown.Body));
        Assert.DoesNotContain(house.Channel.TypingIn, path => path.Contains("a%3Atalk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_model_is_writing_is_shown_as_far_as_it_is_there()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var services = house.House.Services;
        services.GetRequiredService<LiveReplies>().Show(1, Reply.Of("您好，样品"));
        using var typing = Hasty(services);

        typing.Follow(new TeamsAddress(ChannelService.Url, "msteams", "28:bot", "29:u", "zh-CN"), "a:talk", 1, "q1", "正在处理");
        await house.Channel.TypedAsync(2);

        Assert.Equal("您好，样品", (string?)house.Channel.Typing.Last()["text"]);
        Assert.All(house.Channel.Typing, one => Assert.Empty(CardRules.Check(one)));
    }

    private static TeamsTyping Hasty(IServiceProvider services) => new(
        services.GetRequiredService<ConnectorClient>(), services.GetRequiredService<TeamsStreams>(), services.GetRequiredService<ReplySignals>(), services.GetRequiredService<LiveReplies>(), services.GetRequiredService<Outbox>(), services.GetRequiredService<TeamsPace>(), new Impatient(), services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<TeamsTyping>>());

    private static JsonObject Opinion(TeamsHouse house, string reply, string reaction, string words)
    {
        var activity = house.Activity("");
        (activity["type"], activity["name"], activity["replyToId"]) = ("invoke", "message/submitAction", reply);
        activity["value"] = new JsonObject { ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = words } };
        return activity;
    }

    private static JsonObject WithPicture(TeamsHouse house, string address, string id = "f2")
    {
        var activity = house.Activity("", id);
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/*", ["contentUrl"] = address });
        return activity;
    }

    private static JsonObject WithFile(TeamsHouse house, string address, string type)
    {
        var activity = house.Activity("", "f1");
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = "f." + type,
            ["content"] = new JsonObject { ["downloadUrl"] = address, ["uniqueId"] = "u1", ["fileType"] = type },
        });
        return activity;
    }

    private sealed class Ears(string words) : IDictation
    {
        public Task<Heard> HearAsync(ReadOnlyMemory<byte> sound, string language, CancellationToken cancellationToken) => Task.FromResult<Heard>(new Heard.Words(words));
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
