using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>Deal → reasons to act now, each with its evidence. Urgencies: an action that is overdue or due today outweighs everything else; the rest stays at or below 0.4, so that value alone never lifts it above.</summary>
internal static class SuggestionRules
{
    private const int SoonDays = 3;
    private const int ClosingDays = 14;
    private const int QuietDays = 21;
    private const int PoolWarningDays = 7;

    public static IReadOnlyList<Reason> For(DealWork work, SkillContext context) =>
        [.. new[] { Action(work, context), Task(work, context), Planned(work, context), Closing(work, context), LongInStage(work, context), NoContact(work, context), Pool(work, context), NoDecisionMaker(work, context) }.OfType<Reason>()];

    private static Reason? Action(DealWork work, SkillContext context)
    {
        if (work.Deal.ActionDueDate is not { } due)
        {
            return work.Deal.NextAction is { Length: > 0 } ? null : new Reason("no_action", context.Say("next-actions.reason.no_action"), 0.35);
        }

        var days = due.DayNumber - context.Today.DayNumber;
        var blanks = new (string, object?)[] { ("date", Formats.Date(due, context.Today, context.Language)), ("days", Math.Abs(days)) };
        return days switch
        {
            < 0 => new Reason("overdue", context.Say("next-actions.reason.overdue", blanks), 1),
            0 => new Reason("due", context.Say("next-actions.reason.due", blanks), 0.95),
            <= SoonDays => new Reason("due_soon", context.Say("next-actions.reason.due_soon", blanks), 0.4),
            _ => null,
        };
    }

    private static Reason? Task(DealWork work, SkillContext context)
    {
        // A follow-up that says the same as the deal's next action is the same work.
        var task = work.Tasks.FirstOrDefault(one => one.DueDate <= context.Today && !Same(one.Title, work.Deal.NextAction));
        return task?.DueDate is not { } due ? null
            : due < context.Today ? new Reason("task_overdue", Say(context, "task_overdue", due, task.Title), 0.85)
            : new Reason("task_due", Say(context, "task_due", due, task.Title), 0.8);
    }

    private static Reason? Planned(DealWork work, SkillContext context)
    {
        var activity = work.Activities.FirstOrDefault(one => one.PlannedOn >= context.Today && one.PlannedOn.DayNumber - context.Today.DayNumber <= 1);
        return activity is null ? null
            : new Reason("planned", context.Say("next-actions.reason.planned", ("when", Formats.Moment(context.Calendar.ToLocal(activity.PlannedStart), context.Today, context.Language)), ("name", activity.Name)), 0.4);
    }

    private static Reason? Closing(DealWork work, SkillContext context)
    {
        if (work.Deal.ExpectedCloseDate is not { } close || close.DayNumber - context.Today.DayNumber > ClosingDays)
        {
            return null;
        }

        var key = close < context.Today ? "close_passed" : work.Activities.Count == 0 ? "closing_no_activity" : "closing";
        return new Reason(key, context.Say($"next-actions.reason.{key}", ("date", Formats.Date(close, context.Today, context.Language))), key == "closing" ? 0.3 : 0.4);
    }

    private static Reason? LongInStage(DealWork work, SkillContext context)
    {
        var days = context.Today.DayNumber - work.StageSince.DayNumber;
        var expected = context.Settings.ExpectedDaysInStage[(int)work.Deal.Stage];
        return days <= expected * context.Settings.StalledFactor ? null
            : new Reason("long_in_stage", context.Say("next-actions.reason.long_in_stage", ("stage", StageName(work.Deal.Stage, context)), ("days", days), ("expected", expected)), 0.25);
    }

    private static Reason? NoContact(DealWork work, SkillContext context)
    {
        var last = work.LastContactOn ?? work.Deal.OpenedOn;
        var days = context.Today.DayNumber - last.DayNumber;
        return days < context.Settings.StalledWithoutContactDays ? null
            : new Reason("no_contact", context.Say("next-actions.reason.no_contact", ("days", days), ("date", Formats.Date(last, context.Today, context.Language))), days >= QuietDays ? 0.35 : 0.25);
    }

    // R13: the last week before the limit, and once it is passed.
    private static Reason? Pool(DealWork work, SkillContext context)
    {
        if (work.PoolClock is not { } clock)
        {
            return null;
        }

        var limit = clock.IsGradeA ? context.Settings.RecycleAfterDaysGradeA : context.Settings.RecycleAfterDays;
        var left = clock.Since.DayNumber + limit - context.Today.DayNumber;
        return left > PoolWarningDays ? null
            : new Reason("pool", context.Say(left >= 0 ? "next-actions.reason.pool" : "next-actions.reason.pool_passed", ("days", Math.Abs(left)), ("limit", limit), ("customer", work.Customer?.Name ?? "")), 0.38);
    }

    private static Reason? NoDecisionMaker(DealWork work, SkillContext context) =>
        work.HasDecisionMaker || work.Deal.Stage == Stage.InitialContact ? null
            : new Reason("no_decision_maker", context.Say("next-actions.reason.no_decision_maker", ("customer", work.Customer?.Name ?? "")), 0.2);

    internal static string StageName(Stage stage, SkillContext context) =>
        context.Fields.FindChoice("stage", stage.ToString())?.Label(context.Language) ?? stage.ToString();

    internal static bool Same(string? left, string? right) => left is not null && right is not null && string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Say(SkillContext context, string key, DateOnly due, string title) =>
        context.Say($"next-actions.reason.{key}", ("date", Formats.Date(due, context.Today, context.Language)), ("title", title), ("days", Math.Abs(context.Today.DayNumber - due.DayNumber)));
}
