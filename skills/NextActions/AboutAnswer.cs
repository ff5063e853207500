using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills.Deals;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>What comes next with one customer, contact or deal: the recorded next action, what is planned, what was promised, what is missing.</summary>
internal static class AboutAnswer
{
    private const int MostDeals = 5;

    public static async Task<SkillResult> MakeAsync(NextActions request, SkillContext context, CancellationToken cancellationToken)
    {
        var customerId = await CustomerOfAsync(request, context, cancellationToken);
        var planned = await WorkLoader.Planned(context.Db).Where(activity => activity.CustomerId == customerId && activity.PlannedOn >= context.Today).OrderBy(activity => activity.PlannedStart).Take(20).ToListAsync(cancellationToken);
        var tasks = await WorkLoader.OpenTasks(context.Db).Where(task => task.CustomerId == customerId).OrderBy(task => task.DueDate == null).ThenBy(task => task.DueDate).Take(20).ToListAsync(cancellationToken);
        var works = await WorkLoader.DealsAsync(context.Db, context.Db.Opportunities.Where(deal => deal.CustomerId == customerId), cancellationToken);
        var chosen = Choose(request, works, planned, tasks);
        planned = [.. planned.Where(activity => activity.OpportunityId is not { } deal || chosen.Any(work => work.Deal.Id == deal))];
        tasks = [.. tasks.Where(task => task.OpportunityId is { } deal ? chosen.Any(work => work.Deal.Id == deal) : Concerns(task, request))];
        return await ReplyAsync(request, customerId, chosen, planned, tasks, context, cancellationToken);
    }

    internal static async Task<long?> CustomerOfAsync(NextActions request, SkillContext context, CancellationToken cancellationToken)
    {
        var about = request.About is { Id: { } aboutId } named ? new RecordRef(named.Kind, aboutId, named.Name) : request.Deals.Count > 0 ? request.Deals[0] : null;
        return about?.Kind switch
        {
            RecordKind.Customer => about.Id,
            RecordKind.Contact => await context.Db.Contacts.AsNoTracking().Where(one => one.Id == about!.Id).Select(one => one.CustomerId).FirstOrDefaultAsync(cancellationToken),
            RecordKind.Opportunity => await context.Db.Opportunities.AsNoTracking().Where(one => one.Id == about!.Id).Select(one => one.CustomerId).FirstOrDefaultAsync(cancellationToken),
            RecordKind.Activity => await context.Db.Activities.AsNoTracking().Where(one => one.Id == about!.Id).Select(one => one.CustomerId).FirstOrDefaultAsync(cancellationToken),
            _ => null,
        };
    }

    // A named event of a day decides the deal; else the deals picked by words; else those of the named person; else all of the customer's.
    private static List<DealWork> Choose(NextActions request, IReadOnlyList<DealWork> works, IReadOnlyList<Activity> planned, IReadOnlyList<SalesTask> tasks)
    {
        var picked = request.Deals.Select(deal => deal.Id).Concat(request.About is { Kind: RecordKind.Opportunity, Id: { } id } ? [id] : []).ToHashSet();
        var contactId = request.About is { Kind: RecordKind.Contact, Id: { } contact } ? contact : (long?)null;
        if (request.Period is { From: { } day, To: { } last } && day == last)
        {
            var events = planned.Where(activity => activity.PlannedOn == day && (contactId is null || activity.ContactId == contactId) && (picked.Count == 0 || activity.OpportunityId is null || picked.Contains(activity.OpportunityId.Value))).Select(activity => activity.OpportunityId).ToHashSet();
            if (works.Where(work => events.Contains(work.Deal.Id)).ToList() is { Count: > 0 } ofDay)
            {
                return ofDay;
            }
        }

        var byPerson = contactId is null ? [] : works.Where(work => work.Deal.PrimaryContactId == contactId || work.Tasks.Any(task => task.ContactId == contactId) || work.Activities.Any(activity => activity.ContactId == contactId)).ToList();
        var promised = contactId is null ? [] : byPerson.Where(work => tasks.Any(task => task.ContactId == contactId && task.OpportunityId == work.Deal.Id)).ToList();
        var byWords = works.Where(work => picked.Contains(work.Deal.Id)).ToList();
        return byWords.Count > 0 ? byWords : promised.Count > 0 ? promised : byPerson.Count > 0 ? byPerson : [.. works.Take(MostDeals)];
    }

