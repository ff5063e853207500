using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills.Planning;

namespace SalesAssistant.Skills.Digests;

/// <summary>A message about things whose time has come, and the keys under which each of them is never said again.</summary>
public sealed record DueReminder(Reply Reply, IReadOnlyList<string> Keys);

/// <summary>Tasks to remind of and activities about to begin (R51).</summary>
public static class DueReminders
{
    /// <summary>Whose turn it may be: owners of tasks and activities in the window. Read as the system; what is said is read again as the person.</summary>
    public static async Task<IReadOnlyList<long>> OwnersAsync(CrmContext db, DateTime now, DigestSettings settings, CancellationToken cancellationToken)
    {
        var tasks = await Tasks(db, now, settings).Where(task => task.OwnerId != null).Select(task => task.OwnerId!.Value).Distinct().ToListAsync(cancellationToken);   // filtered
        var activities = await Activities(db, now, settings).Where(activity => activity.OwnerId != null).Select(activity => activity.OwnerId!.Value).Distinct().ToListAsync(cancellationToken);   // filtered
        return [.. tasks.Union(activities).Order()];
    }

    /// <summary>The message; null when there is nothing (new) to say.</summary>
    /// <param name="said">Keys that were said.</param>
    /// <param name="morningSaidAt">UTC moment of today's morning message: what it named needs no second word, unless a clock time was set; null = none today.</param>
    public static async Task<DueReminder?> ComposeAsync(SkillContext context, DigestSettings settings, IReadOnlySet<string> said, DateTime? morningSaidAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(said);
        var me = context.Caller.UserId;
        var isQuiet = DigestTimes.IsQuiet(TimeOnly.FromDateTime(context.Calendar.ToLocal(context.Now)), settings);
        var tasks = (await Tasks(context.Db, context.Now, settings).Where(task => task.OwnerId == me).OrderBy(task => task.RemindAt).ThenBy(task => task.Id).ToListAsync(cancellationToken))
            .Where(task => !said.Contains(Key(task)) && !(isQuiet && !IsOwnTime(task, me)) && !(task.DueTime is null && morningSaidAt >= task.UpdatedAt))
            .Take(context.Settings.RowsPerAnswer).ToList();
        var activities = isQuiet ? [] : (await Activities(context.Db, context.Now, settings).Where(activity => activity.OwnerId == me).OrderBy(activity => activity.PlannedStart).ThenBy(activity => activity.Id).ToListAsync(cancellationToken))
            .Where(activity => !said.Contains(Key(activity))).Take(context.Settings.RowsPerAnswer).ToList();
        if (tasks.Count + activities.Count == 0)
        {
            return null;
        }

        List<ListItem> items = [.. await WorkItems.OfActivitiesAsync(activities, context, cancellationToken), .. await WorkItems.OfTasksAsync(tasks, context, cancellationToken)];
        return new DueReminder(
            new Reply([new TextBlock(context.Say("digests.reminder", ("count", items.Count)), "title"), new ListBlock(null, items, IsNumbered: items.Count > 1)]),
            [.. activities.Select(Key), .. tasks.Select(Key)]);
    }

    private static IQueryable<SalesTask> Tasks(CrmContext db, DateTime now, DigestSettings settings)
    {
        var from = now.AddHours(-settings.CatchUpHours);
        return WorkLoader.OpenTasks(db).Where(task => task.RemindAt != null && task.RemindAt <= now && task.RemindAt > from);
    }

    private static IQueryable<Activity> Activities(CrmContext db, DateTime now, DigestSettings settings)
    {
        var to = now.AddMinutes(settings.ActivityMinutes);
        return WorkLoader.Planned(db).Where(activity => activity.PlannedStart > now && activity.PlannedStart <= to);
    }

    // "晚上九点提醒我": the person's own clock time rings in the quiet hours too.
    private static bool IsOwnTime(SalesTask task, long me) => task.DueTime is not null && task.CreatedById == me;

    // With the time in it: what was put off is reminded of again.
    private static string Key(SalesTask task) => string.Create(CultureInfo.InvariantCulture, $"task:{task.Id}:{task.RemindAt:yyyyMMddHHmm}");

    private static string Key(Activity activity) => string.Create(CultureInfo.InvariantCulture, $"activity:{activity.Id}:{activity.PlannedStart:yyyyMMddHHmm}");
}
