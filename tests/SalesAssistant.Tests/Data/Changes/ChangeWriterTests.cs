using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Changes;

public abstract class ChangeWriterTests : StoreTest
{
    private static readonly Caller Rep = As(11, Role.Rep, 1);
    private static readonly Caller Colleague = As(12, Role.Rep, 1);
    private static readonly Caller Lead = As(13, Role.Supervisor, 1);
    private static readonly Caller Manager = As(30, Role.Manager, null);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync(
            new Team { Id = 1, Number = "TM-1", Name = "东组" },
            new Team { Id = 2, Number = "TM-2", Name = "西组" },
            Person(11, Role.Rep, 1),
            Person(12, Role.Rep, 1),
            Person(13, Role.Supervisor, 1),
            Person(21, Role.Rep, 2),
            Person(30, Role.Manager, null),
            new Customer { Id = 100, Number = "C-100", Name = "青岚仪器", OwnerId = 11 },
            new Customer { Id = 101, Number = "C-101", Name = "白石物流", OwnerId = 12 },
            new Customer { Id = 102, Number = "C-102", Name = "无主农机" },
            new Contact { Id = 110, Number = "K-110", FullName = "苏禾", CustomerId = 100 },
            new Opportunity { Id = 120, Number = "O-120", Name = "一号产线", CustomerId = 100, OwnerId = 11, ExpectedAmountFen = 50_000_00, WinProbability = 60, Stage = Stage.Proposal, OpenedOn = new DateOnly(2026, 1, 5) },
            new StageChange { Id = 1, OpportunityId = 120, To = Stage.Proposal, ChangedOn = new DateOnly(2026, 1, 5), ChangedAt = Clock.Now.UtcDateTime });
    }

    [SkippableFact]
    public async Task A_new_customer_gets_a_number_an_owner_and_its_history()
    {
        var outcome = await ApplyAsync(Rep, null, New(RecordKind.Customer, 500, ("Name", "赤松光学"), ("Grade", "B")));

        var applied = Assert.IsType<ChangeOutcome.Applied>(outcome);
        await using var db = Store.Contexts.Open(Rep);
        var customer = await db.Customers.SingleAsync(row => row.Id == 500);
        Assert.Equal((1, "C-000001", 11L, CustomerGrade.B), (applied.Rows, customer.Number, customer.OwnerId, customer.Grade));
        Assert.Equal(11, (await db.OwnerChanges.SingleAsync(row => row.RecordId == 500)).ToId);
        await using var all = Store.Contexts.Open(Caller.System);
        Assert.Equal("create", (await all.Audit.SingleAsync()).Action);
        Assert.Equal(500, (await all.ChangeLog.SingleAsync()).RecordId);
    }

    [SkippableFact]
    public async Task Customer_and_primary_contact_are_made_in_one_step()
    {
        var outcome = await ApplyAsync(
            Rep,
            null,
            New(RecordKind.Customer, 500, ("Name", "赤松光学"), ("PrimaryContactId", "501")),
            New(RecordKind.Contact, 501, ("FullName", "陶然"), ("CustomerId", "500")));

        var reverse = Assert.IsType<ChangeOutcome.Applied>(outcome).Reverse;
        Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(Rep, reverse, "undo"));
        await using var db = Store.Contexts.Open(Caller.System);
        Assert.False(await db.Customers.AnyAsync(row => row.Id == 500) || await db.Contacts.AnyAsync(row => row.Id == 501));
    }

    [SkippableFact]
    public async Task A_won_deal_is_dated_in_the_companys_zone_and_counts_for_the_owners_team()
    {
        Clock.Now = new DateTimeOffset(2026, 3, 3, 23, 30, 0, TimeSpan.Zero);   // the 4th in Shanghai

        await ApplyAsync(Rep, null, Edit(RecordKind.Opportunity, 120, 1, ("Stage", "Won"), ("ExpectedAmountFen", "4800000")));

        await using var db = Store.Contexts.Open(Rep);
        var deal = await db.Opportunities.SingleAsync();
        Assert.Equal((100, new DateOnly(2026, 3, 4), 1L, 2), (deal.WinProbability, deal.ClosedAt, deal.ClosedTeamId, deal.Version));
        var entered = await db.StageChanges.SingleAsync(row => row.To == Stage.Won);
        Assert.Equal((Stage.Proposal, new DateOnly(2026, 3, 4), 11L), (entered.From, entered.ChangedOn, entered.ChangedById));
        Assert.Equal(5_000_000, (await db.AmountChanges.SingleAsync()).FromFen);
    }

    [SkippableFact]
    public async Task Undo_brings_back_every_field_and_leaves_no_history()
    {
        var applied = (ChangeOutcome.Applied)await ApplyAsync(Rep, null, Edit(RecordKind.Opportunity, 120, 1, ("Stage", "Lost"), ("LostReason", "预算取消")));

        Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(Rep, applied.Reverse, "undo"));

        await using var db = Store.Contexts.Open(Rep);
        var deal = await db.Opportunities.SingleAsync();
        Assert.Equal((Stage.Proposal, 60, null, null, null, 3), (deal.Stage, deal.WinProbability, deal.ClosedAt, deal.ClosedTeamId, deal.LostReason, deal.Version));
        Assert.Equal(1, await db.StageChanges.CountAsync());
    }

    [SkippableFact]
    public async Task A_stale_version_is_a_conflict_and_writes_nothing()
    {
        await ApplyAsync(Rep, null, Edit(RecordKind.Opportunity, 120, 1, ("NextAction", "送样机")));

        var outcome = await ApplyAsync(Rep, null, New(RecordKind.Task, 600, ("Title", "准备合同")), Edit(RecordKind.Opportunity, 120, 1, ("NextAction", "报价")));

        Assert.Equal(120, Assert.IsType<ChangeOutcome.Conflict>(outcome).Record.Id);
        await using var db = Store.Contexts.Open(Caller.System);
        Assert.False(await db.Tasks.AnyAsync());
    }

    [SkippableFact]
    public async Task Anothers_record_is_not_found_just_like_none()
    {
        Assert.Equal(new ChangeOutcome.NotFound(RecordKind.Customer, 101), await ApplyAsync(Rep, null, Edit(RecordKind.Customer, 101, 1, ("Grade", "A"))));
        Assert.Equal(new ChangeOutcome.NotFound(RecordKind.Customer, 999), await ApplyAsync(Rep, null, Edit(RecordKind.Customer, 999, 1, ("Grade", "A"))));
        Assert.Equal(new ChangeOutcome.NotFound(RecordKind.Customer, 101), await ApplyAsync(Rep, null, New(RecordKind.Task, 600, ("Title", "偷看"), ("CustomerId", "101"))));
    }

    [SkippableFact]
    public async Task A_pool_customer_is_read_but_not_changed_by_a_rep()
    {
        await using var db = Store.Contexts.Open(Rep);

        Assert.True(await db.Customers.AnyAsync(row => row.Id == 102));
        Assert.IsType<ChangeOutcome.NotFound>(await ApplyAsync(Rep, null, Edit(RecordKind.Customer, 102, 1, ("OwnerId", "11"))));
        Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(Lead, null, Edit(RecordKind.Customer, 102, 1, ("OwnerId", "12"))));
    }

    [SkippableFact]
    public async Task Owners_are_given_within_ones_scope_only()
    {
        Assert.IsType<ChangeOutcome.NotFound>(await ApplyAsync(Rep, null, New(RecordKind.Opportunity, 600, ("Name", "别人的"), ("CustomerId", "100"), ("OwnerId", "12"))));
        Assert.IsType<ChangeOutcome.NotFound>(await ApplyAsync(Rep, null, Edit(RecordKind.Customer, 100, 1, ("OwnerId", "12"))));
        Assert.IsType<ChangeOutcome.NotFound>(await ApplyAsync(Lead, null, Edit(RecordKind.Customer, 100, 1, ("OwnerId", "21"))));
        Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(Lead, null, Edit(RecordKind.Customer, 100, 1, ("OwnerId", "12"))));
        Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(Manager, null, Edit(RecordKind.Customer, 100, 2, ("OwnerId", "21"))));
        Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(Colleague, null, New(RecordKind.Task, 601, ("Title", "帮忙送资料"), ("CustomerId", "101"), ("OwnerId", "21"))));
    }

    [SkippableTheory]
    [InlineData("ExpectedAmountFen", "-1")]
    [InlineData("ExpectedAmountFen", "12万")]
    [InlineData("ExpectedCloseDate", "3026-01-01")]
    [InlineData("Stage", "Daydream")]
    [InlineData("Stage", "99")]
    [InlineData("WinProbability", "101")]
    [InlineData("Name", " ")]
    [InlineData("Version", "7")]
    [InlineData("DoesNotExist", "x")]
    public async Task A_value_that_does_not_fit_is_named(string field, string value)
    {
        var outcome = await ApplyAsync(Rep, null, Edit(RecordKind.Opportunity, 120, 1, (field, value)));

        Assert.Equal(field, Assert.IsType<ChangeOutcome.Invalid>(outcome).Field);
    }

    [SkippableFact]
    public async Task A_record_with_later_work_on_it_stays()
    {
        var applied = (ChangeOutcome.Applied)await ApplyAsync(Rep, null, New(RecordKind.Opportunity, 600, ("Name", "二号产线"), ("CustomerId", "100")));
        await ApplyAsync(Rep, null, New(RecordKind.Task, 601, ("Title", "报价"), ("OpportunityId", "600")));

        var outcome = await ApplyAsync(Rep, applied.Reverse, "undo");

        Assert.Equal(601, Assert.IsType<ChangeOutcome.InUse>(outcome).By.Id);
    }

    [SkippableFact]
    public async Task A_deleted_record_comes_back_with_its_number()
    {
        await AddAsync(new SalesTask { Id = 600, Number = "T-000600", Title = "回访", OwnerId = 11, CustomerId = 100, DueTime = new TimeOnly(14, 30), DueDate = new DateOnly(2026, 3, 9), RemindAt = Clock.Now.UtcDateTime });

        var applied = (ChangeOutcome.Applied)await ApplyAsync(Rep, null, Drop(RecordKind.Task, 600, 1));
        Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(Rep, applied.Reverse, "undo"));

        await using var db = Store.Contexts.Open(Rep);
        var task = await db.Tasks.SingleAsync();
        Assert.Equal(("T-000600", "回访", new TimeOnly(14, 30), new DateOnly(2026, 3, 9), 2), (task.Number, task.Title, task.DueTime, task.DueDate, task.Version));
    }

    [SkippableFact]
    public async Task Completing_the_task_completes_the_notes_follow_up_and_undo_reopens_both()
    {
        await ApplyAsync(
            Rep,
            null,
            New(RecordKind.Interaction, 700, ("CustomerId", "100"), ("Content", "谈了样机"), ("FollowUpAction", "寄样机"), ("FollowUpDueDate", "2026-03-06")),
            New(RecordKind.Task, 701, ("Title", "寄样机"), ("InteractionId", "700"), ("CustomerId", "100"), ("DueDate", "2026-03-06")));

        var applied = (ChangeOutcome.Applied)await ApplyAsync(Rep, null, Edit(RecordKind.Task, 701, 1, ("Status", "Done")));

        Assert.Equal(2, applied.Rows);
        Assert.Equal((WorkStatus.Done, true), await StateAsync());
        await ApplyAsync(Rep, applied.Reverse, "undo");
        Assert.Equal((WorkStatus.NotStarted, false), await StateAsync());

        async Task<(WorkStatus?, bool)> StateAsync()
        {
            await using var db = Store.Contexts.Open(Rep);
            return ((await db.Interactions.SingleAsync()).FollowUpStatus, (await db.Tasks.SingleAsync()).CompletedAt is not null);
        }
    }

    [SkippableFact]
    public async Task Moving_the_notes_follow_up_moves_the_task()
    {
        await ApplyAsync(
            Rep,
            null,
            New(RecordKind.Interaction, 700, ("CustomerId", "100"), ("FollowUpAction", "寄样机"), ("FollowUpDueDate", "2026-03-06")),
            New(RecordKind.Task, 701, ("Title", "寄样机"), ("InteractionId", "700"), ("DueDate", "2026-03-06")));

        await ApplyAsync(Rep, null, Edit(RecordKind.Interaction, 700, 1, ("FollowUpDueDate", "2026-03-10")));

        await using var db = Store.Contexts.Open(Rep);
        Assert.Equal((new DateOnly(2026, 3, 10), 100L), ((await db.Tasks.SingleAsync()).DueDate, (await db.Tasks.SingleAsync()).CustomerId));
    }

    [SkippableFact]
    public async Task Numbers_are_given_once_however_many_write_at_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => ApplyAsync(Rep, null, New(RecordKind.Task, 800 + i, ("Title", $"第{i}件")))));

        Assert.All(outcomes, outcome => Assert.IsType<ChangeOutcome.Applied>(outcome));
        await using var db = Store.Contexts.Open(Caller.System);
        Assert.Equal(40, (await db.Tasks.Select(task => task.Number).ToListAsync()).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), await db.Audit.OrderBy(line => line.Sequence).Select(line => line.Sequence).ToListAsync());
    }
}

public sealed class SqliteChangeWriterTests : ChangeWriterTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class PostgresChangeWriterTests : ChangeWriterTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
