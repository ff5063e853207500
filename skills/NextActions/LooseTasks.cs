using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>Open tasks that no suggested deal speaks for: those without a deal, and follow-ups beside the deal's own next action.</summary>
internal static class LooseTasks
{
    public static async Task<IReadOnlyList<Suggestion>> LoadAsync(NextActions request, WorkScope scope, IReadOnlyList<DealWork> works, HashSet<string> snoozed, SkillContext context, CancellationToken cancellationToken)
    {
        if (request.Filters.Count > 0 || request.Focus is "closing" or "risk" or "quiet")
        {
            return [];   // conditions on deals
        }

        var last = request.Period?.To ?? context.Today;
        var from = request.Period?.From is { } first && first > context.Today ? first : DateOnly.MinValue;
        if (request.Focus == "overdue" && last >= context.Today)
        {
            last = context.Today.AddDays(-1);
        }

        var dealIds = works.Select(work => work.Deal.Id).ToHashSet();
        var query = WorkLoader.OpenTasks(context.Db).Where(task => task.DueDate != null && task.DueDate >= from && task.DueDate <= last);
        if (scope.OwnerIds is { } owners)
        {
            query = query.Where(task => task.OwnerId != null && owners.Contains(task.OwnerId.Value));
        }

        var tasks = (await query.OrderBy(task => task.DueDate).ThenBy(task => task.Id).Take(100).ToListAsync(cancellationToken))
            .Where(task => task.OpportunityId is not { } deal || !dealIds.Contains(deal)).ToList();
        var customers = await WorkLoader.CustomersAsync(context.Db, [.. tasks.Select(task => task.CustomerId).OfType<long>().Distinct()], cancellationToken);
        return [.. tasks.Select(task => Make(task, customers, context)).Where(suggestion => !snoozed.Contains(suggestion.Key))];
    }

    private static Suggestion Make(SalesTask task, Dictionary<long, RecordRef> customers, SkillContext context)
    {
        var due = task.DueDate!.Value;   // the query asks for a date
        var kind = due < context.Today ? "task_overdue" : "task_due";
        var text = context.Say($"next-actions.reason.{kind}", ("date", Formats.Date(due, context.Today, context.Language)), ("title", task.Title), ("days", Math.Abs(context.Today.DayNumber - due.DayNumber)));
        return new Suggestion(new RecordRef(RecordKind.Task, task.Id, task.Title), task.CustomerId is { } id ? customers.GetValueOrDefault(id) : null, [new Reason(kind, text, 0.8)], 0.5)
        {
            Source = task.InteractionId is { } talk ? new RecordRef(RecordKind.Interaction, talk, task.Title) : null,
        };
    }
}
