using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills.Planning;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Digests;

/// <summary>Tasks and planned activities as lines with their buttons.</summary>
internal static class WorkItems
{
    public static async Task<List<ListItem>> OfTasksAsync(IReadOnlyList<SalesTask> tasks, SkillContext context, CancellationToken cancellationToken)
    {
        var customers = await WorkLoader.CustomersAsync(context.Db, [.. tasks.Select(task => task.CustomerId).OfType<long>().Distinct()], cancellationToken);
        return [.. tasks.Select(task => Of(task, task.CustomerId is { } id ? customers.GetValueOrDefault(id) : null, context))];
    }

    public static async Task<List<ListItem>> OfActivitiesAsync(IReadOnlyList<Activity> activities, SkillContext context, CancellationToken cancellationToken)
    {
        var customers = await WorkLoader.CustomersAsync(context.Db, [.. activities.Select(activity => activity.CustomerId).OfType<long>().Distinct()], cancellationToken);
        return
        [
            .. activities.Select(activity => new ListItem(
                $"{context.Calendar.ToLocal(activity.PlannedStart):HH:mm} · {activity.Name}",
                string.Join(" · ", new[] { activity.CustomerId is { } id ? customers.GetValueOrDefault(id)?.Name : null, activity.Location }.Where(part => !string.IsNullOrEmpty(part))),
                PlannedAnswer.Ref(activity),
                WorkButtons.For(PlannedAnswer.Ref(activity), context))),
        ];
    }

    private static ListItem Of(SalesTask task, RecordRef? customer, SkillContext context)
    {
        var record = new RecordRef(RecordKind.Task, task.Id, task.Title);
        var due = task.DueDate is not { } date ? null
            : date < context.Today ? context.Say("digests.task_late", ("date", Formats.Date(date, context.Today, context.Language)), ("days", context.Today.DayNumber - date.DayNumber))
            : task.DueTime is { } time ? Formats.Moment(date.ToDateTime(time), context.Today, context.Language)
            : context.Say("digests.task_due", ("date", Formats.Date(date, context.Today, context.Language)));
        return new ListItem(task.Title, string.Join(" · ", new[] { customer?.Name, due }.OfType<string>()), record, WorkButtons.For(record, context));
    }
}
