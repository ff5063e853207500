using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Skills.Planning;

/// <summary>Reads open deals and what stands around them, through the caller's scope.</summary>
internal static class WorkLoader
{
    // Beyond this many deals, those without a near date cannot come into the first places anyway.
    private const int MostDeals = 400;

    public static async Task<List<DealWork>> DealsAsync(CrmContext db, IQueryable<Opportunity> query, CancellationToken cancellationToken)
    {
        var deals = await query.AsNoTracking()
            .Where(deal => deal.Stage == Stage.InitialContact || deal.Stage == Stage.NeedsConfirmed || deal.Stage == Stage.Proposal || deal.Stage == Stage.Negotiation)
            .OrderBy(deal => deal.ActionDueDate == null).ThenBy(deal => deal.ActionDueDate).ThenBy(deal => deal.Id)
            .Take(MostDeals)
            .ToListAsync(cancellationToken);
        var ids = deals.Select(deal => deal.Id).ToList();
        var customerIds = deals.Select(deal => deal.CustomerId).OfType<long>().Distinct().ToList();
        var customers = await CustomersAsync(db, customerIds, cancellationToken);
        var stages = await db.StageChanges.AsNoTracking().Where(change => ids.Contains(change.OpportunityId))
            .GroupBy(change => change.OpportunityId).Select(group => new { group.Key, Since = group.Max(change => change.ChangedOn) })
            .ToDictionaryAsync(found => found.Key, found => found.Since, cancellationToken);
        var contacts = await db.Interactions.AsNoTracking().Where(talk => talk.OpportunityId != null && ids.Contains(talk.OpportunityId.Value))
            .GroupBy(talk => talk.OpportunityId).Select(group => new { group.Key, Last = group.Max(talk => talk.OccurredOn) })
            .ToDictionaryAsync(found => found.Key!.Value, found => found.Last, cancellationToken);   // filtered above
        var poolClocks = await PoolClocksAsync(db, customerIds, cancellationToken);
        var deciders = (await db.Contacts.AsNoTracking().Where(contact => contact.CustomerId != null && customerIds.Contains(contact.CustomerId.Value) && contact.BuyingRole == BuyingRole.DecisionMaker)
            .Select(contact => contact.CustomerId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var tasks = (await OpenTasks(db).Where(task => task.OpportunityId != null && ids.Contains(task.OpportunityId.Value)).ToListAsync(cancellationToken)).ToLookup(task => task.OpportunityId);
        var activities = (await Planned(db).Where(activity => activity.OpportunityId != null && ids.Contains(activity.OpportunityId.Value)).ToListAsync(cancellationToken)).ToLookup(activity => activity.OpportunityId);
        return [.. deals.Select(deal => new DealWork(deal, deal.CustomerId is { } customer ? customers.GetValueOrDefault(customer) : null)
        {
            StageSince = stages.TryGetValue(deal.Id, out var since) ? since : deal.OpenedOn,
            LastContactOn = contacts.TryGetValue(deal.Id, out var last) ? last : null,
            PoolClock = deal.CustomerId is { } held && poolClocks.TryGetValue(held, out var clock) ? clock : null,
            HasDecisionMaker = deciders.Contains(deal.CustomerId),
            Tasks = [.. tasks[deal.Id].OrderBy(task => task.DueDate)],
            Activities = [.. activities[deal.Id].OrderBy(activity => activity.PlannedStart)],
        })];
    }

    public static IQueryable<SalesTask> OpenTasks(CrmContext db) =>
        db.Tasks.AsNoTracking().Where(task => task.Status == WorkStatus.NotStarted || task.Status == WorkStatus.InProgress);

    public static IQueryable<Activity> Planned(CrmContext db) =>
        db.Activities.AsNoTracking().Where(activity => activity.Status == ActivityStatus.Planned || activity.Status == ActivityStatus.InProgress);

    public static async Task<Dictionary<long, RecordRef>> CustomersAsync(CrmContext db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id))
            .Select(customer => new { customer.Id, customer.Name })
            .ToDictionaryAsync(customer => customer.Id, customer => new RecordRef(RecordKind.Customer, customer.Id, customer.Name), cancellationToken);

    // What R13 counts from: the newest contact with the customer, or the first contact where none is recorded.
    private static async Task<Dictionary<long, PoolClock>> PoolClocksAsync(CrmContext db, List<long> customerIds, CancellationToken cancellationToken)
    {
        var touched = await db.Interactions.AsNoTracking().Where(talk => talk.CustomerId != null && customerIds.Contains(talk.CustomerId.Value))
            .GroupBy(talk => talk.CustomerId).Select(group => new { group.Key, Last = group.Max(talk => talk.OccurredOn) })
            .ToDictionaryAsync(found => found.Key!.Value, found => found.Last, cancellationToken);   // filtered above
        var owned = await db.Customers.AsNoTracking().Where(customer => customerIds.Contains(customer.Id) && customer.OwnerId != null)
            .Select(customer => new { customer.Id, customer.Grade, customer.FirstContactDate }).ToListAsync(cancellationToken);
        return owned.Where(customer => touched.ContainsKey(customer.Id) || customer.FirstContactDate is not null)
            .ToDictionary(customer => customer.Id, customer => new PoolClock(touched.TryGetValue(customer.Id, out var last) ? last : customer.FirstContactDate!.Value, customer.Grade == CustomerGrade.A));   // one of the two is there
    }

    /// <summary>The newest interaction of each deal; asked only for the deals that are shown.</summary>
    public static async Task<DealWork> WithLastInteractionAsync(CrmContext db, DealWork work, CancellationToken cancellationToken) => work with
    {
        LastInteraction = await db.Interactions.AsNoTracking().Where(talk => talk.OpportunityId == work.Deal.Id)
            .OrderByDescending(talk => talk.OccurredAt).ThenByDescending(talk => talk.Id).FirstOrDefaultAsync(cancellationToken),
    };

    /// <summary>Conditions of the question on deals.</summary>
    public static IQueryable<Opportunity> Filtered(IQueryable<Opportunity> deals, IReadOnlyList<MetricFilter> filters)
    {
        foreach (var filter in filters)
        {
            switch (filter.Field)
            {
                case "stage":
                    var stages = filter.Values.Select(Enum.Parse<Stage>).ToList();
                    deals = deals.Where(deal => stages.Contains(deal.Stage));
                    break;
                case "amount":
                    var fen = long.Parse(filter.Values[0]);
                    deals = filter.Operator == FilterOperator.AtLeast ? deals.Where(deal => deal.ExpectedAmountFen >= fen) : deals.Where(deal => deal.ExpectedAmountFen <= fen);
                    break;
            }
        }

        return deals;
    }
}
