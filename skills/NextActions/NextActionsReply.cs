using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Activities;
using SalesAssistant.Skills.Deals;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>The ranked list in words.</summary>
internal static class NextActionsReply
{
    private const int PostponeDays = 3;
    private static readonly string[] ExampleKeys = ["next-actions.example_1", "next-actions.example_2"];

    public static async Task<SkillResult> MakeAsync(NextActions request, IReadOnlyList<Suggestion> deals, IReadOnlyList<Suggestion> tasks, int found, SkillContext context, CancellationToken cancellationToken)
    {
        if (deals.Count == 0 && tasks.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say(request.Focus is "overdue" or "closing" or "risk" or "quiet" ? $"next-actions.none_{request.Focus}" : "next-actions.none")).With(Examples(context)));
        }

        var items = new List<ListItem>();
        var mentions = new List<RecordRef>();
        foreach (var suggestion in deals)
        {
            var work = await WorkLoader.WithLastInteractionAsync(context.Db, suggestion.Work!, cancellationToken);   // a deal's suggestion has its work
            var unmet = await StageCriteria.UnmetAsync(context.Db, work.Deal, cancellationToken);
            items.Add(new ListItem(Title(work, context), string.Join("\n", Lines(suggestion, work, unmet, request, context)), suggestion.About, Buttons(suggestion, context)));
            mentions.Add(work.Ref);
            mentions.AddRange(PlannedIn(work, request, context).Select(PlannedAnswer.Ref));
            mentions.AddRange(work.Customer is { } customer ? [customer] : []);
        }

        foreach (var task in tasks)
        {
            items.Add(new ListItem(task.Customer is { } customer ? $"{customer.Name} · {task.About.Name}" : task.About.Name, task.Reasons[0].Text, task.About, []));
            mentions.Add(task.About);
            mentions.AddRange(task.Source is { } source ? [source] : []);
            mentions.AddRange(task.Customer is { } of ? [of] : []);
        }

        var head = context.Say(request.Focus is "overdue" or "due" or "closing" or "risk" or "quiet" ? $"next-actions.head.{request.Focus}" : "next-actions.head.all", ("count", items.Count));
        var reply = Reply.Of(head).With(new ListBlock(null, items, IsNumbered: true));
        if (found > deals.Count)
        {
            reply = reply.With(new TextBlock(context.Say("next-actions.more", ("count", found - deals.Count)), "muted"));
        }

        var shown = mentions.DistinctBy(record => (record.Kind, record.Id)).ToList();
        var first = deals.Count > 0 ? deals[0] : null;
        return new SkillResult(reply.With(Examples(context)))
        {
            Facts = new TurnFacts { Mentions = shown, About = first?.About },
            State = context.State.Focused(shown.Where(record => record.Kind == RecordKind.Opportunity).Take(3)) with { LastShown = [.. deals.Concat(tasks).Select(one => one.About)], Suggested = [.. deals.Concat(tasks).Select(one => one.Key)], Question = null },
        };
    }

    /// <summary>A head, the items, and how many more there are.</summary>
    public static Reply List(string head, IReadOnlyList<ListItem> shown, int found, SkillContext context)
    {
        var reply = Reply.Of(head).With(new ListBlock(null, shown, IsNumbered: true));
        return found > shown.Count ? reply.With(new TextBlock(context.Say("digests.more", ("count", found - shown.Count)), "muted")) : reply;
    }

    /// <summary>A day, or the first and the last of several, in words.</summary>
    public static string Days(DateOnly from, DateOnly to, SkillContext context)
    {
        var (first, last) = (Formats.Date(from, context.Today, context.Language), Formats.Date(to, context.Today, context.Language));
        return from == to ? first : context.Say("next-actions.from_to", ("from", first), ("to", last));
    }

    public static SkillResult Denied(SkillContext context)
    {
        var key = context.Caller.Scope switch { AccessScope.None => "admin", AccessScope.Own => "own", _ => "team" };
        return new SkillResult(Reply.Of(context.Say($"next-actions.denied.{key}"))) { Facts = new TurnFacts { IsDenied = true } };
    }

    public static string Title(DealWork work, SkillContext context) => string.Join(" · ", new[]
    {
        work.Deal.Name,
        work.Customer is { } customer ? customer.Name : null,
        work.Deal.ExpectedAmountFen is { } fen ? Formats.MoneyOfFen(fen, work.Deal.Currency) : null,
        SuggestionRules.StageName(work.Deal.Stage, context),
    }.OfType<string>());

    /// <summary>The recorded next step with its date, always said first.</summary>
    public static string NextStep(DealWork work, SkillContext context) => work.Deal.NextAction is not { Length: > 0 } action
        ? context.Say("next-actions.no_next_step")
        : work.Deal.ActionDueDate is { } due
            ? context.Say("next-actions.next_step", ("action", action), ("date", Formats.Date(due, context.Today, context.Language)))
            : context.Say("next-actions.next_step_undated", ("action", action));

    public static string? LastContact(DealWork work, SkillContext context) => work.LastInteraction is not { } talk ? null
        : context.Say("next-actions.last_contact", ("date", Formats.Date(talk.OccurredOn, context.Today, context.Language)), ("what", string.Join(context.Language == "en" ? "; " : "；", new[] { talk.Subject, talk.CustomerFeedback }.Where(text => !string.IsNullOrWhiteSpace(text)))));

    public static string? Unmet(IReadOnlyList<string> unmet, SkillContext context) => unmet.Count == 0 ? null
        : context.Say("next-actions.unmet", ("what", string.Join(context.Language == "en" ? ", " : "、", unmet.Select(key => context.Say($"manage-opportunity.criterion.{key}")))));

    public static ActionsBlock Examples(SkillContext context) =>
        new([.. ExampleKeys.Select(key => new ReplyAction(context.Say(key), "say", context.Say(key)))]);

    public static IReadOnlyList<ReplyAction> Buttons(Suggestion suggestion, SkillContext context) =>
    [
        new(context.Say("next-actions.make_task"), "act", SuggestionPayload.Task(suggestion.About.Id, suggestion.Kind), IsPrimary: true),
        new(context.Say("next-actions.later"), "act", SuggestionPayload.Snooze(suggestion.Key, context.Today.AddDays(PostponeDays))),
        new(context.Say("next-actions.never"), "act", SuggestionPayload.Snooze(suggestion.Key, null)),
    ];

    // What is planned until the end of the asked period, at least until tomorrow.
    private static IEnumerable<Activity> PlannedIn(DealWork work, NextActions request, SkillContext context)
    {
        var last = request.Period?.To is { } to && to > context.Today ? to : context.Today.AddDays(1);
        return work.Activities.Where(activity => activity.PlannedOn >= context.Today && activity.PlannedOn <= last);
    }

    private static IEnumerable<string> Lines(Suggestion suggestion, DealWork work, IReadOnlyList<string> unmet, NextActions request, SkillContext context)
    {
        yield return NextStep(work, context);
        foreach (var activity in PlannedIn(work, request, context))
        {
            yield return context.Say("next-actions.reason.planned", ("when", Formats.Moment(context.Calendar.ToLocal(activity.PlannedStart), context.Today, context.Language)), ("name", activity.Name));
        }

        if (suggestion.Reasons.Any(reason => reason.Kind != "planned"))
        {
            yield return context.Say("next-actions.reasons", ("what", string.Join(context.Language == "en" ? "; " : "；", suggestion.Reasons.Where(reason => reason.Kind != "planned").OrderByDescending(reason => reason.Urgency).Take(3).Select(reason => reason.Text))));
        }

        foreach (var line in new[] { LastContact(work, context), Unmet(unmet, context) }.OfType<string>())
        {
            yield return line;
        }
    }
}
