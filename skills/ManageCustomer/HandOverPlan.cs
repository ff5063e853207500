using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Planning;

namespace SalesAssistant.Skills.Customers;

/// <summary>What changes hands: the customers or the deal, and of the same owner their contacts, open deals, open tasks and plans. What is closed stays with who did it.</summary>
/// <param name="Names">Of the customers, or of the deal.</param>
internal sealed record HandOverPlan(IReadOnlyList<RecordRef> Names, int Deals, int Tasks, IReadOnlyList<RecordChange> Changes)
{
    public static async Task<HandOverPlan> OfCustomersAsync(IReadOnlyList<Customer> customers, long to, SkillContext context, CancellationToken cancellationToken)
    {
        var ids = customers.Select(customer => customer.Id).ToList();
        var owner = customers.ToDictionary(customer => customer.Id, customer => customer.OwnerId);
        bool IsTheirs(long? customer, long? ownerId) => ownerId is not null && customer is { } id && owner.GetValueOrDefault(id) == ownerId;

        var contacts = await context.Db.Contacts.AsNoTracking().Where(one => one.CustomerId != null && ids.Contains(one.CustomerId.Value) && one.OwnerId != null).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var deals = await context.Db.Opportunities.AsNoTracking().Where(one => one.CustomerId != null && ids.Contains(one.CustomerId.Value) && one.Stage < Stage.Won).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var tasks = await WorkLoader.OpenTasks(context.Db).Where(one => one.CustomerId != null && ids.Contains(one.CustomerId.Value)).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var plans = await WorkLoader.Planned(context.Db).Where(one => one.CustomerId != null && ids.Contains(one.CustomerId.Value)).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        deals.RemoveAll(one => !IsTheirs(one.CustomerId, one.OwnerId));
        tasks.RemoveAll(one => !IsTheirs(one.CustomerId, one.OwnerId));
        plans.RemoveAll(one => !IsTheirs(one.CustomerId, one.OwnerId));
        return new HandOverPlan([.. customers.Select(one => new RecordRef(RecordKind.Customer, one.Id, one.Name))], deals.Count, tasks.Count + plans.Count,
        [
            .. customers.Select(one => Owned(RecordKind.Customer, one.Id, one.Version, one.OwnerId, to)),
            .. contacts.Where(one => IsTheirs(one.CustomerId, one.OwnerId)).Select(one => Owned(RecordKind.Contact, one.Id, one.Version, one.OwnerId, to)),
            .. deals.Select(one => OfDeal(one, to)),
            .. tasks.Select(one => Owned(RecordKind.Task, one.Id, one.Version, one.OwnerId, to)),
            .. plans.Select(one => Owned(RecordKind.Activity, one.Id, one.Version, one.OwnerId, to)),
        ]);
    }

    public static async Task<HandOverPlan> OfDealAsync(Opportunity deal, long to, SkillContext context, CancellationToken cancellationToken)
    {
        var tasks = await WorkLoader.OpenTasks(context.Db).Where(one => one.OpportunityId == deal.Id && one.OwnerId != null && one.OwnerId == deal.OwnerId).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var plans = await WorkLoader.Planned(context.Db).Where(one => one.OpportunityId == deal.Id && one.OwnerId != null && one.OwnerId == deal.OwnerId).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        return new HandOverPlan([new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name)], 1, tasks.Count + plans.Count,
        [
            OfDeal(deal, to),
            .. tasks.Select(one => Owned(RecordKind.Task, one.Id, one.Version, one.OwnerId, to)),
            .. plans.Select(one => Owned(RecordKind.Activity, one.Id, one.Version, one.OwnerId, to)),
        ]);
    }

    private static RecordChange OfDeal(Opportunity deal, long to)
    {
        var change = Owned(RecordKind.Opportunity, deal.Id, deal.Version, deal.OwnerId, to);
        return deal.ActionOwnerId is null || deal.ActionOwnerId != deal.OwnerId ? change
            : change.With(nameof(Opportunity.ActionOwnerId), FieldCodec.Write(to), null, FieldCodec.Write(deal.ActionOwnerId));
    }

    private static RecordChange Owned(RecordKind kind, long id, int version, long? from, long to) =>
        new(kind, id, ChangeOperation.Update, version, [new FieldChange("OwnerId", FieldCodec.Write(from), FieldCodec.Write(to))]);
}
