using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Planning;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Profiles;

/// <summary>Puts the card of a customer together, whole or one aspect.</summary>
internal sealed class ProfileCard(Customer customer, SkillContext context)
{
    private const int LastTalks = 3;
    private const int MostRows = 10;

    public List<Block> Blocks { get; } = [];

    public List<RecordRef> Mentions { get; } = [];

    public async Task AddAsync(string aspect, CancellationToken cancellationToken)
    {
        if (aspect is "all" or "tags")
        {
            AddBasics(aspect);
        }
        else
        {
            Blocks.Add(new TextBlock(customer.Name, "title"));
        }

        if (aspect is "all" or "contacts" or "phone" or "decision_maker")
        {
            await AddContactsAsync(aspect, cancellationToken);
        }

        if (aspect is "all" or "deals")
        {
            await AddDealsAsync(cancellationToken);
        }

        if (aspect is "all" or "history")
        {
            await AddHistoryAsync(aspect == "history" ? MostRows : LastTalks, cancellationToken);
        }

        if (aspect == "all")
        {
            await AddTasksAsync(cancellationToken);
        }
    }

    private void AddBasics(string aspect)
    {
        (string Field, string? Value)[] values = aspect == "tags" ? [("Tags", customer.Tags)] :
        [
            ("Industry", Choice("industry", customer.Industry)),
            ("CompanySize", Choice("size", customer.CompanySize?.ToString())),
            ("Grade", Choice("grade", customer.Grade?.ToString())),
            ("Status", Choice("customer-status", customer.Status.ToString())),
            ("City", string.Join(" ", new[] { customer.Region, customer.City }.Where(text => !string.IsNullOrEmpty(text)))),
            ("Source", Choice("source", customer.Source)),
            ("FirstContactDate", customer.FirstContactDate is { } day ? Formats.Date(day, context.Today, context.Language) : null),
            ("MainNeeds", customer.MainNeeds),
            ("Tags", customer.Tags),
        ];
        var lines = values.Where(value => !string.IsNullOrWhiteSpace(value.Value)).Select(value => new FieldLine(context.Fields.Find(RecordKind.Customer, value.Field)?.Label(context.Language) ?? value.Field, value.Value!)).ToList();   // filtered
        Blocks.Add(new FieldsBlock(customer.Name, lines, new RecordRef(RecordKind.Customer, customer.Id, customer.Name)));
        if (aspect == "tags" && lines.Count == 0)
        {
            Blocks.Add(new TextBlock(context.Say("customer-profile.no_tags")));
        }
    }

    private async Task AddContactsAsync(string aspect, CancellationToken cancellationToken)
    {
        var contacts = await context.Db.Contacts.AsNoTracking().Where(contact => contact.CustomerId == customer.Id).OrderBy(contact => contact.Id).Take(MostRows).ToListAsync(cancellationToken);
        var deciders = contacts.Where(contact => contact.BuyingRole == BuyingRole.DecisionMaker || contact.Id == customer.KeyDecisionMakerId).ToList();
        if (aspect == "decision_maker" && deciders.Count == 0)
        {
            Blocks.Add(new TextBlock(context.Say("customer-profile.no_decision_maker"), "warning"));
        }

        var shown = aspect == "decision_maker" && deciders.Count > 0 ? deciders : contacts;
        if (shown.Count == 0)
        {
            Blocks.Add(new TextBlock(context.Say("customer-profile.no_contacts"), "muted"));
            return;
        }

        // Numbers come with a single look-up or when they are asked for, not with every card.
        var withNumbers = aspect is "phone" or "decision_maker" || (aspect == "contacts" && contacts.Count <= LastTalks);
        Blocks.Add(new ListBlock(context.Say("customer-profile.contacts"), [.. shown.OrderBy(contact => contact.BuyingRole ?? BuyingRole.Other).Select(contact => ContactItem(contact, withNumbers))]));
        Mentions.AddRange(shown.Select(contact => new RecordRef(RecordKind.Contact, contact.Id, contact.FullName)));
    }

    private ListItem ContactItem(Contact contact, bool withNumbers)
    {
        var role = ContactLines.Role(contact, context);
        var numbers = withNumbers && customer.OwnerId is not null ? string.Join(" · ", new[] { contact.MobilePhone ?? contact.OfficePhone, contact.Email }.OfType<string>()) : null;
        return new ListItem(contact.FullName, string.Join(" · ", new[] { contact.JobTitle, role, numbers }.Where(text => !string.IsNullOrEmpty(text))), new RecordRef(RecordKind.Contact, contact.Id, contact.FullName), []);
    }

