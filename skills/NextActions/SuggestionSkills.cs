using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Tasking;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>One tap: the tasks that suggestions offer, made at once and taken back at once.</summary>
public sealed class CreateSuggestedTasksSkill : Skill<CreateSuggestedTasks>
{
    private static readonly string[] ByNextAction = ["overdue", "due", "due_soon"];

    protected override async Task<SkillResult> HandleAsync(CreateSuggestedTasks request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var ids = request.Of.Select(work => work.DealId).ToList();
        var deals = await context.Db.Opportunities.AsNoTracking().Where(deal => ids.Contains(deal.Id)).ToDictionaryAsync(deal => deal.Id, cancellationToken);
        var customers = await WorkLoader.CustomersAsync(context.Db, [.. deals.Values.Select(deal => deal.CustomerId).OfType<long>().Distinct()], cancellationToken);
        List<MadeTask> made = [.. request.Of.Where(work => deals.ContainsKey(work.DealId)).Select(work => Make(work, deals[work.DealId], customers, request, context))];
        if (made.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("next-actions.gone"))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        var isOne = made.Count == 1;
        return new SkillResult(isOne ? Reply.Of(context.Say("next-actions.task_made", ("title", made[0].Task.Name), ("deal", made[0].Deal.Name), ("date", Day(made[0], context)))) : List(made, context))
        {
            Immediate = new ImmediateChange(isOne ? made[0].Task.Name : context.Say("next-actions.several_tasks", ("count", made.Count)), new ChangeSet([.. made.Select(one => one.Change)])),
            Facts = new TurnFacts { Action = "create", About = isOne ? made[0].Task : null, Mentions = [.. made.Select(one => one.Deal)] },
            State = context.State.Focused(made.Select(one => one.Deal)) with { LastTask = isOne ? made[0].Task : null },
        };
    }

    private static Reply List(List<MadeTask> made, SkillContext context) => Reply.Of(context.Say("next-actions.tasks_made", ("count", made.Count)))
        .With(new ListBlock(null, [.. made.Select(one => new ListItem(one.Task.Name, $"{one.Deal.Name} · {Day(one, context)}", null, []))], IsNumbered: true));

    private static string Day(MadeTask made, SkillContext context) => Formats.Date(made.Due, context.Today, context.Language);

    private static MadeTask Make(SuggestedWork work, Opportunity deal, Dictionary<long, RecordRef> customers, CreateSuggestedTasks request, SkillContext context)
    {
        var customer = deal.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
        var isNextAction = ByNextAction.Contains(work.Kind);
        var title = isNextAction && deal.NextAction is { Length: > 0 } action ? action : context.Say($"next-actions.task.{Known(work.Kind)}", ("deal", deal.Name), ("customer", customer?.Name ?? ""));
        var due = request.Due ?? (isNextAction && deal.ActionDueDate > context.Today ? deal.ActionDueDate.Value : context.Today.AddDays(1));
        var task = new RecordRef(RecordKind.Task, context.Ids.Next(), title);
        FieldChange[] fields =
        [
            new("Title", null, title),
            new("DueDate", null, FieldCodec.Write(due)),
            new("DueTime", null, FieldCodec.Write(request.Time)),
            new("Status", null, FieldCodec.Write(WorkStatus.NotStarted)),
            new("OwnerId", null, FieldCodec.Write(deal.ActionOwnerId ?? deal.OwnerId ?? context.Caller.UserId)),
            new("CreatedById", null, FieldCodec.Write(context.Caller.UserId)),
            new("CustomerId", null, FieldCodec.Write(deal.CustomerId)),
            new("ContactId", null, FieldCodec.Write(deal.PrimaryContactId)),
            new("OpportunityId", null, FieldCodec.Write(deal.Id)),
        ];
        return new MadeTask(task, new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name), due, new RecordChange(RecordKind.Task, task.Id, ChangeOperation.Create, 0, [.. fields.Where(field => field.New is not null)]));
    }

    private static string Known(string kind) => kind is "no_decision_maker" or "no_contact" or "closing" or "closing_no_activity" or "close_passed" or "long_in_stage" ? kind : "follow_up";

    private sealed record MadeTask(RecordRef Task, RecordRef Deal, DateOnly Due, RecordChange Change);
}

/// <summary>"不用了", "推迟到周五", 全部推迟到周五: the suggestions are not shown again before their day, and tasks among them move to it.</summary>
public sealed class SnoozeSuggestionsSkill : Skill<SnoozeSuggestions>
{
    protected override async Task<SkillResult> HandleAsync(SnoozeSuggestions request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        List<RecordRef> about = [.. request.Keys.Select(key => context.State.LastShown.FirstOrDefault(record => SuggestionKey.IsAbout(key, record))).OfType<RecordRef>()];
        var title = request.Keys.Count > 1 ? context.Say("next-actions.several_suggestions", ("count", request.Keys.Count)) : about.Count == 1 ? about[0].Name : context.Say("next-actions.suggestion");
        var moves = request.Until is { } day ? await MovesAsync(about, day, context, cancellationToken) : [];
        var text = request.Until is { } until
            ? context.Say("next-actions.snoozed", ("title", title), ("date", Formats.Date(until, context.Today, context.Language)))
            : context.Say("next-actions.snoozed_forever", ("title", title));
        var undo = new ActionsBlock([new ReplyAction(context.Say("conversation.undo"), "say", context.Say("conversation.undo_words"))]);
        var reply = Reply.Of(moves.Count == 0 ? text : text + context.Say("next-actions.tasks_moved", ("count", moves.Count)));
        return new SkillResult(reply.With(undo))
        {
            Immediate = moves.Count == 0 ? null : new ImmediateChange(title, new ChangeSet(moves)),
            Snoozes = [.. request.Keys.Where(key => !moves.Any(move => SuggestionKey.IsAbout(key, new RecordRef(move.Kind, move.Id, "")))).Select(key => new SnoozeDraft(key, request.Until) { Title = title })],
            Facts = new TurnFacts { Action = "snooze", About = about.Count == 1 ? about[0] : null, Mentions = about },
        };
    }

    // A task of one's own would be late otherwise; another's is only not brought up.
    private static async Task<IReadOnlyList<RecordChange>> MovesAsync(List<RecordRef> about, DateOnly day, SkillContext context, CancellationToken cancellationToken)
    {
        var ids = about.Where(record => record.Kind == RecordKind.Task).Select(record => record.Id).ToList();
        var tasks = ids.Count == 0 ? [] : await context.Db.Tasks.AsNoTracking().Where(task => ids.Contains(task.Id)).OrderBy(task => task.Id).ToListAsync(cancellationToken);
        return [.. tasks.Select(TaskItem.Of).Where(item => item.IsOpen && TaskRights.IsOwn(item, context)).Select(item => TaskChanges.Of(item, new ManageTask("update") { Due = day }, context)).Where(change => change.Fields.Count > 0)];
    }
}
