using Microsoft.EntityFrameworkCore;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>A note is put right after it was saved.</summary>
public sealed class SavedNoteTests
{
    private const string Note = "今天上午拜访铭泰精密顾总，预算60万，他认可排程方案，周五前给报价";

    [Theory]
    [InlineData("刚才预算说错了，是80万")]
    [InlineData("上一条的预算报错了，应该是80万")]
    [InlineData("不对，预算是80万")]
    [InlineData("that note is wrong, the budget is 800k")]
    public async Task A_wrong_value_is_changed_in_the_note_that_was_saved(string words)
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");

        await house.SayAsync(words);
        Assert.Equal(60_000_000L, (await house.ReadAsync(db => db.Interactions.SingleAsync())).BudgetMaxFen);   // not before the yes
        await house.SayAsync("保存");

        var note = await house.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Equal((80_000_000L, 41L, "visit"), (note.BudgetMaxFen, note.CustomerId, note.Channel));
        Assert.Single(await house.ReadAsync(db => db.Tasks.ToListAsync()));
    }

    [Fact]
    public async Task What_was_left_out_is_added_to_it()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");

        await house.SayAsync("刚才漏了一件事，下周二前要给他发合同");
        await house.SayAsync("保存");

        var note = await house.ReadAsync(db => db.Interactions.SingleAsync());
        var tasks = await house.ReadAsync(db => db.Tasks.OrderBy(task => task.DueDate).ToListAsync());
        Assert.Equal([note.Id, note.Id], tasks.Select(task => task.InteractionId));
        Assert.Equal(new DateOnly(2026, 3, 10), tasks[1].DueDate);
        Assert.Contains("合同", note.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_customer_takes_the_note_and_gives_the_deal_back()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("新建客户佳禾食品有限公司", conversation: "other");
        await house.SayAsync("保存", conversation: "other");
        var before = await house.ReadAsync(db => db.Opportunities.SingleAsync(deal => deal.Id == 61));
        await house.SayAsync(Note);
        await house.SayAsync("保存");
        Assert.NotEqual(before.NextAction, (await house.ReadAsync(db => db.Opportunities.SingleAsync(deal => deal.Id == 61))).NextAction);

        await house.SayAsync("刚才那条客户记错了，应该是佳禾食品");
        await house.SayAsync("保存");

        var note = await house.ReadAsync(db => db.Interactions.SingleAsync());
        var deal = await house.ReadAsync(db => db.Opportunities.SingleAsync(deal => deal.Id == 61));
        Assert.Equal((await house.ReadAsync(db => db.Customers.SingleAsync(customer => customer.Name == "佳禾食品有限公司"))).Id, note.CustomerId);
        Assert.Equal(note.CustomerId, (await house.ReadAsync(db => db.Tasks.SingleAsync())).CustomerId);
        Assert.Equal((before.NextAction, before.ActionDueDate), (deal.NextAction, deal.ActionDueDate));
    }

    [Fact]
    public async Task The_correction_is_corrected_and_all_of_it_taken_back()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");
        await house.SayAsync("刚才预算说错了，是80万");
        await house.SayAsync("不对，是85万");
        await house.SayAsync("保存");
        Assert.Equal(85_000_000L, (await house.ReadAsync(db => db.Interactions.SingleAsync())).BudgetMaxFen);
        await house.SayAsync("刚才预算又说错了，是90万");
        await house.SayAsync("保存");

        await house.SayAsync("撤销");
        Assert.Equal(85_000_000L, (await house.ReadAsync(db => db.Interactions.SingleAsync())).BudgetMaxFen);
        await house.SayAsync("撤销");
        Assert.Equal(60_000_000L, (await house.ReadAsync(db => db.Interactions.SingleAsync())).BudgetMaxFen);
        await house.SayAsync("撤销");
        Assert.Empty(await house.ReadAsync(db => db.Interactions.ToListAsync()));
    }

    [Fact]
    public async Task Another_visit_right_behind_it_is_a_note_of_its_own()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");

        await house.SayAsync("刚才又跟铭泰精密顾总打了个电话，他说预算不对，要改成70万");
        await house.SayAsync("保存");

        Assert.Equal(2, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Theory]
    [InlineData("今天去铭泰精密现场看了那条产线，顾总想改成全自动的，预算80万")]
    [InlineData("I got a call from 顾明远 at 铭泰精密 today, the budget is 800k now")]
    [InlineData("今天拜访铭泰精密顾总，他说前一条产线的参数不对，下周二前要我们去看")]
    public async Task A_note_that_tells_of_such_things_is_a_note(string note)
    {
        await using var house = await House.OpenAsync();
        Assert.Equal("log_interaction", (await house.SayAsync(note)).Skill);   // nothing was saved before
        await house.SayAsync("不要了");
        await house.SayAsync(Note);
        await house.SayAsync("保存");

        await house.SayAsync(note);
        await house.SayAsync("保存");

        Assert.Equal(2, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task Too_late_to_correct_is_said()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");
        house.Clock.Now += TimeSpan.FromMinutes(11);

        var said = await house.SayAsync("刚才那条预算记错了，应该是80万");

        Assert.Contains("10 分钟", said.Text, StringComparison.Ordinal);
        Assert.Single(await house.ReadAsync(db => db.Interactions.ToListAsync()));
    }
}
