using Microsoft.EntityFrameworkCore;
using SalesAssistant.Skills.Planning;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Digests;

/// <summary>早报: the caller's own day. Planned activities, tasks due and overdue, deals whose next step or signing is near, birthdays.</summary>
public static class MorningDigest
{
    private static readonly string[] DealReasons = ["overdue", "due", "close_passed", "closing_no_activity", "closing"];

    /// <summary>The message; null when there is nothing to say.</summary>
    /// <param name="withBirthdays">False when the person does not want birthdays.</param>
    public static async Task<Reply?> ComposeAsync(SkillContext context, DigestSettings settings, bool withBirthdays, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var planned = await PlannedAsync(context, cancellationToken);
        var (tasks, overdue) = await TasksAsync(context, cancellationToken);
        var deals = await DealsAsync(context, settings, cancellationToken);
        var birthdays = withBirthdays ? await Birthdays.LoadAsync(context, settings, cancellationToken) : [];
        if (planned.Count + tasks.Count + deals.Count + birthdays.Count == 0)
        {
            return null;
        }

        var counts = string.Join(context.Language == "en" ? ", " : "、", new[]
        {
            Count("planned", planned.Count, context), Count("tasks", tasks.Count - overdue, context), Count("overdue", overdue, context), Count("deals", deals.Count, context), Count("birthdays", birthdays.Count, context),
        }.OfType<string>());
        return new Reply(
        [
            new TextBlock(context.Say("digests.morning", ("name", context.Caller.Name), ("date", Formats.Date(context.Today, context.Today, context.Language)), ("counts", counts)), "title"),
            .. Section("planned_title", planned, settings, context), .. Section("tasks_title", tasks, settings, context), .. Section("deals_title", deals, settings, context), .. Section("birthdays_title", birthdays, settings, context),
            new ActionsBlock([new ReplyAction(context.Say("digests.all_tasks"), "open", "/tasks")]),
            new TextBlock(context.Say("digests.morning_how"), "muted"),
        ]);
    }

    private static string? Count(string key, int count, SkillContext context) => count == 0 ? null : context.Say("digests.count." + key, ("count", count));

    private static IEnumerable<Block> Section(string key, List<ListItem> items, DigestSettings settings, SkillContext context)
    {
        if (items.Count == 0)
        {
            yield break;
        }

        yield return new ListBlock(context.Say("digests." + key), [.. items.Take(settings.ItemsPerSection)]);
        if (items.Count > settings.ItemsPerSection)
        {
            yield return new TextBlock(context.Say("digests.more", ("count", items.Count - settings.ItemsPerSection)), "muted");
        }
    }

    private static async Task<List<ListItem>> PlannedAsync(SkillContext context, CancellationToken cancellationToken)
    {
        var me = context.Caller.UserId;
        var found = await WorkLoader.Planned(context.Db).Where(activity => activity.OwnerId == me && activity.PlannedOn == context.Today)
            .OrderBy(activity => activity.PlannedStart).ThenBy(activity => activity.Id).Take(context.Settings.RowsPerAnswer).ToListAsync(cancellationToken);
        var (items, _) = await PlannedAnswer.ItemsAsync(found, context, cancellationToken);
        return [.. items.Select(item => item with { Actions = WorkButtons.For(item.Record!, context) })];   // an activity's item names it
    }

    private static async Task<(List<ListItem> Items, int Overdue)> TasksAsync(SkillContext context, CancellationToken cancellationToken)
    {
        var me = context.Caller.UserId;
        var tasks = await WorkLoader.OpenTasks(context.Db).Where(task => task.OwnerId == me && task.DueDate != null && task.DueDate <= context.Today)
            .OrderBy(task => task.DueDate == context.Today ? 0 : 1).ThenByDescending(task => task.DueDate).ThenBy(task => task.DueTime).ThenBy(task => task.Id).Take(context.Settings.RowsPerAnswer).ToListAsync(cancellationToken);
        var items = await WorkItems.OfTasksAsync(tasks, context, cancellationToken);
        return (items, tasks.Count(task => task.DueDate < context.Today));
    }

    private static async Task<List<ListItem>> DealsAsync(SkillContext context, DigestSettings settings, CancellationToken cancellationToken)
    {
        var me = context.Caller.UserId;
        var works = await WorkLoader.DealsAsync(context.Db, context.Db.Opportunities.Where(deal => deal.OwnerId == me), cancellationToken);
        var snoozed = await SuggestionRanking.SnoozedAsync(context, cancellationToken);
        var items = new List<ListItem>();
        foreach (var suggestion in SuggestionRanking.Rank(works, context).Where(suggestion => !snoozed.Contains(suggestion.Key)))
        {
            var work = suggestion.Work!;   // ranked from works
            var reasons = suggestion.Reasons.Where(reason => DealReasons.Contains(reason.Kind) && (!reason.Kind.StartsWith("clos", StringComparison.Ordinal) || work.Deal.ExpectedCloseDate <= context.Today.AddDays(settings.ClosingDays))).ToList();
            if (reasons.Count > 0)
            {
                items.Add(new ListItem(NextActionsReply.Title(work, context), string.Join('\n', reasons.Select(reason => reason.Text).Prepend(NextActionsReply.NextStep(work, context))), suggestion.About, NextActionsReply.Buttons(suggestion, context)));
            }
        }

        return items;
    }
}
