using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Data.Changes;

/// <summary>What follows from a change by rule: defaults of a new record, and fields that go with others. What the change set says itself stays.</summary>
internal sealed class ChangeEffects(ChangeRules rules, CompanyCalendar calendar, DateTime now)
{
    private const string TeamSql = """SELECT "TeamId" FROM "Users" WHERE "Id"=@Id""";

    private DateOnly Today => calendar.DateOf(now);

    public async Task ApplyAsync(ChangeSession session, ChangePlan plan, PlannedChange planned, CancellationToken cancellationToken)
    {
        if (planned.Operation == ChangeOperation.Create)
        {
            Own(session, planned);
        }

        switch (planned.Record)
        {
            case Opportunity deal:
                await OfDealAsync(session, planned, deal, cancellationToken);
                break;
            case Interaction interaction:
                OfInteraction(planned, interaction);
                interaction.CustomerId ??= await CustomerOfAsync(session, plan, [(RecordKind.Opportunity, interaction.OpportunityId), (RecordKind.Contact, interaction.ContactId)], cancellationToken);
                break;
            case Activity activity:
                OfActivity(planned, activity);
                activity.CustomerId ??= await CustomerOfAsync(session, plan, [(RecordKind.Opportunity, activity.OpportunityId), (RecordKind.Contact, activity.ContactId)], cancellationToken);
                break;
            case SalesTask task:
                task.CustomerId ??= await CustomerOfAsync(session, plan, [(RecordKind.Opportunity, task.OpportunityId), (RecordKind.Contact, task.ContactId), (RecordKind.Interaction, task.InteractionId)], cancellationToken);
                if (planned.HasChanged(nameof(SalesTask.Status)) && !planned.Said.Contains(nameof(SalesTask.CompletedAt)))
                {
                    task.CompletedAt = task.Status is WorkStatus.Done ? now : null;
                }

                break;
            case OrderLine line when (plan.Find(RecordKind.Order, line.OrderId)?.Record ?? await session.FindAnyAsync(RecordKind.Order, line.OrderId, cancellationToken)) is Order order:
                (line.CustomerId, line.OwnerId) = (order.CustomerId, order.OwnerId);
                break;
        }
    }

    private static void Own(ChangeSession session, PlannedChange planned)
    {
        var me = session.Caller.IsSystem ? (long?)null : session.Caller.UserId;
        // A contact without an owner goes with its customer.
        foreach (var field in (string[])(planned.Record is Contact ? ["CreatedById"] : ["OwnerId", "CreatedById"]))
        {
            if (planned.Table.Find(field) is { } column && column.Get(planned.Record) is null && !planned.Said.Contains(field))
            {
                column.Set(planned.Record, me);
            }
        }
    }

    private async Task OfDealAsync(ChangeSession session, PlannedChange planned, Opportunity deal, CancellationToken cancellationToken)
    {
        if (planned.Operation == ChangeOperation.Create)
        {
            deal.OpenedOn = deal.OpenedOn == default ? Today : deal.OpenedOn;
            deal.ActionOwnerId ??= deal.NextAction is null ? null : deal.OwnerId;
        }

        if (planned.Operation != ChangeOperation.Create && !planned.HasChanged(nameof(Opportunity.Stage)))
        {
            return;
        }

        if (!planned.Said.Contains(nameof(Opportunity.WinProbability)))
        {
            deal.WinProbability = rules.ProbabilityOf(deal.Stage);
        }

        if (deal.IsOpen)
        {
            (deal.ClosedAt, deal.ClosedTeamId) = (null, null);
            return;
        }

        // After-sales work begins on a deal that was won earlier: the win keeps its date and its team.
        var wasWon = planned.Before(nameof(Opportunity.Stage)) is Stage.Won or Stage.AfterSales;
        if (!planned.Said.Contains(nameof(Opportunity.ClosedAt)) && !(wasWon && deal.Stage != Stage.Lost && deal.ClosedAt is not null))
        {
            deal.ClosedAt = Today;
        }

        if (!planned.Said.Contains(nameof(Opportunity.ClosedTeamId)) && !(wasWon && deal.ClosedTeamId is not null) && deal.OwnerId is { } owner)
        {
            deal.ClosedTeamId = await session.ScalarAsync(TeamSql, owner, cancellationToken);
        }
    }

    private void OfInteraction(PlannedChange planned, Interaction interaction)
    {
        if (interaction.OccurredAt == default)
        {
            interaction.OccurredAt = now;
        }

        if (planned.HasChanged(nameof(Interaction.OccurredAt)) && !planned.Said.Contains(nameof(Interaction.OccurredOn)))
        {
            interaction.OccurredOn = calendar.DateOf(interaction.OccurredAt);
        }

        if (planned.Operation == ChangeOperation.Create && interaction.FollowUpAction is not null)
        {
            interaction.FollowUpStatus ??= WorkStatus.NotStarted;
            interaction.FollowUpOwnerId ??= interaction.OwnerId;
        }
    }

    private void OfActivity(PlannedChange planned, Activity activity)
    {
        if (planned.HasChanged(nameof(Activity.PlannedStart)) && !planned.Said.Contains(nameof(Activity.PlannedOn)))
        {
            activity.PlannedOn = calendar.DateOf(activity.PlannedStart);
        }

        if (planned.HasChanged(nameof(Activity.Status)) && activity.Status == ActivityStatus.Done && !planned.Said.Contains(nameof(Activity.ActualEnd)))
        {
            activity.ActualEnd ??= now;
        }
    }

    // What is about a deal, a contact or a note is about its customer, whether that is stored yet or comes with the same set.
    private static async Task<long?> CustomerOfAsync(ChangeSession session, ChangePlan plan, (RecordKind Kind, long? Id)[] links, CancellationToken cancellationToken)
    {
        foreach (var (kind, id) in links)
        {
            if (id is not { } record)
            {
                continue;
            }

            var customer = plan.Find(kind, record) is { } planned
                ? (planned.Record as IOfCustomer)?.CustomerId
                : await session.ScalarAsync($"SELECT \"CustomerId\" FROM \"{RecordTable.Of(kind).Name}\" WHERE \"Id\"=@Id", record, cancellationToken);
            if (customer is not null)
            {
                return customer;
            }
        }

        return null;
    }
}
