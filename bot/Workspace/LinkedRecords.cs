using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot.Workspace;

/// <summary>What belongs to a record, within the viewer's rights.</summary>
public sealed class LinkedRecords(ICrmContexts contexts, FieldCatalogue fields)
{
    private const int Shown = 12;

    /// <summary>A titled list. HasMore: only the newest are shown.</summary>
    public sealed record Section(string Title, IReadOnlyList<Item> Items, bool HasMore = false);

    /// <summary>One entry; Link null where there is no page.</summary>
    public sealed record Item(string Title, string Text, string? Link);

    /// <summary>The lists of a record that the viewer has been shown to be allowed to see.</summary>
    public async Task<IReadOnlyList<Section>> OfAsync(CrmContext db, RecordKind kind, Record record, Ui ui, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(ui);
        var id = record.Id;
        var sections = new List<Section>();
        if (kind == RecordKind.Customer)
        {
            var contacts = await db.Contacts.AsNoTracking().Where(contact => contact.CustomerId == id).OrderBy(contact => contact.BuyingRole).Take(Shown + 1).ToListAsync(cancellationToken);
            sections.Add(Cut(ui.Say("linked.contacts"), contacts.Select(contact => new Item(contact.FullName, Join(contact.JobTitle, Choice(ui, RecordKind.Contact, "BuyingRole", contact.BuyingRole?.ToString())), RecordLinks.To(RecordKind.Contact, contact.Id)))));
        }

        if (kind is RecordKind.Customer or RecordKind.Contact)
        {
            var deals = db.Opportunities.AsNoTracking().Where(deal => kind == RecordKind.Customer ? deal.CustomerId == id : deal.PrimaryContactId == id);
            sections.Add(Cut(ui.Say("linked.deals"), (await deals.OrderBy(deal => deal.ClosedAt != null).ThenByDescending(deal => deal.UpdatedAt).Take(Shown + 1).ToListAsync(cancellationToken)).Select(deal => Deal(deal, ui))));
        }

        if (kind == RecordKind.Opportunity)
        {
            var stages = await db.StageChanges.AsNoTracking().Where(change => change.OpportunityId == id).OrderByDescending(change => change.ChangedAt).ThenByDescending(change => change.Id).Take(Shown + 1).ToListAsync(cancellationToken);
            sections.Add(Cut(ui.Say("linked.stages"), stages.Select(change => new Item(StageName(ui, change.To), Join(Formats.Date(change.ChangedOn, ui.Today, ui.Language), change.Reason), null))));
        }

        var tasks = Tasks(db, kind, id);
        if (tasks is not null)
        {
            sections.Add(Cut(ui.Say("linked.tasks"), (await tasks.OrderBy(task => task.CompletedAt != null).ThenBy(task => task.DueDate).Take(Shown + 1).ToListAsync(cancellationToken)).Select(task =>
                new Item(task.Title, Join(task.DueDate is { } due ? Formats.Date(due, ui.Today, ui.Language) : null, Choice(ui, RecordKind.Task, "Status", task.Status.ToString())), RecordLinks.To(RecordKind.Task, task.Id)))));
        }

        var planned = db.Activities.AsNoTracking().Where(activity => kind == RecordKind.Customer ? activity.CustomerId == id : kind == RecordKind.Contact ? activity.ContactId == id : activity.OpportunityId == id);
        if (kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity)
        {
            sections.Add(Cut(ui.Say("linked.activities"), (await planned.OrderByDescending(activity => activity.PlannedStart).Take(Shown + 1).ToListAsync(cancellationToken)).Select(activity =>
                new Item(activity.Name, Join(Formats.Moment(ui.Calendar.ToLocal(activity.PlannedStart), ui.Today, ui.Language), Choice(ui, RecordKind.Activity, "Status", activity.Status.ToString())), RecordLinks.To(RecordKind.Activity, activity.Id)))));
            var contacts = db.Interactions.AsNoTracking().Where(interaction => kind == RecordKind.Customer ? interaction.CustomerId == id : kind == RecordKind.Contact ? interaction.ContactId == id : interaction.OpportunityId == id);
            sections.Add(Cut(ui.Say("linked.interactions"), (await contacts.OrderByDescending(interaction => interaction.OccurredAt).Take(Shown + 1).ToListAsync(cancellationToken)).Select(interaction =>
                new Item(interaction.Subject ?? Short(interaction.Content) ?? interaction.Number, Join(Formats.Date(interaction.OccurredOn, ui.Today, ui.Language), Choice(ui, RecordKind.Interaction, "Channel", interaction.Channel)), RecordLinks.To(RecordKind.Interaction, interaction.Id)))));
        }

        sections.Add(await HistoryAsync(kind, id, ui, cancellationToken));
        return sections;
    }

    private static IQueryable<Data.Tasks.SalesTask>? Tasks(CrmContext db, RecordKind kind, long id) => kind switch
    {
        RecordKind.Customer => db.Tasks.AsNoTracking().Where(task => task.CustomerId == id),
        RecordKind.Contact => db.Tasks.AsNoTracking().Where(task => task.ContactId == id),
        RecordKind.Opportunity => db.Tasks.AsNoTracking().Where(task => task.OpportunityId == id),
        RecordKind.Interaction => db.Tasks.AsNoTracking().Where(task => task.InteractionId == id),
        _ => null,
    };

    // The audit is the system's; only the lines about a record that the viewer sees are shown, without values.
    private async Task<Section> HistoryAsync(RecordKind kind, long id, Ui ui, CancellationToken cancellationToken)
    {
        await using var system = contexts.Open(Caller.System);
        var entries = await system.Audit.AsNoTracking().Where(entry => entry.Kind == kind && entry.RecordId == id).OrderByDescending(entry => entry.Sequence).Take(Shown + 1)
            .Select(entry => new { entry.At, entry.Action, User = system.Users.Where(user => user.Id == entry.UserId).Select(user => user.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        return Cut(ui.Say("linked.history"), entries.Select(entry => new Item(
            ActionName(ui, entry.Action), Join(entry.User ?? ui.Say("linked.system"), Formats.Moment(ui.Calendar.ToLocal(entry.At), ui.Today, ui.Language)), null)));
    }

    private static string ActionName(Ui ui, string action) => action is "create" or "update" or "delete" or "undo" or "import" ? ui.Say("audit." + action) : action;

    private Item Deal(Opportunity deal, Ui ui) => new(
        deal.Name,
        Join(StageName(ui, deal.Stage), deal.ExpectedAmountFen is { } fen ? Formats.MoneyOfFen(fen, deal.Currency) : null, (deal.ClosedAt ?? deal.ExpectedCloseDate) is { } date ? Formats.Date(date, ui.Today, ui.Language) : null),
        RecordLinks.To(RecordKind.Opportunity, deal.Id));

    private string StageName(Ui ui, Stage stage) => Choice(ui, RecordKind.Opportunity, "Stage", stage.ToString()) ?? stage.ToString();

    private string? Choice(Ui ui, RecordKind kind, string field, string? code) =>
        code is null ? null : fields.Find(kind, field)?.ChoiceSet is { } set ? fields.FindChoice(set, code)?.Label(ui.Language) ?? code : code;

    private static Section Cut(string title, IEnumerable<Item> items)
    {
        var all = items.ToList();
        return new Section(title, [.. all.Take(Shown)], all.Count > Shown);
    }

    private static string Join(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Short(string? text) => text is { Length: > 60 } ? text[..60] + "…" : text;
}
