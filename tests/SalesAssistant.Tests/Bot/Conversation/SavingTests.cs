using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>Several cards, later work on what was saved, and why.</summary>
public sealed class SavingTests
{
    private const string Note = "今天上午拜访铭泰精密顾总，他认可排程方案，周五前给报价";
    private const string Other = "刚才和铭泰精密顾总通了电话，他担心交期，下周一发排期表";

    [Fact]
    public async Task All_saves_all_that_wait()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync(Other);

        await house.SayAsync("全部保存");

        Assert.Equal(2, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task A_new_note_leaves_the_waiting_one_as_it_was()
    {
        await using var house = await House.OpenAsync();
        var first = await house.SayAsync(Note);
        var second = await house.SayAsync(Other);

        await house.PressAsync(first.Button("confirm:"));
        var saved = await house.ReadAsync(db => db.Interactions.SingleAsync());
        await house.PressAsync(second.Button("confirm:"));

        Assert.Equal("visit", saved.Channel);
        Assert.Equal(2, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task Undo_stops_at_a_later_change_by_somebody_else()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("铭泰精密排程一期的金额改成85万");
        await house.SayAsync("保存");
        await house.SayAsync("铭泰精密排程一期的金额改成70万", House.People.Supervisor, "other");
        await house.SayAsync("保存", House.People.Supervisor, "other");

        var refused = await house.SayAsync("撤销");

        Assert.Equal(70_000_000L, (await house.ReadAsync(db => db.Opportunities.SingleAsync(deal => deal.Id == 61))).ExpectedAmountFen);
        Assert.Contains("排程一期", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_stops_where_later_work_stands_on_the_record()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");
        var note = await house.ReadAsync(db => db.Interactions.SingleAsync());
        await house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = house.Store.Contexts.On(connection, transaction, Caller.System);
            db.Add(new SalesTask { Id = 901, Number = "T-901", Title = "送样", CustomerId = 41, InteractionId = note.Id, OwnerId = House.People.Supervisor });
            await db.SaveChangesAsync(token);
        });

        var refused = await house.SayAsync("撤销");

        Assert.Contains("送样", refused.Text, StringComparison.Ordinal);
        Assert.Equal(note.Id, (await house.ReadAsync(db => db.Interactions.SingleAsync())).Id);
    }

    [Fact]
    public async Task Undo_takes_back_the_last_and_then_the_one_before()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("提醒我明天核对样品单");
        await house.SayAsync("提醒我后天寄合同");

        await house.SayAsync("撤销");
        var left = await house.ReadAsync(db => db.Tasks.SingleAsync());
        await house.SayAsync("撤销");
        var nothing = await house.SayAsync("撤销");

        Assert.Contains("样品单", left.Title, StringComparison.Ordinal);
        Assert.Equal(0, await house.ReadAsync(db => db.Tasks.CountAsync()));
        Assert.Contains("没有", nothing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_conversation_does_not_undo_what_this_one_saved()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("提醒我明天核对样品单");

        await house.SayAsync("撤销", House.People.Supervisor);
        await house.SayAsync("撤销", conversation: "other");

        Assert.Equal(1, await house.ReadAsync(db => db.Tasks.CountAsync()));
    }

    [Fact]
    public async Task Why_tells_how_the_last_message_was_understood_and_changes_nothing()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);

        var why = await house.SayAsync("为什么");
        var again = await house.SayAsync("为什么");
        await house.SayAsync("保存");

        Assert.Contains("记录拜访", why.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("_", why.Text, StringComparison.Ordinal);   // no names of the house
        Assert.DoesNotContain("[", why.Text, StringComparison.Ordinal);   // and no text is missing
        Assert.Equal(why.Text, again.Text);
        Assert.Equal(1, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Theory]
    [InlineData("confirm:1:1")]
    [InlineData("confirm:9223372036854775807:2147483647")]
    [InlineData("confirm:99999999999999999999:1")]
    [InlineData("discard:x:y")]
    [InlineData("undo:1")]
    [InlineData("task:create:62:;DROP TABLE")]
    [InlineData("snooze::")]
    [InlineData("")]
    public async Task A_forged_button_does_nothing_and_says_so(string payload)
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);

        var said = await house.PressAsync(new ReplyAction("x", "act", payload) { Nonce = "n" + payload.Length });

        Assert.NotEmpty(said.Text);
        Assert.Equal((0, 0), (await house.ReadAsync(db => db.Interactions.CountAsync()), await house.ReadAsync(db => db.Tasks.CountAsync())));
        Assert.DoesNotContain(house.Log, line => line.Contains("failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_one_deal_just_shown_is_what_is_spoken_of_next()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("新建商机：铭泰精密仓储二期，预计30万，6月底成交");
        await house.SayAsync("保存");
        await house.SayAsync("铭泰精密在谈的商机里金额最大的是哪个");

        var said = await house.SayAsync("它下一步是什么");

        Assert.Contains("排程一期", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("仓储二期", said.Text, StringComparison.Ordinal);
    }
}
