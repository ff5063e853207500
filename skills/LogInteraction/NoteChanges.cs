using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>The deal that a note is about, as it stands.</summary>
internal sealed record NoteDeal(long Id, int Version, string Name, long? AmountFen, string? Currency, Stage Stage, int Probability, DateOnly? CloseDate, string? Competitors, string? NextAction, DateOnly? NextDue, long? ActionOwnerId);

/// <summary>A note → exactly what saving it would write: a new customer and contact first, the interaction, one task per follow-up, and what the words state about the deal.</summary>
internal static class NoteChanges
{
    public static ChangeSet Build(LogInteraction.Note note, NoteDeal? deal, SkillContext context)
    {
        var changes = new List<RecordChange>();
        var customerId = note.Customer?.Id;
        var contactId = note.Contact?.Id;
        if (customerId is null && note.Customer is { IsAmbiguous: false, Name.Length: > 0 } newCustomer)
        {
            customerId = context.Ids.Next();
            contactId = note.Contact is { Id: null, IsAmbiguous: false, Name.Length: > 0 } ? context.Ids.Next() : contactId;
            changes.Add(Customer(customerId.Value, newCustomer.Name, contactId, note, context));
        }

        if (note.Contact is { Id: null, IsAmbiguous: false, Name.Length: > 0 } newContact)
        {
            contactId ??= context.Ids.Next();
            changes.Add(Contact(contactId.Value, newContact.Name, customerId, note, context));
        }

        var interactionId = context.Ids.Next();
        changes.Add(Interaction(interactionId, customerId, contactId, note, context));
        foreach (var (followUp, index) in note.FollowUps.Select((followUp, index) => (followUp, index)))
        {
            changes.Add(Task(followUp, note.Words.GetValueOrDefault("followUp" + index), customerId, contactId, note.Opportunity?.Id, interactionId, context));
        }

        if (deal is not null && DealUpdate(deal, note, context) is { Fields.Count: > 0 } update)
        {
            changes.Add(update);
        }

        return new ChangeSet(changes);
    }