    private static bool Concerns(SalesTask task, NextActions request) =>
        request.About is not { Kind: RecordKind.Contact, Id: { } contact } || task.ContactId == contact || task.ContactId is null;

    private static async Task<SkillResult> ReplyAsync(NextActions request, long? customerId, List<DealWork> works, List<Activity> planned, List<SalesTask> tasks, SkillContext context, CancellationToken cancellationToken)
    {
        var customer = customerId is { } id ? (await WorkLoader.CustomersAsync(context.Db, [id], cancellationToken)).GetValueOrDefault(id) : null;
        var blocks = new List<Block>();
        var mentions = new List<RecordRef>();
        var items = new List<ListItem>();
        var ranked = SuggestionRanking.Rank(works, context);
        foreach (var suggestion in ranked)
        {
            var work = await WorkLoader.WithLastInteractionAsync(context.Db, suggestion.Work!, cancellationToken);   // made from works
            var lines = new[]
            {
                NextActionsReply.NextStep(work, context),
                suggestion.Reasons.Count == 0 ? null : context.Say("next-actions.reasons", ("what", string.Join(context.Language == "en" ? "; " : "；", suggestion.Reasons.OrderByDescending(reason => reason.Urgency).Select(reason => reason.Text)))),
                NextActionsReply.LastContact(work, context),
                NextActionsReply.Unmet(await StageCriteria.UnmetAsync(context.Db, work.Deal, cancellationToken), context),
            };
            items.Add(new ListItem(NextActionsReply.Title(work, context), string.Join("\n", lines.OfType<string>()), work.Ref, NextActionsReply.Buttons(suggestion, context)));
            mentions.Add(work.Ref);
        }

        if (items.Count > 0)
        {
            blocks.Add(new ListBlock(null, items, IsNumbered: items.Count > 1));
        }

        if (planned.Count > 0)
        {
            var (lines, named) = await PlannedAnswer.ItemsAsync(planned, context, cancellationToken);
            blocks.Add(new ListBlock(context.Say("next-actions.planned_title"), [.. lines.Select(line => line with { Text = null })], IsNumbered: false));
            mentions.AddRange(named.Where(record => record.Kind == RecordKind.Activity));
        }

        // A follow-up that the deal's next action already says is not said twice.
        var further = tasks.Where(task => !works.Any(work => work.Deal.Id == task.OpportunityId && SuggestionRules.Same(task.Title, work.Deal.NextAction))).ToList();
        if (further.Count > 0)
        {
            blocks.Add(new ListBlock(context.Say("next-actions.tasks_title"), [.. further.Select(task => TaskItem(task, context))]));
            mentions.AddRange(further.Select(task => new RecordRef(RecordKind.Task, task.Id, task.Title)));
            mentions.AddRange(further.Where(task => task.InteractionId is not null).Select(task => new RecordRef(RecordKind.Interaction, task.InteractionId!.Value, task.Title)));   // filtered
        }

        mentions.AddRange(customer is { } of ? [of] : []);
        mentions.AddRange(request.About is { Kind: RecordKind.Contact, Id: { } person } contact ? [new RecordRef(RecordKind.Contact, person, contact.Name)] : []);
        var subject = request.About?.Name ?? customer?.Name ?? "";
        var head = blocks.Count == 0 ? context.Say("next-actions.none_about", ("name", subject)) : context.Say("next-actions.head.about", ("name", subject));
        var shown = mentions.DistinctBy(record => (record.Kind, record.Id)).ToList();
        return new SkillResult(Reply.Of(head).With(blocks))
        {
            Facts = new TurnFacts { Mentions = shown, About = works.Count == 1 ? works[0].Ref : customer },
            State = context.State.Focused(shown.OrderBy(record => record.Kind == RecordKind.Opportunity ? 0 : 1).Take(4)) with { LastShown = [.. ranked.Select(one => one.About)], Suggested = [.. ranked.Select(one => one.Key)], Question = null },
        };
    }

    private static ListItem TaskItem(SalesTask task, SkillContext context) => new(
        task.Title,
        task.DueDate is { } due ? context.Say(due < context.Today ? "next-actions.task_late" : "next-actions.task_by", ("date", Formats.Date(due, context.Today, context.Language))) : null,
        new RecordRef(RecordKind.Task, task.Id, task.Title),
        []);
}
