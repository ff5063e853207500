using SalesAssistant.Data.Notices;
using SalesAssistant.Tests.Bot.Digests;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.ManageNotices;

public sealed class ManageNoticesTests
{
    [Theory]
    [InlineData("以后早报都不用给我发了", "stop", NoticeKind.Morning, null)]
    [InlineData("晨报帮我停掉", "stop", NoticeKind.Morning, null)]
    [InlineData("把早报挪到九点一刻吧", "time", NoticeKind.Morning, "09:15")]
    [InlineData("早报能不能七点四十五发", "time", NoticeKind.Morning, "07:45")]
    [InlineData("早报重新给我开启", "start", NoticeKind.Morning, null)]
    [InlineData("早报一般几点发呀", "show", NoticeKind.Morning, null)]
    [InlineData("来份今天的早报", "read", NoticeKind.Morning, null)]
    [InlineData("给我出一份上周的周报", "read", NoticeKind.Weekly, null)]
    [InlineData("周报以后别发我了", "stop", NoticeKind.Weekly, null)]
    [InlineData("生日提醒就不用推了", "stop", NoticeKind.Birthday, null)]
    [InlineData("任务提醒重新开启吧", "start", NoticeKind.Reminder, null)]
    [InlineData("把所有推送都关掉", "stop", null, null)]
    [InlineData("please stop the daily briefing", "stop", NoticeKind.Morning, null)]
    [InlineData("could you send the morning digest at 9:30 instead", "time", NoticeKind.Morning, "09:30")]
    [InlineData("turn the weekly report back on", "start", NoticeKind.Weekly, null)]
    [InlineData("show me the weekly report", "read", NoticeKind.Weekly, null)]
    [InlineData("turn off birthday reminders", "stop", NoticeKind.Birthday, null)]
    [InlineData("which notifications do you send me", "show", null, null)]
    public async Task Wishes_are_read_from_words(string text, string action, NoticeKind? kind, string? at)
    {
        await using var house = await House.OpenAsync();

        var request = (await house.SayAsync(text)).Turn?.Request;

        var wish = Assert.IsType<SalesAssistant.Skills.ManageNotices>(request);
        Assert.Equal((action, kind, at), (wish.Action, wish.Kind, wish.At?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("每周五提醒我交周报")]
    [InlineData("明天上午提醒我写周报")]
    [InlineData("今天下午拜访铭泰精密，顾总说他们的周报系统要换")]
    [InlineData("这周我有哪些逾期的任务")]
    [InlineData("remind me on Friday to hand in the weekly report")]
    public async Task Other_work_with_such_words_stays_what_it_is(string text)
    {
        await using var house = await House.OpenAsync();

        Assert.NotEqual("manage_notices", (await house.SayAsync(text)).Skill);
    }

    [Fact]
    public async Task A_wish_holds_until_it_is_taken_back()
    {
        await using var house = await House.OpenAsync();
        Assert.Contains("不再发送早报", (await house.SayAsync("别再发早报了")).Text, StringComparison.Ordinal);
        house.Clock.Now = Mornings.At(8, 30);
        await house.LookAsync();
        Assert.DoesNotContain(await house.SentAsync(), sent => sent.Conversation == Mornings.RepTalk);

        await house.SayAsync("恢复早报");
        Assert.Contains("09:35", (await house.SayAsync("早报改到九点三十三")).Text, StringComparison.Ordinal);
        await house.LookAsync();
        Assert.DoesNotContain(await house.SentAsync(), sent => sent.Conversation == Mornings.RepTalk);
        house.Clock.Now = Mornings.At(9, 35);
        await house.LookAsync();

        await house.OnlyAsync();
        Assert.Contains("工作日 09:35", (await house.SayAsync("早报几点发")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wishes_are_each_persons_own()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("别再发早报了", House.People.OtherRep);
        house.Clock.Now = Mornings.At(8, 30);

        await house.LookAsync();

        await house.OnlyAsync();
    }
}
