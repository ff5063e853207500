using SalesAssistant.Data.Access;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Targets;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Metrics;

/// <summary>A company small enough to count by hand. Today is 3 March 2026.</summary>
public abstract class MetricCompany : StoreTest
{
    protected static readonly DateOnly Today = new(2026, 3, 3);
    private readonly MetricEngine _engine = new();

    protected static Caller Rep => As(1, Role.Rep, 1);

    protected static Caller Supervisor => As(3, Role.Supervisor, 1);

    protected static Caller Manager => As(5, Role.Manager, null);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync(
            new Team { Id = 1, Number = "G-1", Name = "海滨组", Region = "海滨" }, new Team { Id = 2, Number = "G-2", Name = "山地组", Region = "山地" },
            Person(1, Role.Rep, 1), Person(2, Role.Rep, 1), Person(3, Role.Supervisor, 1), Person(4, Role.Rep, 2), Person(5, Role.Manager, null));
        await AddAsync(
            new Product { Id = 1, Number = "P-1", Name = "甲产品", Category = "software" }, new Product { Id = 2, Number = "P-2", Name = "乙产品", Category = "hardware" },
            Customer(1, 1, "海滨", "fmcg", CustomerGrade.A, "2026-01-10"), Customer(2, 2, "海滨", "logistics", CustomerGrade.B, "2025-06-01"), Customer(3, 4, "山地", "fmcg", CustomerGrade.A, "2026-02-20"));
        await AddAsync(
            Won(1, 1, 1, 1, 100_000, "2025-12-01", "2026-01-15"), Won(2, 2, 2, 2, 250_000, "2026-01-01", "2026-02-10"), Won(3, 3, 4, 1, 400_000, "2025-11-01", "2026-02-20", Stage.AfterSales),
            Closed(4, 1, 1, 1, 70_000, "2026-01-05", "2026-02-01"), Closed(5, 3, 4, 2, 30_000, "2026-01-05", "2026-02-28"),
            Open(6, 1, 1, 1, 200_000, 50, "2026-04-15", "2026-03-02", "宏图"), Open(7, 2, 2, 2, 300_000, 25, "2026-06-30", "2026-03-03", null), Open(8, 3, 4, 1, 500_000, 75, "2026-04-30", null, "宏图"),
            new Opportunity { Id = 9, Number = "O-9", Name = "美元单", CustomerId = 1, OwnerId = 1, ExpectedAmountFen = 999_00, Currency = "USD", Stage = Stage.Proposal, WinProbability = 50, OpenedOn = new(2026, 2, 1), ExpectedCloseDate = new(2026, 4, 1) });
        await AddAsync(
            Note(1, 1, 1, 6, "visit", "2026-02-25", "2026-03-02", WorkStatus.NotStarted), Note(2, 2, 2, 7, "phone", "2026-01-20", "2026-03-03", WorkStatus.NotStarted), Note(3, 3, 4, 8, "visit", "2026-03-01", "2026-02-01", WorkStatus.Done),
            Plan(1, 1, 1, "2026-02-10", ActivityStatus.Done), Plan(2, 1, 1, "2026-02-20", ActivityStatus.Planned), Plan(3, 1, 1, "2026-02-21", ActivityStatus.Cancelled),
            Target(1, 1, "2026-01-01", 200_000), Target(2, 1, "2026-03-01", 300_000), Target(3, 2, "2026-02-01", 200_000), Target(4, 4, "2026-02-01", 100_000));
    }

    protected static MetricQuery Deals(string measure, string? status = null) =>
        new(measure, MetricSubject.Opportunity) { Filters = status is null ? [] : [Filter("status", status)] };

    protected static MetricFilter Filter(string field, string value) => new(field, FilterOperator.In, [value]);

    protected static MetricPeriod Period(string from, string to) => new(DateOnly.Parse(from), DateOnly.Parse(to));

    private static Customer Customer(long id, long owner, string region, string industry, CustomerGrade grade, string first) =>
        new() { Id = id, Number = $"C-{id}", Name = $"客户{id}", OwnerId = owner, Region = region, Industry = industry, Grade = grade, FirstContactDate = DateOnly.Parse(first) };

    private static Opportunity Won(long id, long customer, long owner, long product, long yuan, string opened, string closed, Stage stage = Stage.Won) =>
        new() { Id = id, Number = $"O-{id}", Name = $"单{id}", CustomerId = customer, OwnerId = owner, ProductId = product, ExpectedAmountFen = yuan * 100, Stage = stage, WinProbability = 100, OpenedOn = DateOnly.Parse(opened), ClosedAt = DateOnly.Parse(closed) };

    private static Opportunity Closed(long id, long customer, long owner, long product, long yuan, string opened, string closed) => Won(id, customer, owner, product, yuan, opened, closed, Stage.Lost);

    private static Opportunity Open(long id, long customer, long owner, long product, long yuan, int chance, string expected, string? due, string? rival) => new()
    {
        Id = id,
        Number = $"O-{id}",
        Name = $"单{id}",
        CustomerId = customer,
        OwnerId = owner,
        ProductId = product,
        ExpectedAmountFen = yuan * 100,
        Stage = Stage.Proposal,
        WinProbability = chance,
        OpenedOn = new(2026, 2, 1),
        ExpectedCloseDate = DateOnly.Parse(expected),
        ActionDueDate = due is null ? null : DateOnly.Parse(due),
        Competitors = rival,
    };

    private static Interaction Note(long id, long customer, long owner, long deal, string channel, string on, string due, WorkStatus status) => new()
    {
        Id = id,
        Number = $"I-{id}",
        CustomerId = customer,
        OwnerId = owner,
        OpportunityId = deal,
        Channel = channel,
        OccurredOn = DateOnly.Parse(on),
        OccurredAt = DateTime.Parse(on + "T04:00:00Z").ToUniversalTime(),
        FollowUpAction = "跟进",
        FollowUpDueDate = DateOnly.Parse(due),
        FollowUpStatus = status,
    };

    private static Activity Plan(long id, long customer, long owner, string on, ActivityStatus status) =>
        new() { Id = id, Number = $"A-{id}", Name = $"活动{id}", CustomerId = customer, OwnerId = owner, PlannedOn = DateOnly.Parse(on), PlannedStart = DateTime.Parse(on + "T04:00:00Z").ToUniversalTime(), Status = status };

    private static Target Target(long id, long owner, string month, long yuan) => new() { Id = id, Number = $"T-{id}", OwnerId = owner, Month = DateOnly.Parse(month), AmountFen = yuan * 100 };

    protected static OrderLine Line(long id, long order, long customer, long owner, long product, long amountE4) =>
        new() { Id = id, Number = $"L-{id}", OrderId = order, CustomerId = customer, OwnerId = owner, ProductId = product, QuantityThousandths = 1000, AmountE4 = amountE4 };

    protected async Task<MetricAnswer> AskAsync(Caller caller, MetricQuery query)
    {
        await using var db = Store.Contexts.Open(caller);
        return await _engine.AnswerAsync(db, query, Today, Clock.Now.UtcDateTime, "zh", new MetricSettings(), CancellationToken.None);
    }
}