    /// <summary>A few words for the card: who, how.</summary>
    public static string Title(LogInteraction.Note note, SkillContext context)
    {
        var parts = new[]
        {
            note.Customer switch
            {
                null => context.Say("log-interaction.no_customer"),
                { IsAmbiguous: false } customer => customer.Name,
                _ => null,
            },
            note.Contact is { IsAmbiguous: false } contact ? contact.Name : null,
            note.Channel is { } channel ? context.Fields.FindChoice("channel", channel)?.Label(context.Language) ?? channel : null,
            note.On is { } on ? Formats.Date(on, context.Today, context.Language) : null,
        };
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static RecordChange Customer(long id, string name, long? contactId, LogInteraction.Note note, SkillContext context)
    {
        var fields = new FieldList();
        fields.Add("Name", name, note.Words.GetValueOrDefault("customer"));
        fields.Add("PrimaryContactId", contactId);
        fields.Add("FirstContactDate", note.On ?? context.Today);
        fields.Add("OwnerId", context.Caller.UserId);
        return fields.Create(RecordKind.Customer, id);
    }

    private static RecordChange Contact(long id, string name, long? customerId, LogInteraction.Note note, SkillContext context)
    {
        var fields = new FieldList();
        fields.Add("CustomerId", customerId);
        fields.Add("FullName", name, note.Words.GetValueOrDefault("contact"));
        fields.Add("JobTitle", note.ContactTitle, note.ContactTitle);
        fields.Add("MobilePhone", note.ContactPhone, note.ContactPhone);
        fields.Add("Email", note.ContactEmail, note.ContactEmail);
        fields.Add("OwnerId", context.Caller.UserId);
        return fields.Create(RecordKind.Contact, id);
    }

    private static RecordChange Interaction(long id, long? customerId, long? contactId, LogInteraction.Note note, SkillContext context)
    {
        var on = note.On ?? context.Today;
        var at = context.Calendar.ToUtc(on.ToDateTime(note.At ?? new TimeOnly(12, 0)));
        var first = note.FollowUps.Count > 0 ? note.FollowUps[0] : null;
        string? Said(string field) => note.Words.GetValueOrDefault(field);
        var fields = new FieldList();
        fields.Add("CustomerId", customerId, Said("customer"));
        fields.Add("ContactId", contactId, Said("contact"));
        fields.Add("OpportunityId", note.Opportunity?.Id, Said("opportunity"));
        fields.Add("OccurredAt", at, Said("when"));
        fields.Add("OccurredOn", on, Said("when"));
        fields.Add("HasClockTime", note.At is not null);
        fields.Add("Channel", note.Channel, Said("channel"));
        fields.Add("Location", note.Location, Said("location"));
        fields.Add("CheckedInAt", note.CheckIn is { } present ? context.Calendar.ToUtc(present.At) : null, Said("checkIn"));
        fields.Add("CheckInPosition", note.CheckIn?.Position);
        fields.Add("OurParticipants", string.Join(", ", (string[])[context.Caller.Name, .. note.Colleagues.Select(colleague => colleague.Name)]));
        fields.Add("CustomerParticipants", Participants(note));
        fields.Add("Subject", note.Subject);
        fields.Add("Content", note.Content);
        fields.Add("CustomerFeedback", note.Feedback);
        fields.Add("Sentiment", note.Attitude is { } attitude ? Enum.Parse<Sentiment>(attitude, ignoreCase: true).ToString() : null, Said("attitude"));
        fields.Add("KeyFacts", note.KeyFacts);
        fields.Add("BudgetMinFen", Fen(note.BudgetMin), Said("budget"));
        fields.Add("BudgetMaxFen", Fen(note.BudgetMax), Said("budget"));
        fields.Add("FollowUpAction", first?.Text, Said("followUp0"));
        fields.Add("FollowUpOwnerId", first is null ? null : first.Owner?.Id ?? context.Caller.UserId);
        fields.Add("FollowUpDueDate", first?.Due, Said("followUp0"));
        fields.Add("FollowUpStatus", first is null ? null : WorkStatus.NotStarted.ToString());
        fields.Add("OwnerId", context.Caller.UserId);
        fields.Add("CreatedById", context.Caller.UserId);
        return fields.Create(RecordKind.Interaction, id);
    }

    private static string? Participants(LogInteraction.Note note)
    {
        var names = note.Participants.Select(person => person.Name).ToList();
        if (note.Contact is { IsAmbiguous: false } contact)
        {
            names.Insert(0, contact.Name);
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private static RecordChange Task(LogInteraction.FollowUp followUp, string? words, long? customerId, long? contactId, long? dealId, long interactionId, SkillContext context)
    {
        var fields = new FieldList();
        fields.Add("Title", followUp.Text, words);
        fields.Add("DueDate", followUp.Due, words);
        fields.Add("DueTime", followUp.Time, words);
        fields.Add("OwnerId", followUp.Owner?.Id ?? context.Caller.UserId);
        fields.Add("CreatedById", context.Caller.UserId);
        fields.Add("CustomerId", customerId);
        fields.Add("ContactId", contactId);
        fields.Add("OpportunityId", dealId);
        fields.Add("InteractionId", interactionId);
        fields.Add("Status", WorkStatus.NotStarted.ToString());
        return fields.Create(RecordKind.Task, context.Ids.Next());
    }

    private static RecordChange DealUpdate(NoteDeal deal, LogInteraction.Note note, SkillContext context)
    {
        var fields = new FieldList();
        var update = note.Update;
        string? Said(string field) => note.Words.GetValueOrDefault(field);
        fields.Change("ExpectedAmountFen", deal.AmountFen, Fen(update?.Amount), Said("amount"));
        fields.Change("Stage", deal.Stage.ToString(), update?.Stage, Said("stage"));
        fields.Change("ExpectedCloseDate", deal.CloseDate, update?.ExpectedCloseDate, Said("closeDate"));
        fields.Change("LostReason", null, update?.LostReason, Said("stage"));
        fields.Change("WinProbability", deal.Probability, update?.Probability, Said("probability"));
        if (update?.Competitor is { } rival && deal.Competitors?.Contains(rival, StringComparison.OrdinalIgnoreCase) != true)
        {
            fields.Change("Competitors", deal.Competitors, string.IsNullOrEmpty(deal.Competitors) ? rival : deal.Competitors + ", " + rival, Said("competitor"));
        }

        // The deal's copy of the follow-up: only while it stays open.
        if (note.FollowUps.Count > 0 && update?.Stage is null or nameof(Stage.Negotiation) or nameof(Stage.Proposal) or nameof(Stage.NeedsConfirmed))
        {
            var next = note.FollowUps[0];
            fields.Change("NextAction", deal.NextAction, next.Text, Said("followUp0"));
            fields.Change("ActionDueDate", deal.NextDue, next.Due, Said("followUp0"));
            fields.Change("ActionOwnerId", deal.ActionOwnerId, next.Owner?.Id ?? context.Caller.UserId, null);
        }

        return fields.Update(RecordKind.Opportunity, deal.Id, deal.Version);
    }

    private static long? Fen(decimal? yuan) => yuan is { } amount ? Saturating.ToFen(amount) : null;
}
