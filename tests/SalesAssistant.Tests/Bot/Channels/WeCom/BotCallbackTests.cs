using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class BotCallbackTests
{
    private const string Note = "今天拜访了铭泰精密的顾明远，客户认可排程方案，预算80万，周五前给报价";

    [Fact]
    public async Task The_vendors_check_is_answered_with_exactly_its_word()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        var encrypted = BotCallbackHouse.Cipher.Seal("1616140317555161061");

        Assert.Equal((200, "1616140317555161061"), await house.GetAsync(new Dictionary<string, string>(house.Query(encrypted)) { ["echostr"] = encrypted }));
    }

    [Fact]
    public async Task A_note_is_answered_at_once_with_its_card_and_a_press_saves_it_once_and_changes_the_card()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        var note = house.Said(Note);
        var answer = await house.FinishedAsync(note);
        var again = await house.FinishedAsync(note);   // the first answer was lost
        var card = answer["template_card"]!.AsObject();
        var press = house.Event("template_card_event", new JsonObject { ["card_type"] = "button_interaction", ["event_key"] = WeComHouse.Key(card, "confirm:"), ["task_id"] = (string)card["task_id"]! });
        press.Remove("response_url");

        var pressed = await house.PressedAsync(press);
        var twice = await house.PressedAsync(press);

        Assert.Equal("stream_with_template_card", (string?)answer["msgtype"]);
        Assert.True((bool)answer["stream"]!["finish"]!);
        Assert.Equal(answer.ToJsonString(), again.ToJsonString());
        Assert.Equal("update_template_card", (string?)pressed["response_type"]);
        Assert.Equal("已保存", (string?)pressed["template_card"]!["replace_text"]);
        Assert.Contains("撤销", (string?)pressed["template_card"]!["sub_title_text"], StringComparison.Ordinal);   // there is no other place for it
        Assert.Equal(pressed.ToJsonString(), twice.ToJsonString());
        Assert.Equal(1, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
        Assert.All(await house.House.ReadAsync(db => db.Outbox.Select(row => row.State).ToListAsync()), state => Assert.Equal(OutboxState.Sent, state));
        Assert.Empty(house.Later.Taken);
    }

    [Fact]
    public async Task A_turn_that_takes_longer_is_asked_for_again_until_it_is_done()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        await house.StandStillAsync();
        var waiting = (await house.AskAsync(house.Said("我在谈的商机")))!["stream"]!;
        var stream = (string)waiting["id"]!;
        house.House.Services.GetRequiredService<LiveReplies>().Show(BotAnswers.QuestionOf(stream)!.Value, Reply.Of("您好，样品"));   // a model has begun to write
        var growing = (await house.AskAsync(house.Refresh(stream)))!["stream"]!;
        await house.NewProcessAsync();
        var done = (await house.FinishedAsync(house.Refresh(stream)))["stream"]!;
        var again = (await house.FinishedAsync(house.Refresh(stream)))["stream"]!;

        Assert.Equal((false, "您好，样品"), ((bool)growing["finish"]!, (string?)growing["content"]));
        Assert.Equal((false, true, true), ((bool)waiting["finish"]!, (bool)done["finish"]!, (bool)again["finish"]!));
        Assert.Contains("正在处理", (string?)waiting["content"], StringComparison.Ordinal);
        Assert.Contains("铭泰精密-排程一期", (string?)done["content"], StringComparison.Ordinal);
        Assert.Equal((string?)done["content"], (string?)again["content"]);
        Assert.Equal(stream, (string?)done["id"]);
    }

    [Fact]
    public async Task An_answer_that_nobody_came_for_goes_to_the_address_that_came_with_the_question_once()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        await house.StandStillAsync();
        var stream = (string)(await house.AskAsync(house.Said("我在谈的商机")))!["stream"]!["id"]!;
        await house.NewProcessAsync();
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StartAsync(CancellationToken.None);
        await house.Later.TakenAsync(1);

        var late = (await house.AskAsync(house.Refresh(stream)))!["stream"]!;

        var (url, body) = Assert.Single(house.Later.Taken);
        Assert.Equal(BotCallbackHouse.LaterUrl, url.ToString());
        Assert.Contains("铭泰精密-排程一期", (string?)body["markdown"]!["content"], StringComparison.Ordinal);
        Assert.Contains("下面", (string?)late["content"], StringComparison.Ordinal);
        Assert.DoesNotContain(house.House.Log, line => line.Contains("test-only-code", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/take")]
    [InlineData("http://qyapi.weixin.qq.com/x")]
    [InlineData("https://qyapi.weixin.qq.com.evil.example/x")]
    [InlineData("https://qyapi.weixin.qq.com:8443/x")]
    [InlineData("https://user@qyapi.weixin.qq.com/x")]
    [InlineData("//qyapi.weixin.qq.com/x")]
    public async Task Answers_go_to_the_vendor_alone(string address)
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        var door = Assert.Single(house.House.Services.GetServices<IPushDoor>(), one => one.Channel == PushedChannels.WeComBot);
        await house.House.Services.GetRequiredService<DoorMemos>().KeepAsync(BotAsk.Kind, "bot1/liwei", "m1", new BotAsk("", address), default);

        var outcome = await door.SendAsync(new PushedReply(1, "bot1/liwei", "m1", Reply.Of("好")), default);

        Assert.Equal((OutboxState.Refused, "no_way"), (outcome.State, outcome.Code));
        Assert.Empty(house.Later.Taken);
    }

    [Fact]
    public async Task With_an_address_for_later_the_words_of_a_press_follow_as_a_card_that_can_take_it_back()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StartAsync(CancellationToken.None);
        var card = (await house.FinishedAsync(house.Said(Note)))["template_card"]!.AsObject();

        var pressed = await house.PressedAsync(house.Event("template_card_event", new JsonObject { ["event_key"] = WeComHouse.Key(card, "confirm:"), ["task_id"] = (string)card["task_id"]! }));
        await house.Later.TakenAsync(1);

        Assert.Equal("已保存", (string?)pressed["template_card"]!["replace_text"]);
        var follows = Assert.Single(house.Later.Taken).Body["template_card"]!;
        Assert.StartsWith("say|", WeComHouse.Key(follows.AsObject(), "say|"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    public void Cards_without_room_stand_in_full_in_the_text_with_what_to_say_instead(int forms, int room)
    {
        var renderer = new BotRenderer(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), null, signsIn: false);
        var reply = new Reply([.. Enumerable.Range(0, forms).Select(i => new FormBlock($"{i}", 1, "pending", $"任务{i}", [new FormSection(0, "Task", "create", "任务", [new FormField("0.Title", "标题", "text", $"寄样{i}", $"寄样{i}", null, null, true, [])])], [new ReplyAction("保存", "act", $"confirm:{i}:1") { Nonce = "n" }]))]);

        var (words, cards) = renderer.Draw(reply, 7, room);

        Assert.Equal(room, cards.Count);
        Assert.All(Enumerable.Range(0, forms), i => Assert.Contains($"标题: 寄样{i}", words, StringComparison.Ordinal));
        Assert.Contains("全部保存", words, StringComparison.Ordinal);
        Assert.DoesNotContain("全部保存", renderer.Draw(reply, 7).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_message_is_answered()
    {
        await using var house = await BotCallbackHouse.OpenAsync();

        Assert.Contains("听到：“我在谈的商机”", Content(await house.FinishedAsync(house.Message("voice", new JsonObject { ["content"] = "我在谈的商机" }))), StringComparison.Ordinal);
        Assert.Contains("铭泰精密-排程一期", Content(await house.FinishedAsync(house.Message("mixed", JsonNode.Parse("""{"msg_item":[{"msgtype":"image","image":{"url":"x"}},{"msgtype":"text","text":{"content":"我在谈的商机"}}]}""")!))), StringComparison.Ordinal);   // written here
        Assert.Contains("图片", Content(await house.FinishedAsync(house.Message("image", new JsonObject { ["url"] = "x" }))), StringComparison.Ordinal);
        Assert.Contains("文件", Content(await house.FinishedAsync(house.Message("file", new JsonObject { ["url"] = "x" }))), StringComparison.Ordinal);
        Assert.Contains("文字", Content(await house.FinishedAsync(house.Message("something_new", new JsonObject()))), StringComparison.Ordinal);
        Assert.Contains("私聊", Content(await house.FinishedAsync(house.Said("@销售助手 我在谈的商机", group: "g1"))), StringComparison.Ordinal);
        Assert.Contains("销售助手", (string?)(await house.AskAsync(house.Event("enter_chat")))!["text"]!["content"], StringComparison.Ordinal);
        Assert.Null(await house.AskAsync(house.Event("something_new")));
        Assert.Equal(5, await house.House.ReadAsync(db => db.Inbox.CountAsync()));   // two pictures among them; what was said in the group is no turn
    }

    [Fact]
    public async Task A_stranger_gets_a_code_also_for_a_picture()
    {
        await using var house = await BotCallbackHouse.OpenAsync(isLinked: false);

        var answer = Content(await house.FinishedAsync(house.Message("image", new JsonObject { ["url"] = "x" })));

        Assert.Contains(Assert.Single(await LinkRequests.OpenAsync(house.House.Store, CancellationToken.None)).Code, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_for_a_stream_goes_after_some_days()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        await house.FinishedAsync(house.Said("帮助"));
        var memos = house.House.Services.GetRequiredService<DoorMemos>();
        Assert.NotNull(await memos.FindAsync<BotAsk>(BotAsk.Kind, "bot1/liwei", "m1", default));
        house.House.Clock.Now += TimeSpan.FromDays(4);

        await house.House.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<OldMemos>().Single().DropAsync(default);

        Assert.Null(await memos.FindAsync<BotAsk>(BotAsk.Kind, "bot1/liwei", "m1", default));
    }

    [Fact]
    public async Task Nobody_reads_anothers_answer()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        var stream = (string)(await house.FinishedAsync(house.Said("我在谈的商机")))["stream"]!["id"]!;

        foreach (var forged in new[] { house.Refresh(stream, "somebody"), house.Refresh("q1"), house.Refresh("q-1") })
        {
            Assert.DoesNotContain("铭泰", (await house.AskAsync(forged))?.ToJsonString(WireJson.Options) ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_thumb_is_kept_with_the_answer_that_it_is_about()
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        var name = (string)(await house.FinishedAsync(house.Said("我在谈的商机")))["stream"]!["feedback"]!["id"]!;

        Assert.Null(await house.AskAsync(house.Event("feedback_event", new JsonObject { ["id"] = name, ["type"] = 2, ["content"] = "数不对，打我电话13812345678" })));
        Assert.Null(await house.AskAsync(house.Event("feedback_event", new JsonObject { ["id"] = "f1", ["type"] = 1 })));
        Assert.Null(await house.AskAsync(house.Event("feedback_event", new JsonObject { ["id"] = name, ["type"] = "x" })));

        var (skill, reaction, words, _) = Assert.Single(await ReplyFeedback.SinceAsync(house.House.Store.Contexts, DateTime.UnixEpoch, default));
        Assert.Equal(("pipeline_query", "dislike"), (skill, reaction));
        Assert.Contains("数不对", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another token", 401)]
    [InlineData("another key", 401)]
    [InlineData("a receiver", 401)]
    [InlineData("an old timestamp", 401)]
    [InlineData("a used nonce", 401)]
    [InlineData("the app's XML", 400)]
    [InlineData("encrypt twice", 400)]
    [InlineData("encrypt no text", 400)]
    [InlineData("no JSON inside", 400)]
    [InlineData("a list inside", 400)]
    [InlineData("another bot", 403)]
    [InlineData("too large", 413)]
    public async Task Forged_and_malformed_callbacks_are_refused_without_a_word(string what, int status)
    {
        await using var house = await BotCallbackHouse.OpenAsync();
        var message = house.Said("帮助");
        message["aibotid"] = what == "another bot" ? "bot2" : BotCallbackHouse.Id;
        var plain = what switch { "no JSON inside" => "<xml/>", "a list inside" => "[]", _ => message.ToJsonString() };
        var encrypted = (what switch
        {
            "another key" => new CallbackCipher(WeComHouse.Token, new string('b', 43), ""),
            "a receiver" => WeComHouse.Cipher,
            _ => BotCallbackHouse.Cipher,
        }).Seal(plain);
        var query = house.Query(encrypted, what == "an old timestamp" ? "1000000000" : null, what == "a used nonce" ? "used" : null);
        if (what == "another token")
        {
            query["msg_signature"] = new CallbackCipher("OtherToken", WeComHouse.AesKey, "").Sign(query["timestamp"], query["nonce"], encrypted);
        }

        if (what == "a used nonce")
        {
            var first = BotCallbackHouse.Cipher.Seal(house.Event("enter_chat").ToJsonString());
            Assert.Equal(200, (await house.PostAsync($$"""{"encrypt":"{{first}}"}""", house.Query(first, query["timestamp"], "used"))).Status);
        }

        var body = what switch
        {
            "the app's XML" => WeComHouse.Envelope(encrypted),
            "encrypt twice" => $$"""{"encrypt":"{{encrypted}}","encrypt":"x"}""",
            "encrypt no text" => """{"encrypt":7}""",
            "too large" => new string(' ', 70_000),
            _ => $$"""{"encrypt":"{{encrypted}}"}""",
        };

        Assert.Equal((status, ""), await house.PostAsync(body, query));
        Assert.Equal(0, await house.House.ReadAsync(db => db.Inbox.CountAsync()));
    }

    private static string Content(JsonObject? answer) => (string)answer!["stream"]!["content"]!;   // asked for
}
