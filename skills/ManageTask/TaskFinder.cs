using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills.Clarifying;

namespace SalesAssistant.Skills.Tasking;

/// <summary>An existing task or planned activity, in one shape.</summary>
internal sealed record TaskItem(RecordRef Record, string? Type, DateOnly? On, TimeOnly? At, long? OwnerId, long? CreatedById, long? CustomerId, long? ContactId, long? OpportunityId, int Version)
{
    public SalesTask? Task { get; init; }

    public Activity? Activity { get; init; }

    public bool IsOpen => Task is { Status: WorkStatus.NotStarted or WorkStatus.InProgress } || Activity is { Status: ActivityStatus.Planned or ActivityStatus.InProgress };

    public static TaskItem Of(SalesTask task) => new(new RecordRef(RecordKind.Task, task.Id, task.Title), null, task.DueDate, task.DueTime, task.OwnerId, task.CreatedById, task.CustomerId, task.ContactId, task.OpportunityId, task.Version) { Task = task };

    public static TaskItem Of(Activity activity, SkillContext context) =>
        new(new RecordRef(RecordKind.Activity, activity.Id, activity.Name), activity.Type, activity.PlannedOn, TimeOnly.FromDateTime(context.Calendar.ToLocal(activity.PlannedStart)), activity.OwnerId, activity.CreatedById, activity.CustomerId, activity.ContactId, activity.OpportunityId, activity.Version) { Activity = activity };
}

/// <summary>Finds the task or planned activity that a message means, through the caller's scope.</summary>
internal static class TaskFinder
{
    private const int MostRead = 200;
    private const double Lead = 0.9;

    public static async Task<IReadOnlyList<TaskItem>> FindAsync(ManageTask request, SkillContext context, CancellationToken cancellationToken)
    {
        if (request.Item is { Id: { } id } item)
        {
            return await ByIdAsync(item.Kind, id, context, cancellationToken) is { } one ? [one] : [];
        }

        var customerIds = Ids(request.Customer);
        var contactIds = Ids(request.Contact);
        var dealId = request.Opportunity?.Id;
        var tasks = await context.Db.Tasks.AsNoTracking()
            .Where(task => task.Status == WorkStatus.NotStarted || task.Status == WorkStatus.InProgress)
            .Where(task => customerIds.Count == 0 || (task.CustomerId != null && customerIds.Contains(task.CustomerId.Value)))
            .OrderBy(task => task.DueDate == null).ThenBy(task => task.DueDate).Take(MostRead).ToListAsync(cancellationToken);
        var activities = await context.Db.Activities.AsNoTracking()
            .Where(activity => activity.Status == ActivityStatus.Planned || activity.Status == ActivityStatus.InProgress)
            .Where(activity => customerIds.Count == 0 || (activity.CustomerId != null && customerIds.Contains(activity.CustomerId.Value)))
            .OrderBy(activity => activity.PlannedStart).Take(MostRead).ToListAsync(cancellationToken);
        var items = tasks.Select(TaskItem.Of).Concat(activities.Select(activity => TaskItem.Of(activity, context)))
            .Where(found => request.ItemOn is null || found.On == request.ItemOn || (request.IsOnBareWeekday && found.On?.DayOfWeek == request.ItemOn.Value.DayOfWeek && IsShown(found, context)))
            .Select(found => (Item: found, Score: Score(found, request, contactIds, dealId, context)))
            .OrderByDescending(pair => pair.Score)
            .ToList();
        if (customerIds.Count == 0 && request.ItemOn is null)
        {
            items = [.. items.Where(pair => pair.Score >= 1.5)];   // words alone must say something
        }

        // A follow-up and the activity planned for it are the same work: the activity is what stands in the calendar.
        if (items.Count > 1 && items[0].Score - items[1].Score < Lead && !ManageTaskReader.Words.Has(request.ItemWords ?? "", "says_task")
            && items.Where(pair => items[0].Score - pair.Score < Lead).ToList() is var near && near.Count(pair => pair.Item.Activity is not null) == 1
            && near.Single(pair => pair.Item.Activity is not null).Item is var planned && near.All(pair => pair.Item.OpportunityId == planned.OpportunityId))
        {
            return [planned];
        }

        return items.Count > 1 && items[0].Score - items[1].Score >= Lead ? [items[0].Item] : [.. items.Where(pair => items[0].Score - pair.Score < Lead).Select(pair => pair.Item).Take(5)];
    }

    public static async Task<TaskItem?> ByIdAsync(RecordKind kind, long id, SkillContext context, CancellationToken cancellationToken) => kind == RecordKind.Activity
        ? await context.Db.Activities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is { } activity ? TaskItem.Of(activity, context) : null
        : await context.Db.Tasks.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is { } task ? TaskItem.Of(task) : null;

    private static double Score(TaskItem item, ManageTask request, IReadOnlyList<long> contactIds, long? dealId, SkillContext context)
    {
        var words = request.ItemWords ?? "";
        var score = DealChoice.Shared(item.Record.Name, words);
        score += item.Type is { } type && ManageTaskReader.TypeOf(words) == type ? 1 : 0;
        score += item.ContactId is { } contact && contactIds.Contains(contact) ? 1 : 0;
        score += item.OpportunityId is { } deal && deal == dealId ? 1.5 : 0;
        score += request.ItemOn is not null ? 1 : 0;
        score += IsShown(item, context) ? 1 : 0;
        score += item.OwnerId == context.Caller.UserId ? 0.5 : 0;
        // "活动" and "任务" say which of the two kinds is meant; what was due long ago is meant less often.
        score += item.Activity is not null && ManageTaskReader.Words.Has(words, "says_activity") ? 1 : 0;
        return score + (item.Task is not null && ManageTaskReader.Words.Has(words, "says_task") ? 1 : 0);
    }

    // What stands in the last list is meant before what does not.
    private static bool IsShown(TaskItem item, SkillContext context) => context.State.LastShown.Any(shown => shown.Kind == item.Record.Kind && shown.Id == item.Record.Id);

    private static IReadOnlyList<long> Ids(Named? named) => named switch
    {
        null => [],
        { Id: { } id } => [id],
        _ => [.. named.Candidates.Select(candidate => candidate.Id)],
    };
}
