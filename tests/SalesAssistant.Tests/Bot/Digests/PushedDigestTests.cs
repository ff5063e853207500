using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Notices;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Bot.Channels.Teams;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Digests;

public sealed class PushedDigestTests
{
    [Fact]
    public async Task The_morning_message_comes_to_the_channel_that_the_person_writes_in_as_a_card_whose_buttons_work()
    {
        await using var teams = await TeamsHouse.OpenAsync();
        await teams.House.AddAsync(Mornings.Task(701, "寄样册", 4));
        await teams.AskAsync(teams.Activity("帮助"));   // ten o'clock: the morning message was held up until somebody could be reached

        await teams.House.LookAsync();
        await teams.Channel.TakenAsync(2);

        var (path, card) = teams.Channel.Taken[1];
        Assert.Equal("/apac/v3/conversations/a%3Atalk/activities", path);
        Assert.Empty(CardRules.Check(card));
        Assert.Contains("寄样册", card.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        await teams.PostAsync(teams.Press(TeamsHouse.Button(card, "work:done:task:701")));
        await teams.Channel.TakenAsync(3);   // the list stays as it is; the answer comes below it
        Assert.Contains("寄样册", teams.Channel.Taken[2].Body.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Equal(WorkStatus.Done, await teams.House.ReadAsync(db => db.Tasks.Where(task => task.Id == 701).Select(task => task.Status).SingleAsync()));
        Assert.DoesNotContain(await teams.House.SentAsync(), sent => sent.Conversation == Mornings.RepTalk);
    }

    [Theory]
    [InlineData(NoticeKind.Morning)]
    [InlineData(NoticeKind.Reminder)]
    public async Task What_is_said_ahead_of_its_time_is_not_said_again_by_the_schedule(NoticeKind kind)
    {
        await using var house = await House.OpenAsync();
        house.Clock.Now = Mornings.At(8, 40);
        await house.AddAsync(Mornings.Task(701, "寄样册", 4, new TimeOnly(8, 30), Mornings.At(8, 30)));
        var run = house.Services.GetRequiredService<DigestRun>();

        var first = await run.SayNowAsync(kind, House.People.Rep, CancellationToken.None);
        var second = await run.SayNowAsync(kind, House.People.Rep, CancellationToken.None);
        await house.LookAsync(kind);

        Assert.Equal((true, false), (first.IsSaid, second.IsSaid));
        Assert.Contains("寄样册", ReplyText.Of(Assert.Single(await house.SentAsync(), sent => sent.Conversation == Mornings.RepTalk).Reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_message_keeps_to_the_rules_of_each_channel()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync([.. Enumerable.Range(0, 12).Select(i => Mornings.Task(710 + i, $"待办{i}", 4, new TimeOnly(9, 0), Mornings.At(9, 0))), Mornings.Visit(801, "产线走访", Mornings.At(9, 20))]);
        house.Clock.Now = Mornings.At(9, 0);
        await house.LookAsync();
        await house.LookAsync(NoticeKind.Reminder);
        house.Clock.Now = Mornings.At(9, 0, 9);
        await house.LookAsync(NoticeKind.Weekly);
        var sent = await house.SentAsync();
        var texts = house.Services.GetRequiredService<Texts>();

        Assert.Equal(4, sent.Count);   // morning, reminder, the team's week, the company's
        Assert.All(sent, one => Assert.Empty(CardRules.Check(new TeamsRenderer(texts, "https://sales.example.com").Draw(new PushedReply(7, one.Conversation, null, one.Reply), new TeamsAddress("https://smba.trafficmanager.net/apac/", "msteams", "28:bot", "29:u", "zh-CN")))));
        Assert.All(sent, one => Assert.All(new WeComRenderer(texts, "https://sales.example.com", isPlain: false).Draw(one.Reply, 7), message => Assert.Empty(MessageRules.Check(message))));
    }
}
