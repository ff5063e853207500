using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class BotConnectionTests
{
    private const string Note = "今天拜访了铭泰精密的顾明远，客户认可排程方案，预算80万，周五前给报价";

    [Fact]
    public async Task A_note_is_answered_with_its_card_and_a_press_saves_it_once_and_changes_the_card()
    {
        await using var house = await BotHouse.OpenAsync();
        var answer = await house.AskAsync(Note);
        var card = answer["template_card"]!.AsObject();
        var press = new JsonObject { ["card_type"] = "button_interaction", ["event_key"] = WeComHouse.Key(card, "confirm:"), ["task_id"] = (string)card["task_id"]! };

        house.Server.Event("template_card_event", press);
        await house.Server.UntilAsync(answers: 2, sent: 2);   // the changed card; the words and their undo
        house.Server.Event("template_card_event", press.DeepClone().AsObject());

        Assert.Equal("stream_with_template_card", (string)answer["msgtype"]!);
        Assert.Contains("铭泰精密", BotHouse.Words(answer), StringComparison.Ordinal);
        Assert.Equal("已保存", (string?)house.Server.Answers[^1]["template_card"]!["replace_text"]);
        Assert.Contains("已保存", BotHouse.Words(house.Server.Sent[0]), StringComparison.Ordinal);
        Assert.Equal(WeComHouse.Person, (string)house.Server.Sent[0]["chatid"]!);
        Assert.Equal(1, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
        Assert.Empty(house.Server.Faults);
    }

    [Fact]
    public async Task Cuts_of_the_line_lose_and_double_nothing()
    {
        const int Messages = 80;
        const int AtOnce = 20;
        await using var house = await BotHouse.OpenAsync();
        await house.Server.ConnectedAsync(1);
        house.Server.CutsBeforeConfirming = frame => frame % 3 == 0;

        for (var i = 0; i < Messages; i++)
        {
            house.Server.Say("帮助", id: $"q{i}");
            if (i % AtOnce == AtOnce - 1)
            {
                await house.Server.UntilAsync(i + 1);
            }
        }

        await house.Server.UntilAsync(() => house.Server.Answers.Count >= Messages);
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        Assert.True(house.Server.Connected >= Messages / 3);
        Assert.Equal((Messages, 0, 0), (house.Server.Answers.Count, house.Server.Sent.Count, house.Server.Faults.Count));
        Assert.Equal(Messages, await house.House.ReadAsync(db => db.Inbox.CountAsync()));
        Assert.Empty(await house.House.ReadAsync(db => db.Outbox.Where(one => one.State != OutboxState.Sent && one.State != OutboxState.Pending).ToListAsync()));
    }

    [Fact]
    public async Task What_is_said_while_the_line_is_down_is_answered_when_it_is_up_again()
    {
        await using var house = await BotHouse.OpenAsync();
        await house.AskAsync("帮助");

        house.Server.Cut();
        house.Server.Say("我在谈的商机");
        await house.Server.UntilAsync(2);

        Assert.Contains("铭泰精密-排程一期", BotHouse.Words(house.Server.Answers[^1]), StringComparison.Ordinal);
        Assert.Equal(2, house.Server.Connected);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_goes_out_as_a_message_of_its_own()
    {
        await using var house = await BotHouse.OpenAsync();
        house.Server.AnswerCode = 846605;

        house.Server.Say("我在谈的商机");
        await house.Server.UntilAsync(0, sent: 1);

        Assert.Contains("铭泰精密-排程一期", BotHouse.Words(house.Server.Sent[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_gets_a_code()
    {
        await using var house = await BotHouse.OpenAsync(isLinked: false);

        var answer = await house.AskAsync("我在谈的商机");

        Assert.Contains(Assert.Single(await LinkRequests.OpenAsync(house.House.Store, CancellationToken.None)).Code, BotHouse.Words(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("铭泰", BotHouse.Words(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_the_answer_goes_to_the_private_chat()
    {
        await using var house = await BotHouse.OpenAsync();
        house.Server.Say("@销售助手 我在谈的商机", group: "group1");
        await house.Server.UntilAsync(0, sent: 1);
        Assert.Contains("先给我发一条私聊", BotHouse.Words(house.Server.Sent[0]), StringComparison.Ordinal);
        await house.AskAsync("帮助");

        house.Server.Say("@销售助手 我在谈的商机", group: "group1");
        await house.Server.UntilAsync(1, sent: 3);

        Assert.All(house.Server.Sent.Where(message => (string)message["chatid"]! == "group1"), message => Assert.DoesNotContain("铭泰", BotHouse.Words(message), StringComparison.Ordinal));
        Assert.Contains("铭泰精密-排程一期", BotHouse.Words(Assert.Single(house.Server.Sent, message => (string)message["chatid"]! == WeComHouse.Person)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entering_a_voice_a_mixed_message_and_a_picture_are_answered()
    {
        await using var house = await BotHouse.OpenAsync();
        house.Server.Event("enter_chat");
        house.Server.Push("aibot_msg_callback", new JsonObject { ["msgtype"] = "voice", ["voice"] = new JsonObject { ["content"] = "我在谈的商机" } });
        await house.Server.UntilAsync(2);
        house.Server.Push("aibot_msg_callback", JsonNode.Parse("""{"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"image","image":{"url":"x"}},{"msgtype":"text","text":{"content":"我在谈的商机"}}]}}""")!.AsObject());   // written here
        await house.Server.UntilAsync(3);
        house.Server.Push("aibot_msg_callback", new JsonObject { ["msgtype"] = "image", ["image"] = new JsonObject { ["url"] = "x" } });
        await house.Server.UntilAsync(3, sent: 1);

        Assert.Contains("销售助手", BotHouse.Words(house.Server.Answers[0]), StringComparison.Ordinal);
        Assert.Contains("听到：“我在谈的商机”", BotHouse.Words(house.Server.Answers[1]), StringComparison.Ordinal);
        Assert.Contains("铭泰精密-排程一期", BotHouse.Words(house.Server.Answers[2]), StringComparison.Ordinal);
        Assert.Contains("图片", BotHouse.Words(house.Server.Sent[0]), StringComparison.Ordinal);
        Assert.Empty(house.Server.Faults);
    }

    [Fact]
    public async Task A_thumb_is_kept_with_the_answer_that_it_is_about()
    {
        await using var house = await BotHouse.OpenAsync();
        var answer = await house.AskAsync("我在谈的商机");
        await house.AskAsync("帮助");   // answers are sent one after the other: the first is written down

        house.Server.Event("feedback_event", new JsonObject { ["id"] = (string)answer["stream"]!["feedback"]!["id"]!, ["type"] = 1 });
        await house.AskAsync("帮助");   // pushes are taken one after the other

        var (skill, reaction, words, _) = Assert.Single(await ReplyFeedback.SinceAsync(house.House.Store.Contexts, DateTime.UnixEpoch, default));
        Assert.Equal(("pipeline_query", "like", null), (skill, reaction, words));
    }

    [Fact]
    public async Task A_line_that_gives_no_sign_of_life_is_left_and_opened_anew()
    {
        await using var house = await BotHouse.OpenAsync(settings: [("WeCom:Bot:PingSeconds", "1"), ("WeCom:Bot:AnswerSeconds", "0.1")]);
        await house.Server.ConnectedAsync(1);
        house.Server.IgnoresPings = true;

        await house.Server.ConnectedAsync(2);
    }

    [Fact]
    public async Task A_bot_that_another_program_has_taken_over_stays_out()
    {
        await using var house = await BotHouse.OpenAsync();
        await house.AskAsync("帮助");

        house.Server.Event("disconnected_event");
        await house.Server.UntilAsync(() => house.Server.Ended == 1);
        await house.House.Services.GetRequiredService<BotService>().StopAsync(CancellationToken.None);

        Assert.Equal(1, house.Server.Connected);
        Assert.Contains(house.House.Log, line => line.Contains("Another program", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_is_told_and_never_written_down()
    {
        await using var house = await BotHouse.OpenAsync(settings: ("WeCom:Bot:Secret", "a-wrong-secret"));
        await house.Server.UntilAsync(() => house.Server.Refused >= 2);

        Assert.Contains(house.House.Log, line => line.Contains("WeCom__Bot__Secret", StringComparison.Ordinal));
        Assert.DoesNotContain(house.House.Log, line => line.Contains("a-wrong-secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"cmd\":\"x\"}")]
    [InlineData("{\"cmd\":\"x\",\"headers\":{}}")]
    [InlineData("{\"cmd\":\"x\",\"headers\":{\"req_id\":7}}")]
    [InlineData("{\"cmd\":\"x\",\"headers\":{\"req_id\":\"\\ud800\"}}")]
    [InlineData("{\"headers\":{\"req_id\":\"a\"},\"headers\":{\"req_id\":\"b\"}}")]
    public void What_is_no_frame_is_not_read(string text) => Assert.Null(BotFrame.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Members_of_another_type_are_as_good_as_absent()
    {
        var push = new BotPush(BotFrame.Read("""{"cmd":"aibot_event_callback","headers":{"req_id":"a"},"body":{"msgid":7,"from":"x","msgtype":["text"],"event":{"eventtype":{},"template_card_event":[1]},"mixed":7}}"""u8)!);   // it is a frame

        Assert.Equal((null, null, null, null, null, null), (push.Id, push.From, push.Type, push.Words, push.Event, push.EventKey));
        Assert.Empty(push.Selected);
    }

    [Fact]
    public void Every_reply_is_a_text_of_the_bots_length_without_colours()
    {
        var renderer = new BotRenderer(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), "https://sales.example.com", signsIn: false);
        var (words, cards) = renderer.Draw(new Reply([new TextBlock(new string('长', 9000), "warning"), new FormBlock("9", 1, "pending", "任务", [], [new ReplyAction("保存", "act", "confirm:9:1") { Nonce = "n" }])]), 7);

        Assert.True(Encoding.UTF8.GetByteCount(words) <= BotRenderer.TextBytes);
        Assert.DoesNotContain("<font", words, StringComparison.Ordinal);
        Assert.Equal("r7-0", (string?)Assert.Single(cards)["task_id"]);
    }
}
