using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Tasks;
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
        var me = context.Caller.UserId;
        var planned = WorkLoader.Planned(context.Db).Where(activity => activity.OwnerId == me && activity.PlannedOn == context.Today);
        var tasks = WorkLoader.OpenTasks(context.Db).Where(task => task.OwnerId == me && task.DueDate != null && task.DueDate <= context.Today);
        var (appointments, due, late) = (await planned.CountAsync(cancellationToken), await tasks.CountAsync(task => task.DueDate == context.Today, cancellationToken), await tasks.CountAsync(task => task.DueDate < context.Today, cancellationToken));
        var deals = await DealsAsync(context, settings, cancellationToken);
        var birthdays = withBirthdays ? await Birthdays.LoadAsync(context.Today, DigestTimes.NextWorkday(context.Today, settings), [context.Caller.UserId], context, cancellationToken) : [];
        if (appointments + due + late + deals.Count + birthdays.Count == 0)
        {
            return null;
        }

        List<ListItem> work = [.. await PlannedAsync(planned, settings, context, cancellationToken), .. await TasksAsync(tasks, settings, context, cancellationToken)];
        var counts = string.Join(context.Language == "en" ? ", " : "、", new[]
        {
            Count("planned", appointments, context), Count("tasks", due, context), Count("overdue", late, context), Count("deals", deals.Count, context), Count("birthdays", birthdays.Count, context),
        }.OfType<string>());
        return new Reply(
        [
            new TextBlock(context.Say("digests.morning", ("name", context.Caller.Name), ("date", Formats.Date(context.Today, context.Today, context.Language)), ("counts", counts)), "title"),
            .. Section("work_title", work, appointments + due + late, context),
            .. Section("deals_title", [.. deals.Take(settings.ItemsPerSection)], deals.Count, context),
            .. Section("birthdays_title", [.. birthdays.Take(settings.ItemsPerSection)], birthdays.Count, context),
            new ActionsBlock([new ReplyAction(context.Say("digests.all_tasks"), "open", "/tasks")]),
            new TextBlock(context.Say("digests.morning_how"), "muted"),
        ]);
    }

    private static string? Count(string key, int count, SkillContext context) => count == 0 ? null : context.Say("digests.count." + key, ("count", count));

    // Numbered, because a door may draw the buttons apart from their lines.
    private static IEnumerable<Block> Section(string key, List<ListItem> items, int count, SkillContext context)
    {
        if (items.Count == 0)
        {
            yield break;
        }

        yield return new ListBlock(context.Say("digests." + key), items, IsNumbered: true);
        if (count > items.Count)
        {
            yield return new TextBlock(context.Say("digests.more", ("count", count - items.Count)), "muted");
        }
    }

    private static async Task<IEnumerable<ListItem>> PlannedAsync(IQueryable<Activity> planned, DigestSettings settings, SkillContext context, CancellationToken cancellationToken)
    {
        var found = await planned.OrderBy(activity => activity.PlannedStart).ThenBy(activity => activity.Id).Take(settings.ItemsPerSection).ToListAsync(cancellationToken);
        var (items, _) = await PlannedAnswer.ItemsAsync(found, context, cancellationToken);
        return items.Select(item => item with { Actions = WorkButtons.For(item.Record!, context) });   // an activity's item names it
    }

    // Today's first, then what is overdue, the newest first: the oldest have waited long and are in the list behind the link.
    private static async Task<IReadOnlyList<ListItem>> TasksAsync(IQueryable<SalesTask> tasks, DigestSettings settings, SkillContext context, CancellationToken cancellationToken) =>
        await WorkItems.OfTasksAsync(
            await tasks.OrderByDescending(task => task.DueDate).ThenBy(task => task.DueTime == null).ThenBy(task => task.DueTime).ThenBy(task => task.Id).Take(settings.ItemsPerSection).ToListAsync(cancellationToken),
            context,
            cancellationToken);

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
