using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>One tap: the task that a suggestion offers, made at once.</summary>
public sealed class CreateSuggestedTaskSkill : Skill<CreateSuggestedTask>
{
    private static readonly string[] ByNextAction = ["overdue", "due", "due_soon"];

    protected override async Task<SkillResult> HandleAsync(CreateSuggestedTask request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var deal = await context.Db.Opportunities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.DealId, cancellationToken);
        if (deal is null)
        {
            return new SkillResult(Reply.Of(context.Say("next-actions.gone"))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        var customer = (await WorkLoader.CustomersAsync(context.Db, deal.CustomerId is { } id ? [id] : [], cancellationToken)).Values.FirstOrDefault();
        var title = ByNextAction.Contains(request.Kind) && deal.NextAction is { Length: > 0 } action ? action : context.Say($"next-actions.task.{Known(request.Kind)}", ("deal", deal.Name), ("customer", customer?.Name ?? ""));
        var due = request.Due ?? (deal.ActionDueDate > context.Today && ByNextAction.Contains(request.Kind) ? deal.ActionDueDate.Value : context.Today.AddDays(1));
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
        var reply = context.Say("next-actions.task_made", ("title", title), ("deal", deal.Name), ("date", Formats.Date(due, context.Today, context.Language)));
        return new SkillResult(Reply.Of(reply))
        {
            Immediate = new ImmediateChange(title, new ChangeSet([new RecordChange(RecordKind.Task, task.Id, ChangeOperation.Create, 0, [.. fields.Where(field => field.New is not null)])])),
            Facts = new TurnFacts { Action = "create", About = task, Mentions = [new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name)] },
            State = context.State.Focused(new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name)) with { LastTask = task },
        };
    }

    private static string Known(string kind) => kind is "no_decision_maker" or "no_contact" or "closing" or "closing_no_activity" or "close_passed" or "long_in_stage" ? kind : "follow_up";
}

/// <summary>"不用了", "推迟到周五": the suggestion is not shown again before its day.</summary>
public sealed class SnoozeSuggestionSkill : Skill<SnoozeSuggestion>
{
    protected override Task<SkillResult> HandleAsync(SnoozeSuggestion request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var about = context.State.LastShown.FirstOrDefault(record => SuggestionKey.IsAbout(request.Key, record));
        var title = about?.Name ?? context.Say("next-actions.suggestion");
        var text = request.Until is { } until
            ? context.Say("next-actions.snoozed", ("title", title), ("date", Formats.Date(until, context.Today, context.Language)))
            : context.Say("next-actions.snoozed_forever", ("title", title));
        var undo = new ActionsBlock([new ReplyAction(context.Say("conversation.undo"), "say", context.Say("conversation.undo_words"))]);
        return Task.FromResult(new SkillResult(Reply.Of(text).With(undo))
        {
            Snooze = new SnoozeDraft(request.Key, request.Until) { Title = title },
            Facts = new TurnFacts { Action = "snooze", About = about, Mentions = about is null ? [] : [about] },
        });
    }
}
