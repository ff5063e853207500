using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>A drafted message is written otherwise, in words or by a button.</summary>
public sealed class DraftTalkTests
{
    [Fact]
    public async Task A_draft_is_restyled_step_by_step()
    {
        await using var house = await House.OpenAsync();
        var first = await house.SayAsync("帮我写条跟进微信给顾明远");

        var formal = await house.SayAsync("再正式一点");
        var brief = await house.SayAsync("太长了，短些");
        var mail = await house.SayAsync("改成邮件");
        var english = await house.SayAsync("用英文写");

        Assert.DoesNotContain("尊敬的", first.Text, StringComparison.Ordinal);
        Assert.Contains("尊敬的顾明远", formal.Text, StringComparison.Ordinal);
        Assert.True(brief.Text.Length < first.Text.Length);
        Assert.Contains("主题：", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Hi 顾明远", english.Text, StringComparison.Ordinal);   // still short, still a mail
        Assert.Contains("Subject:", english.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_still_waits_is_not_what_is_restyled()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("今天拜访铭泰精密顾总，他认可方案，周五前给报价");
        await house.SayAsync("帮我写条跟进微信给顾明远");

        Assert.Contains("尊敬的", (await house.SayAsync("再正式一点")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_else_behind_a_draft_is_what_it_always_is()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("draft a follow-up email to 顾明远");

        Assert.Equal("help", (await house.SayAsync("thanks")).Skill);
        Assert.Equal("log_interaction", (await house.SayAsync("今天拜访铭泰精密顾总，他认可方案，周五前给报价")).Skill);
        Assert.NotEqual("draft_message", (await house.SayAsync("再正式一点")).Skill);
    }
}
