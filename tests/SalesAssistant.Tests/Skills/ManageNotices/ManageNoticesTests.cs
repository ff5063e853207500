using SalesAssistant.Data.Notices;
using SalesAssistant.Tests.Bot.Digests;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.ManageNotices;

public sealed class ManageNoticesTests
{
    private static readonly (string Text, string Action, NoticeKind? Kind, string? At)[] Wishes =
    [
        ("以后早报都不用给我发了", "stop", NoticeKind.Morning, null),
        ("晨报帮我停掉", "stop", NoticeKind.Morning, null),
        ("把早报挪到九点一刻吧", "time", NoticeKind.Morning, "09:15"),
        ("早报能不能七点四十五发", "time", NoticeKind.Morning, "07:45"),
        ("早报重新给我开启", "start", NoticeKind.Morning, null),
        ("早报一般几点发呀", "show", NoticeKind.Morning, null),
        ("来份今天的早报", "read", NoticeKind.Morning, null),
        ("给我出一份上周的周报", "read", NoticeKind.Weekly, null),
        ("周报以后别发我了", "stop", NoticeKind.Weekly, null),
        ("生日提醒就不用推了", "stop", NoticeKind.Birthday, null),
        ("任务提醒重新开启吧", "start", NoticeKind.Reminder, null),
        ("把所有推送都关掉", "stop", null, null),
        ("please stop the daily briefing", "stop", NoticeKind.Morning, null),
        ("could you send the morning digest at 9:30 instead", "time", NoticeKind.Morning, "09:30"),
        ("turn the weekly report back on", "start", NoticeKind.Weekly, null),
        ("show me the weekly report", "read", NoticeKind.Weekly, null),
        ("turn off birthday reminders", "stop", NoticeKind.Birthday, null),
        ("which notifications do you send me", "show", null, null),
    ];

    private static readonly string[] OtherWork = ["每周五提醒我交周报", "明天上午提醒我写周报", "今天下午拜访铭泰精密，顾总说他们的周报系统要换", "这周我有哪些逾期的任务", "remind me on Friday to hand in the weekly report"];

    [Fact]
    public async Task Wishes_are_read_from_words()
    {
        await using var house = await House.OpenAsync();

        foreach (var wish in Wishes)
        {
            var request = (await house.SayAsync(wish.Text, conversation: wish.Text)).Turn?.Request as SalesAssistant.Skills.ManageNotices;
            Assert.Equal(wish, (wish.Text, request?.Action, request?.Kind, request?.At?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task Other_work_with_such_words_stays_what_it_is()
    {
        await using var house = await House.OpenAsync();

        foreach (var text in OtherWork)
        {
            Assert.NotEqual("manage_notices", (await house.SayAsync(text, conversation: text)).Skill);
        }
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
