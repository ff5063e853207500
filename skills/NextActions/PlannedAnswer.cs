using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>The calendar: planned activities of a period, and with "prepare" what stands behind them.</summary>
internal static class PlannedAnswer
{
    private const int DefaultDays = 7;

    public static async Task<SkillResult> MakeAsync(NextActions request, WorkScope scope, SkillContext context, CancellationToken cancellationToken)
    {
        var period = request.Period ?? new MetricPeriod(context.Today, context.Today.AddDays(DefaultDays - 1));
        var from = period.From ?? context.Today;
        var to = period.To ?? from.AddDays(DefaultDays - 1);
        var query = WorkLoader.Planned(context.Db).Where(activity => activity.PlannedOn >= from && activity.PlannedOn <= to);
        if (scope.OwnerIds is { } owners)
        {
            query = query.Where(activity => activity.OwnerId != null && owners.Contains(activity.OwnerId.Value));
        }

        if (request.Customers.Select(customer => (long?)customer.Id).ToList() is { Count: > 0 } customers)
        {
            query = query.Where(activity => customers.Contains(activity.CustomerId));
        }

        if (request.Filters.FirstOrDefault(filter => filter.Field == "activityType") is { } type)
        {
            query = query.Where(activity => activity.Type != null && type.Values.Contains(activity.Type));
        }

        var shown = await query.OrderBy(activity => activity.PlannedStart).ThenBy(activity => activity.Id).Take(context.Settings.RowsPerAnswer).ToListAsync(cancellationToken);
        var found = shown.Count < context.Settings.RowsPerAnswer ? shown.Count : await query.CountAsync(cancellationToken);
        var days = NextActionsReply.Days(from, to, context);
        if (found == 0)
        {
            return new SkillResult(Reply.Of(context.Say("next-actions.none_planned", ("period", days))).With(NextActionsReply.Examples(context)));
        }

        var (items, mentions) = await ItemsAsync(shown, context, cancellationToken);
        return new SkillResult(NextActionsReply.List(context.Say("next-actions.head.planned", ("count", found), ("period", days)), items, found, context))
        {
            Facts = new TurnFacts { Mentions = mentions, About = mentions[0] },
            State = context.State.Focused(mentions.Take(3)) with { LastShown = [.. shown.Select(Ref)], Question = null },
        };
    }

    /// <summary>Activities as list items, and everything they name.</summary>
    public static async Task<(List<ListItem> Items, List<RecordRef> Mentions)> ItemsAsync(IReadOnlyList<Activity> activities, SkillContext context, CancellationToken cancellationToken)
    {
        var customers = await WorkLoader.CustomersAsync(context.Db, [.. activities.Select(one => one.CustomerId).OfType<long>().Distinct()], cancellationToken);
        var dealIds = activities.Select(one => one.OpportunityId).OfType<long>().Distinct().ToList();
        var works = (await WorkLoader.DealsAsync(context.Db, context.Db.Opportunities.Where(deal => dealIds.Contains(deal.Id)), cancellationToken)).ToDictionary(work => work.Deal.Id);
        var owners = await context.Db.Users.AsNoTracking().Where(user => activities.Select(one => one.OwnerId).Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        var items = new List<ListItem>();
        var mentions = new List<RecordRef>();
        foreach (var activity in activities)
        {
            var work = activity.OpportunityId is { } dealId ? works.GetValueOrDefault(dealId) : null;
            var customer = activity.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
            items.Add(new ListItem($"{Formats.Moment(context.Calendar.ToLocal(activity.PlannedStart), context.Today, context.Language)} · {activity.Name}", Text(activity, work, customer, owners, context), Ref(activity), []));
            mentions.AddRange(new[] { Ref(activity), work?.Ref, customer }.OfType<RecordRef>());
        }

        return (items, [.. mentions.DistinctBy(record => (record.Kind, record.Id))]);
    }

    public static RecordRef Ref(Activity activity) => new(RecordKind.Activity, activity.Id, activity.Name);

    private static string Text(Activity activity, DealWork? work, RecordRef? customer, Dictionary<long, string> owners, SkillContext context)
    {
        var type = activity.Type is { } code ? context.Fields.FindChoice("activity-type", code)?.Label(context.Language) ?? code : null;
        var owner = activity.OwnerId is { } id && id != context.Caller.UserId ? owners.GetValueOrDefault(id) : null;
        var head = string.Join(" · ", new[] { type, customer?.Name, work?.Deal.Name, owner, activity.Location }.Where(text => !string.IsNullOrEmpty(text)));
        return work is null ? head : $"{head}\n{NextActionsReply.NextStep(work, context)}";
    }
}
