using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language.Routing;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>A message that two skills could take: the person is asked, and the answer does what it picks.</summary>
public sealed class CloseCallTalkTests
{
    private const string Unclear = "提醒我周五给铭泰精密顾总送样机，昨天拜访他说可以";

    [Theory]
    [InlineData("第一个")]
    [InlineData("记成拜访记录")]
    [InlineData("对")]
    public async Task The_answer_logs_the_visit(string answer)
    {
        await using var house = await AskingAsync();
        var asked = await house.SayAsync(Unclear);
        Assert.Equal("clarify", asked.Skill);
        var places = asked.Reply.Blocks.OfType<ListBlock>().Single().Items.Select(item => item.Actions.Single().Payload).ToList();
        Assert.Equal(2, places.Count);

        var said = await house.SayAsync(answer == "对" || answer == "第一个" ? answer : places.Single(place => place == answer));

        Assert.Contains(said.Skill, (string[])["log_interaction", "manage_task"]);
        Assert.Equal(answer == "记成拜访记录" ? "log_interaction" : SkillOf(places[0]), said.Skill);
    }

    [Fact]
    public async Task The_other_one_makes_the_task()
    {
        await using var house = await AskingAsync();
        await house.SayAsync(Unclear);

        await house.SayAsync("建任务");

        Assert.Equal((1, 0), (await house.ReadAsync(db => db.Tasks.CountAsync()), await house.ReadAsync(db => db.Interactions.CountAsync())));
    }

    [Fact]
    public async Task Something_in_between_does_not_lose_the_question()
    {
        await using var house = await AskingAsync();
        await house.SayAsync(Unclear);
        await house.SayAsync("今天天气怎么样");

        await house.SayAsync("建任务");

        Assert.Equal(1, await house.ReadAsync(db => db.Tasks.CountAsync()));
    }

    [Fact]
    public async Task Why_names_both_readings()
    {
        await using var house = await AskingAsync();
        await house.SayAsync(Unclear);

        var why = await house.SayAsync("为什么");

        Assert.Contains("太接近", why.Text, StringComparison.Ordinal);
        Assert.Contains("任务与日程", why.Text, StringComparison.Ordinal);
        Assert.Contains("记录拜访", why.Text, StringComparison.Ordinal);
    }

    private static string SkillOf(string chip) => chip == "记成拜访记录" ? "log_interaction" : "manage_task";

    // So wide that whatever has two readings is asked about.
    private static Task<House> AskingAsync() => House.OpenAsync(services => services.Configure<RoutingSettings>(settings => (settings.AskWithin, settings.Consider) = (1, 0)));
}
