using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.PipelineQuery;

/// <summary>Questions through the whole assistant: figures with their receipt, and refusals that give nothing away.</summary>
public sealed class FigureTalkTests
{
    [Theory]
    [InlineData(House.People.Rep, "我们组在谈多少钱")]
    [InlineData(House.People.Rep, "白航在谈多少钱")]
    [InlineData(House.People.Rep, "全公司在谈商机多少钱")]
    [InlineData(House.People.Rep, "各组在谈金额对比")]
    [InlineData(House.People.Rep, "谁今年签单最多")]
    [InlineData(House.People.Supervisor, "白航手上有哪些在谈的单")]
    [InlineData(House.People.Supervisor, "西区今年签了多少")]
    [InlineData(House.People.Supervisor, "how much pipeline does each team have")]
    [InlineData(House.People.Admin, "在谈多少钱")]
    public async Task Figures_of_others_are_refused_without_a_figure_or_a_name(long user, string say)
    {
        await using var house = await House.OpenAsync();

        var said = await house.SayAsync(say, user);

        Assert.True(said.Turn!.Facts.IsDenied, Text(said.Reply));
        Assert.DoesNotContain("锦江", Text(said.Reply), StringComparison.Ordinal);
        Assert.DoesNotContain("500,000", Text(said.Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(House.People.Rep, "在谈多少钱", 800_000)]
    [InlineData(House.People.Supervisor, "在谈多少钱", 800_000)]
    [InlineData(House.People.Manager, "在谈多少钱", 1_300_000)]
    [InlineData(House.People.Manager, "西区手上还有多少在谈的", 500_000)]
    public async Task What_was_not_said_is_the_widest_scope_and_is_named(long user, string say, int yuan)
    {
        await using var house = await House.OpenAsync();

        var said = await house.SayAsync(say, user);

        Assert.Equal(yuan, said.Turn!.Facts.Answer!.Total.Value);
        Assert.Contains(said.Reply.Blocks.OfType<ReceiptBlock>(), receipt => receipt.Link!.StartsWith("/rows?q=", StringComparison.Ordinal) && receipt.RowCount > 0);
    }

    [Fact]
    public async Task Two_questions_of_one_message_are_both_answered()
    {
        await using var house = await House.OpenAsync();

        var said = await house.SayAsync("去年赢了几单，现在手上在谈的多少钱", House.People.Manager);

        Assert.Equal(2, said.Reply.Blocks.OfType<ReceiptBlock>().Count());
        Assert.Contains("1,300,000", Text(said.Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我在谈多少钱，白航今年签了多少")]
    [InlineData("我今年签了多少", "组里其他人呢")]
    public async Task A_question_about_others_beside_an_own_one_is_refused_whole(params string[] says)
    {
        await using var house = await House.OpenAsync();
        Said? last = null;

        foreach (var say in says)
        {
            last = await house.SayAsync(say, House.People.Rep);
        }

        Assert.True(last!.Turn!.Facts.IsDenied, Text(last.Reply));
        Assert.Empty(last.Reply.Blocks.OfType<ReceiptBlock>());
    }

    [Fact]
    public async Task Whose_figures_were_asked_for_can_be_told_to_do_something()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("白航手上在谈的单子多少钱", House.People.Manager);

        var said = await house.SayAsync("让他周五前把合同发给我", House.People.Manager);

        Assert.Equal("manage_task", said.Turn!.Request.Skill);
        Assert.Contains("白航", Text(said.Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("这个季度我能拿多少提成")]
    [InlineData("what's our gross margin this year?")]
    public async Task What_there_is_no_data_for_is_said(string say)
    {
        await using var house = await House.OpenAsync();

        var said = await house.SayAsync(say, House.People.Manager);

        Assert.True(said.Turn!.Facts.IsUnavailable, Text(said.Reply));
        Assert.DoesNotContain(Text(said.Reply), char.IsDigit);
    }

    [Fact]
    public async Task An_unknown_name_gets_nobody_else_s_figures()
    {
        await using var house = await House.OpenAsync();

        var said = await house.SayAsync("贺知秋今年签了多少钱", House.People.Manager);

        Assert.True(said.Turn!.Facts.IsNotFound, Text(said.Reply));
        Assert.Contains("贺知秋", Text(said.Reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_offered_follow_up_is_answered()
    {
        await using var house = await House.OpenAsync();
        var first = await house.SayAsync("四月预计成交的在谈商机多少钱", House.People.Manager);
        var actions = first.Reply.Blocks.OfType<ActionsBlock>().SelectMany(block => block.Actions).ToList();

        Assert.NotEmpty(actions);
        foreach (var action in actions)
        {
            var next = await house.SayAsync(action.Payload, House.People.Manager);

            Assert.True(next.Turn!.Facts.Answer is not null, $"{action.Payload}: {Text(next.Reply)}");
        }
    }

    private static string Text(Reply reply) => string.Join('\n', reply.Blocks.Select(block => block switch
    {
        TextBlock text => text.Text,
        TableBlock table => string.Join('\n', table.Rows.Select(row => string.Join(' ', row.Cells))),
        ReceiptBlock receipt => receipt.Definition + string.Join(' ', receipt.Filters),
        _ => "",
    }));
}
