using Microsoft.EntityFrameworkCore;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>What is said of several suggestions at once is done at once, and taken back at once.</summary>
public sealed class SuggestionTalkTests
{
    private const string Asked = "全公司现在先跟进哪些商机";

    [Theory]
    [InlineData("头两条都建上任务，周五前", 2)]
    [InlineData("都帮我建成任务，周五前", 2)]
    [InlineData("make tasks of both, by Friday", 2)]
    [InlineData("除了最后一条都建成任务，周五前", 1)]
    public async Task Several_become_tasks_with_one_undo(string text, int count)
    {
        await using var house = await House.OpenAsync();
        await SayAsync(house, Asked);

        await SayAsync(house, text);
        var made = await DueOnFridayAsync(house);
        await SayAsync(house, "撤销");

        Assert.Equal(count, made);
        Assert.Equal(0, await DueOnFridayAsync(house));
    }

    [Fact]
    public async Task All_are_put_off_with_one_undo()
    {
        await using var house = await House.OpenAsync();
        await SayAsync(house, Asked);

        await SayAsync(house, "全部推迟到下周一");
        var putOff = await house.ReadAsync(db => db.Snoozes.CountAsync(snooze => snooze.Until == new DateOnly(2026, 3, 9)));
        await SayAsync(house, "撤销");

        Assert.Equal(2, putOff);
        Assert.Equal(0, await house.ReadAsync(db => db.Snoozes.CountAsync()));
    }

    private static Task<Said> SayAsync(House house, string text) => house.SayAsync(text, House.People.Manager);

    private static Task<int> DueOnFridayAsync(House house) => house.ReadAsync(db => db.Tasks.CountAsync(task => task.DueDate == new DateOnly(2026, 3, 6)));
}