    private async Task AddDealsAsync(CancellationToken cancellationToken)
    {
        var works = await WorkLoader.DealsAsync(context.Db, context.Db.Opportunities.Where(deal => deal.CustomerId == customer.Id), cancellationToken);
        var won = await context.Db.Opportunities.AsNoTracking().Where(deal => deal.CustomerId == customer.Id && (deal.Stage == Stage.Won || deal.Stage == Stage.AfterSales) && deal.Currency == context.Settings.Currency)
            .GroupBy(_ => 1).Select(group => new { Count = group.Count(), Amount = group.Sum(deal => deal.ExpectedAmountFen) }).FirstOrDefaultAsync(cancellationToken);
        if (works.Count == 0)
        {
            Blocks.Add(new TextBlock(context.Say("customer-profile.no_deals"), "muted"));
        }
        else
        {
            Blocks.Add(new ListBlock(context.Say("customer-profile.deals"), [.. works.Take(MostRows).Select(work => new ListItem(NextActionsReply.Title(work, context), NextActionsReply.NextStep(work, context), work.Ref, []))]));
            Mentions.AddRange(works.Take(MostRows).Select(work => work.Ref));
        }

        if (won is { Count: > 0 })
        {
            Blocks.Add(new TextBlock(context.Say("customer-profile.won", ("count", won.Count), ("amount", Formats.MoneyOfFen(won.Amount ?? 0, context.Settings.Currency)))));
        }
    }

    private async Task AddHistoryAsync(int most, CancellationToken cancellationToken)
    {
        var talks = await context.Db.Interactions.AsNoTracking().Where(talk => talk.CustomerId == customer.Id)
            .OrderByDescending(talk => talk.OccurredAt).ThenByDescending(talk => talk.Id).Take(most)
            .Select(talk => new { talk.Id, talk.OccurredOn, talk.Channel, talk.Subject, talk.CustomerFeedback, Person = context.Db.Contacts.Where(contact => contact.Id == talk.ContactId).Select(contact => contact.FullName).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        if (talks.Count == 0)
        {
            Blocks.Add(new TextBlock(context.Say("customer-profile.no_history"), "muted"));
            return;
        }

        Blocks.Add(new ListBlock(context.Say("customer-profile.history"), [.. talks.Select(talk => new ListItem(
            string.Join(" · ", new[] { Formats.Date(talk.OccurredOn, context.Today, context.Language), Choice("channel", talk.Channel), talk.Person, talk.Subject }.Where(text => !string.IsNullOrEmpty(text))),
            talk.CustomerFeedback,
            new RecordRef(RecordKind.Interaction, talk.Id, talk.Subject ?? ""),
            []))]));
        Mentions.AddRange(talks.Select(talk => new RecordRef(RecordKind.Interaction, talk.Id, talk.Subject ?? "")));
    }

    private async Task AddTasksAsync(CancellationToken cancellationToken)
    {
        var tasks = await WorkLoader.OpenTasks(context.Db).Where(task => task.CustomerId == customer.Id).OrderBy(task => task.DueDate == null).ThenBy(task => task.DueDate).Take(LastTalks).ToListAsync(cancellationToken);
        if (tasks.Count > 0)
        {
            Blocks.Add(new ListBlock(context.Say("customer-profile.tasks"), [.. tasks.Select(task => new ListItem(task.Title, task.DueDate is { } due ? context.Say(due < context.Today ? "next-actions.task_late" : "next-actions.task_by", ("date", Formats.Date(due, context.Today, context.Language))) : null, new RecordRef(RecordKind.Task, task.Id, task.Title), []))]));
        }

        Blocks.Add(new ActionsBlock([.. Followups.Select(key => new ReplyAction(context.Say(key, ("name", customer.ShortName ?? customer.Name)), "say", context.Say(key, ("name", customer.ShortName ?? customer.Name))))]));
    }

    private static readonly string[] Followups = ["customer-profile.ask_next", "customer-profile.ask_contacts"];

    private string? Choice(string set, string? code) => code is null ? null : context.Fields.FindChoice(set, code)?.Label(context.Language) ?? code;
}
