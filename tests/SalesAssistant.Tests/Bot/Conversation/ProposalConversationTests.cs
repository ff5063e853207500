using Microsoft.EntityFrameworkCore;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>Dictate, look, correct, save, undo: through the engine that every door uses.</summary>
public sealed class ProposalConversationTests
{
    private const string Note = "今天上午拜访铭泰精密顾总，他认可排程方案，预算90万，下周三前要报价";

    [Fact]
    public async Task Dictated_note_is_a_card_first_and_saved_by_a_word()
    {
        await using var house = await House.OpenAsync();

        var draft = await house.SayAsync(Note);

        Assert.Equal("log_interaction", draft.Skill);
        Assert.Equal("pending", draft.Card.State);
        Assert.Equal(0, await house.ReadAsync(db => db.Interactions.CountAsync()));
        await house.SayAsync("保存");
        var saved = await house.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Equal((41L, 51L, "visit", 90_000_000L), (saved.CustomerId, saved.ContactId, saved.Channel, saved.BudgetMaxFen));
        Assert.Equal(new DateOnly(2026, 3, 11), saved.FollowUpDueDate);
        Assert.Equal(saved.Id, (await house.ReadAsync(db => db.Tasks.SingleAsync())).InteractionId);
    }

    [Fact]
    public async Task Undo_takes_note_and_task_back()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");

        await house.SayAsync("撤销");

        Assert.Equal((0, 0), (await house.ReadAsync(db => db.Interactions.CountAsync()), await house.ReadAsync(db => db.Tasks.CountAsync())));
    }

    [Fact]
    public async Task Undo_ends_after_ten_minutes()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        await house.SayAsync("保存");
        house.Clock.Now += TimeSpan.FromMinutes(11);

        await house.SayAsync("撤销");

        Assert.Equal(1, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task Edit_in_the_card_is_what_is_saved()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync(Note);
        var section = draft.Card.Sections.Single(section => section.Kind == "Interaction");

        await house.PressAsync(draft.Button("confirm:"), new Dictionary<string, string?> { [$"{section.Index}.BudgetMinFen"] = "95万", [$"{section.Index}.BudgetMaxFen"] = "950000" });

        var saved = await house.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Equal((95_000_000L, 95_000_000L), (saved.BudgetMinFen, saved.BudgetMaxFen));
    }

    [Fact]
    public async Task A_value_that_does_not_fit_saves_nothing_and_names_the_field()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync(Note);
        var field = draft.Card.Sections.SelectMany(section => section.Fields).First(field => field.Input == "money");

        var answer = await house.PressAsync(draft.Button("confirm:"), new Dictionary<string, string?> { [field.Key] = "很多钱" });

        Assert.Contains(field.Label, answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task A_forged_key_changes_nothing_else()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync(Note);

        await house.PressAsync(draft.Button("confirm:"), new Dictionary<string, string?> { ["0.CreatedById"] = "12", ["99.Name"] = "x", ["0.Version"] = "7", ["nonsense"] = "x" });

        Assert.Equal(House.People.Rep, (await house.ReadAsync(db => db.Interactions.SingleAsync())).CreatedById);
    }

    [Fact]
    public async Task A_record_cannot_be_given_to_somebody_out_of_sight()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync(Note);

        await house.PressAsync(draft.Button("confirm:"), new Dictionary<string, string?> { ["0.OwnerId"] = "12" });

        Assert.Equal(0, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task The_same_button_works_once()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync(Note);

        var first = await house.PressAsync(draft.Button("confirm:"));
        var second = await house.PressAsync(draft.Button("confirm:"));

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task Discarded_draft_leaves_no_trace()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync(Note);

        await house.PressAsync(draft.Button("discard:"));

        Assert.Equal(0, await house.ReadAsync(db => db.Interactions.CountAsync()));
        Assert.Contains("没有", (await house.SayAsync("保存")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_expires_after_eight_hours()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync(Note);
        house.Clock.Now += TimeSpan.FromHours(9);

        await house.SayAsync("保存");

        Assert.Equal(0, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task A_deal_changed_meanwhile_is_a_conflict_and_is_not_overwritten()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("铭泰精密排程一期的金额改成85万");
        await house.SayAsync("铭泰精密排程一期的金额改成70万", House.People.Supervisor, "other");
        await house.SayAsync("保存", House.People.Supervisor, "other");

        var answer = await house.SayAsync("保存");

        Assert.Equal(70_000_000L, (await house.ReadAsync(db => db.Opportunities.SingleAsync(deal => deal.Id == 61))).ExpectedAmountFen);
        Assert.Contains("排程一期", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persons_card_cannot_be_saved()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.SayAsync(Note);

        await house.PressAsync(draft.Button("confirm:"), user: House.People.Supervisor);

        Assert.Equal(0, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }
}
