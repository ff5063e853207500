using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Tasking;

/// <summary>Makes, moves, finishes and drops tasks and planned activities (R21, R24). What is one's own is changed at once, with undo; another's waits for a yes.</summary>
public sealed class ManageTaskSkill : Skill<ManageTask>
{
    protected override async Task<SkillResult> HandleAsync(ManageTask request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.Owner is { } person && !await TaskRights.MayAssignAsync(person, context, cancellationToken))
        {
            return new SkillResult(Reply.Of(context.Say("manage-task.may_not_assign", ("name", person.Name)))) { Facts = new TurnFacts { IsDenied = true } };
        }

        return request.Action == "create"
            ? await CreateAsync(request, context, cancellationToken)
            : await ChangeAsync(request, context, cancellationToken);
    }

    private static async Task<SkillResult> CreateAsync(ManageTask request, SkillContext context, CancellationToken cancellationToken)
    {
        if (request.Contact is { IsAmbiguous: true } contact && request.Customer?.Id is null)
        {
            return await ClarifyReply.AskAsync(context, "contact", contact.Candidates, request, null, cancellationToken);
        }

        if (request.Customer is { IsAmbiguous: true } customer && request.Contact?.Id is null)
        {
            return await ClarifyReply.AskAsync(context, "customer", customer.Candidates, request, null, cancellationToken);
        }

        var customerId = request.Customer?.Id ?? (request.Contact?.Id is { } contactId ? await context.Db.Contacts.AsNoTracking().Where(one => one.Id == contactId).Select(one => one.CustomerId).FirstOrDefaultAsync(cancellationToken) : null);
        if (SharedTask.Is(request))
        {
            return await SharedTask.ProposeAsync(request, customerId, context, cancellationToken);
        }

        var (record, change) = TaskChanges.Create(request, request.Owner?.Id ?? context.Caller.UserId, customerId, context);
        var clash = await ClashAsync(change, context, cancellationToken);
        var key = record.Kind == RecordKind.Activity ? "activity_made" : request.Owner is { } owner && owner.Id != context.Caller.UserId ? "task_given" : request.Due is null ? "task_made_undated" : "task_made";
        var reply = context.Say($"manage-task.{key}", ("title", record.Name), ("when", When(request.Due, request.Time, context)), ("owner", request.Owner?.Name), ("about", About(request, context)));
        var state = await RememberAsync(record, request.Opportunity?.Id, request.Contact?.Id, customerId, context, cancellationToken);
        return Done(request, record, change, reply.Trim(), clash, state);
    }

    private static async Task<SkillResult> ChangeAsync(ManageTask request, SkillContext context, CancellationToken cancellationToken)
    {
        if (request.MoreItems.Count > 0)
        {
            return await SeveralTasks.ChangeAsync(request, context, cancellationToken);
        }

        var found = await TaskFinder.FindAsync(request, context, cancellationToken);
        if (found.Count != 1)
        {
            return await ClarifyReply.AskAsync(context, "task", [.. found.Select(one => one.Record)], request, null, cancellationToken);
        }

        var item = found[0];
        if (!item.IsOpen)
        {
            return new SkillResult(Reply.Of(context.Say("manage-task.already_closed", ("title", item.Record.Name)))) { Facts = new TurnFacts { About = item.Record, Mentions = [item.Record] } };
        }

        var change = TaskChanges.Of(item, request, context);
        if (change.Fields.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("manage-task.unchanged", ("title", item.Record.Name))))
            {
                Facts = new TurnFacts { Action = request.Action, About = item.Record, Mentions = [item.Record] },
                State = context.State with { LastTask = item.Record, Question = null },
            };
        }

        var moved = (On: After(change, item.Activity is null ? "DueDate" : "PlannedOn") is { } on ? DateOnly.ParseExact(on, "yyyy-MM-dd") : item.On, At: request.Time ?? (request.ShiftMinutes is { } minutes ? item.At?.AddMinutes(minutes) : item.At));
        var record = request is { Action: "update", Title: { } renamed } ? item.Record with { Name = renamed } : item.Record;
        var key = request.Action switch { "complete" => "completed", "cancel" => "cancelled", _ when request.Title is not null => "renamed", _ when request.Owner is not null => "handed", _ => "moved" };
        var reply = context.Say($"manage-task.{key}", ("title", record.Name), ("when", When(moved.On, moved.At, context)), ("owner", request.Owner?.Name));
        var clash = request.Action == "update" ? await ClashAsync(change, context, cancellationToken) : null;
        var state = await RememberAsync(record, item.OpportunityId, item.ContactId, item.CustomerId, context, cancellationToken);
        return TaskRights.IsOwn(item, context)
            ? Done(request, record, change, reply.Trim(), clash, state)
            : Proposed(request, item, change, state, context);
    }

    private static SkillResult Done(ManageTask request, RecordRef record, RecordChange change, string reply, string? clash, ConversationState state)
    {
        var blocks = Reply.Of(reply);
        return new SkillResult(clash is null ? blocks : blocks.With(new TextBlock(clash, "warning")))
        {
            Immediate = new ImmediateChange(record.Name, new ChangeSet([change])),
            Facts = new TurnFacts { Action = request.Action, About = record, Mentions = [record] },
            State = state,
        };
    }

    private static SkillResult Proposed(ManageTask request, TaskItem item, RecordChange change, ConversationState state, SkillContext context) => new(Reply.Of(context.Say("manage-task.not_own", ("title", item.Record.Name))))
    {
        Proposals = [new ProposalDraft("manage_task", item.Record.Name, new ChangeSet([change]), [])],
        Facts = new TurnFacts { Action = request.Action, About = item.Record, Mentions = [item.Record] },
        State = state,
    };

    // The deal, person and customer behind the item stay in talk: "再把这单的下一步提前" comes next.
    private static async Task<ConversationState> RememberAsync(RecordRef record, long? dealId, long? contactId, long? customerId, SkillContext context, CancellationToken cancellationToken)
    {
        var talked = new List<RecordRef>();
        if (dealId is { } deal && await context.Db.Opportunities.AsNoTracking().Where(one => one.Id == deal).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken) is { } dealName)
        {
            talked.Add(new RecordRef(RecordKind.Opportunity, deal, dealName));
        }

        if (contactId is { } contact && await context.Db.Contacts.AsNoTracking().Where(one => one.Id == contact).Select(one => one.FullName).FirstOrDefaultAsync(cancellationToken) is { } contactName)
        {
            talked.Add(new RecordRef(RecordKind.Contact, contact, contactName));
        }

        if (customerId is { } customer && await context.Db.Customers.AsNoTracking().Where(one => one.Id == customer).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken) is { } customerName)
        {
            talked.Add(new RecordRef(RecordKind.Customer, customer, customerName));
        }

        return context.State.Focused(talked) with { LastTask = record, Question = null };
    }

    // Other plans of the same person at that time (R22): said, never refused.
    private static async Task<string?> ClashAsync(RecordChange change, SkillContext context, CancellationToken cancellationToken)
    {
        if (change.Kind != RecordKind.Activity || change.NewValue("PlannedStart") is not { } text)
        {
            return null;
        }

        var start = (DateTime)Data.Fields.FieldCodec.Read(text, typeof(DateTime))!;   // written by us
        var end = start.AddHours(1);
        var ownerId = change.NewValue("OwnerId") is { } owner ? long.Parse(owner) : context.Caller.UserId;
        var other = await Planning.WorkLoader.Planned(context.Db)
            .Where(activity => activity.Id != change.Id && activity.OwnerId == ownerId && activity.PlannedStart < end && (activity.PlannedEnd ?? activity.PlannedStart.AddHours(1)) > start)
            .Select(activity => new { activity.Name, activity.PlannedStart }).FirstOrDefaultAsync(cancellationToken);
        return other is null ? null : context.Say("manage-task.clash", ("when", Formats.Moment(context.Calendar.ToLocal(other.PlannedStart), context.Today, context.Language)), ("name", other.Name));
    }

    private static string? After(RecordChange change, string field) => change.NewValue(field);

    private static string When(DateOnly? on, TimeOnly? at, SkillContext context) => on is not { } day ? ""
        : at is { } time ? Formats.Moment(day.ToDateTime(time), context.Today, context.Language) : Formats.Date(day, context.Today, context.Language);

    private static string About(ManageTask request, SkillContext context) => (request.Contact ?? request.Customer)?.Name is { } name ? context.Say("manage-task.about", ("name", name)) : "";
}

/// <summary>Registration.</summary>
public static class ManageTaskServices
{
    public static IServiceCollection AddManageTask(this IServiceCollection services) => services
        .AddSingleton<ISkill, ManageTaskSkill>()
        .AddSingleton<ISkillReader, ManageTaskReader>();
}
