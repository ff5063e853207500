using SalesAssistant.Data;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Clarifying;

public sealed class ShownPlaceTests
{
    [Theory]
    [InlineData("第二个什么情况", "customer_profile")]
    [InlineData("第二个接下来该做什么", "next_actions")]
    [InlineData("第二单概率改成70%", "manage_opportunity")]
    [InlineData("tell me about the second one", "customer_profile")]
    public async Task A_record_of_the_last_answer_is_said_by_its_place(string text, string skill)
    {
        await using var house = await House.OpenAsync();
        var list = await house.SayAsync("全公司在谈的商机有哪些", House.People.Manager);
        var second = list.Turn!.Facts.Mentions.Where(record => record.Kind == RecordKind.Opportunity).ElementAt(1);

        var said = await house.SayAsync(text, House.People.Manager);

        Assert.Equal(skill, said.Skill);
        Assert.Contains(second.Name.Split('-')[0], said.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第二个季度签了多少")]
    [InlineData("what did we win in the second quarter")]
    public async Task A_stretch_of_time_is_no_place(string text)
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("全公司在谈的商机有哪些", House.People.Manager);

        var said = await house.SayAsync(text, House.People.Manager);

        Assert.Null(said.Turn!.Facts.Query!.Filters.FirstOrDefault(filter => filter.Field is "customer" or "opportunity"));
    }
}
