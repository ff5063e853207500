using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Drafts;

public sealed class DraftMessageTests
{
    private static readonly (string Text, string Purpose, string Medium)[] Wishes =
    [
        ("帮我写条微信给铭泰精密的顾总", "follow_up", "chat"),
        ("替我起草一封跟进邮件给顾明远", "follow_up", "email"),
        ("给顾总写封感谢信", "thanks", "email"),
        ("帮我想条短信约顾明远后天见面", "appointment", "chat"),
        ("顾总生日到了，帮我编条祝福微信", "birthday", "chat"),
        ("给铭泰精密拟一条中秋问候短信", "greeting", "chat"),
        ("please draft a thank-you email to 顾明远", "thanks", "email"),
        ("write a follow-up message to 顾明远", "follow_up", "chat"),
    ];

    [Fact]
    public async Task Wishes_are_read_from_words()
    {
        await using var house = await House.OpenAsync();

        foreach (var wish in Wishes)
        {
            var request = (await house.SayAsync(wish.Text, conversation: wish.Text)).Turn?.Request as SalesAssistant.Skills.DraftMessage;
            Assert.Equal(wish, (wish.Text, request?.Purpose, request?.Medium));
        }
    }

    [Theory]
    [InlineData("帮我写一封请假邮件")]                      // to nobody here
    [InlineData("今天给顾总写了封邮件，他说下周回复")]        // tells of one
    [InlineData("提醒我明天给顾总写封邮件")]                 // puts it off
    [InlineData("顾总让我们周五前写一份方案")]               // no message
    [InlineData("emailed 顾明远 the offer, he wants it shorter")]
    public async Task Other_work_with_such_words_stays_what_it_is(string text)
    {
        await using var house = await House.OpenAsync();

        Assert.NotEqual("draft_message", (await house.SayAsync(text)).Skill);
    }

    [Fact]
    public async Task A_draft_keeps_what_only_we_know_below_it_and_is_logged_when_sent()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("今天拜访铭泰精密顾总，聊了检测设备，他嫌贵，预算80万，周五前给新报价");
        await house.SayAsync("保存");

        var draft = await house.SayAsync("给顾总写条跟进微信");
        var text = Assert.IsType<SalesAssistant.Skills.TextBlock>(draft.Reply.Blocks[1]).Text;
        var logged = await house.SayAsync(draft.Button("刚才").Payload);

        Assert.StartsWith("顾明远，您好！我是", text, StringComparison.Ordinal);
        Assert.DoesNotContain("80", text, StringComparison.Ordinal);
        Assert.DoesNotContain("嫌贵", text, StringComparison.Ordinal);
        Assert.Contains("上次说好的：", draft.Text, StringComparison.Ordinal);
        Assert.Equal(0, draft.Turn!.RowsWritten);
        Assert.Equal("log_interaction", logged.Skill);
        Assert.Contains(logged.Card.Sections[0].Fields, field => field is { Key: "0.Channel", Value: "wechat" });
    }

    [Fact]
    public async Task It_goes_on_in_the_other_form_and_about_whom_was_talked_of()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync("给顾总写条感谢微信");

        var email = await house.SayAsync(draft.Button("给顾明远写封").Payload);
        var again = await house.SayAsync("再给他写条跟进微信");

        Assert.Contains("主题：感谢您的时间", email.Text, StringComparison.Ordinal);
        Assert.StartsWith("给顾明远的消息草稿", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleagues_customer_is_not_written_to()
    {
        await using var house = await House.OpenAsync();

        var said = await house.SayAsync("帮我写条跟进微信给锦江乳品的熊立群");

        Assert.DoesNotContain("您好！我是", said.Text, StringComparison.Ordinal);
    }
}
