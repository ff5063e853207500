using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Skills.Arguments;

/// <summary>Given notes → notes with records, each checked against the message.</summary>
internal sealed class NoteArguments(ArgumentContext context, ArgumentNames names, List<string> faults)
{
    private const int MostNotes = 10;

    public LogInteraction Read(LogInteraction given)
    {
        if (given.Notes.Count is 0 or > MostNotes)
        {
            faults.Add($"notes: 1 to {MostNotes} are possible.");
            return given;
        }

        return given with { Notes = [.. given.Notes.Select((note, at) => Read(note, $"notes[{at}]") with { Position = given.Notes.Count > 1 ? at + 1 : null })] };
    }

    private LogInteraction.Note Read(LogInteraction.Note given, string place)
    {
        var parties = names.Parties(given.Customer, given.Contact, given.Opportunity, place);
        return given with
        {
            Customer = parties.Customer,
            Contact = parties.Contact,
            Opportunity = parties.Deal ?? (given.Update is null ? null : parties.Talk.LikelyOpportunity),
            WasOpen = parties.Customer is { IsAmbiguous: true },
            ContactPhone = Said(given.ContactPhone, place + ".contactPhone"),
            ContactEmail = Said(given.ContactEmail, place + ".contactEmail"),
            Channel = Choice("channel", given.Channel, place + ".channel"),
            Colleagues = [.. given.Colleagues.Select(colleague => names.Record(RecordKind.User, colleague.Name, place + ".colleagues")).OfType<RecordRef>()],
            Participants = [.. given.Participants.Select(person => Participant(person.Name, place)).OfType<RecordRef>()],
            Content = names.IsSaid(given.Content) ? given.Content : context.Utterance.Original,   // a note is kept in the person's own words
            BudgetMin = Amount(given.BudgetMin, place + ".budgetMin"),
            BudgetMax = Amount(given.BudgetMax, place + ".budgetMax"),
            FollowUps = [.. given.FollowUps.Select(todo => todo with { Owner = todo.Owner is { } owner ? names.Record(RecordKind.User, owner.Name, place + ".followUps.owner") : null })],
            Update = given.Update is { } update ? update with
            {
                Amount = Amount(update.Amount, place + ".update.amount"),
                Stage = Choice("stage", update.Stage, place + ".update.stage"),
                Competitor = Said(update.Competitor, place + ".update.competitor"),
            }
            : null,
            Words = Words(given, parties.Contact),
        };
    }

    // A second person of the customer: somebody known, in the same company.
    private RecordRef? Participant(string name, string place)
    {
        if (names.Talk(name).Contact is { Id: { } id } person)
        {
            return new RecordRef(RecordKind.Contact, id, person.Name);
        }

        faults.Add($"{place}.participants: '{name}' is not known; leave it out.");
        return null;
    }

    private decimal? Amount(decimal? yuan, string place) => yuan is { } amount && new ChangeArguments(context, names, faults).IsSaid(amount, place) ? amount : null;

    private string? Said(string? words, string place)
    {
        if (words is not null && !names.IsSaid(words))
        {
            faults.Add($"{place}: '{words}' does not stand in the message.");
            return null;
        }

        return words;
    }

    private string? Choice(string set, string? value, string place)
    {
        if (value is null || FieldCatalogue.Default.FindChoice(set, value) is { } known && (value = known.Code) is not null)
        {
            return value;
        }

        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: '{value}' is not one of {string.Join(", ", FieldCatalogue.Default.Choices(set).Select(choice => choice.Code))}."));
        return null;
    }

    private static Dictionary<string, string> Words(LogInteraction.Note given, Named? contact)
    {
        var words = new Dictionary<string, string>();
        if (given.Contact is { } person && contact is not null)
        {
            words["contact"] = person.Name;
        }

        return words;
    }
}
