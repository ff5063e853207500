using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Resolves the names of a message together: a contact narrows the customer, the customer the contacts and deals, and what was talked about before stands in where nothing is named.</summary>
internal static class SubjectReader
{
    // A name that fits clearly worse than the best one is no candidate.
    private const double Tolerance = 0.15;
    private const int MostCandidates = 5;
    private static readonly Lexicon Words = Lexicon.Of("clarify");

    /// <summary>Whether words such as 这单, 他们 or "that deal" point at what was talked about before.</summary>
    public static bool PointsBack(string text) => Words.Has(text, "point_back");

    /// <param name="utterance">The message.</param>
    /// <param name="context">Names and what was talked about.</param>
    /// <param name="useFocus">Whether a message without names is about what was talked about before.</param>
    public static Subject Read(Utterance utterance, ReadingContext context, bool useFocus = true)
    {
        var colleagues = Records(utterance, RecordKind.User);
        var customers = Candidates(utterance, RecordKind.Customer);
        var contacts = Narrow(Candidates(utterance, RecordKind.Contact), customers);
        var deals = Narrow(Candidates(utterance, RecordKind.Opportunity), customers);
        if (customers.Count == 0 && contacts.Count == 0 && deals.Count == 0)
        {
            return (useFocus ? FromFocus(utterance, context) : Subject.None) with { Colleagues = colleagues, Team = Records(utterance, RecordKind.Team).FirstOrDefault(), Product = Records(utterance, RecordKind.Product).FirstOrDefault() };
        }

        contacts = Narrow(contacts, deals);
        customers = NarrowCustomers(customers, contacts, deals);
        var customerIds = (customers.Count > 0 ? customers.Select(one => one.Record.Id) : contacts.Concat(deals).Select(one => one.CustomerId ?? 0)).Where(id => id != 0).Distinct().ToList();
        var open = customerIds.SelectMany(context.Names.DealsOf).Where(deal => deal.IsOpen).ToList();
        var contact = ToNamed(contacts);
        var deal = deals.Count == 1 ? deals[0].Record : ToRecord(DealChoice.Pick(deals.Count > 1 ? [.. open.Where(one => deals.Any(other => other.Record.Id == one.Id))] : open, utterance, contact?.Id));
        if (deal is not null && customerIds.Count > 1 && context.Names.Find(RecordKind.Opportunity, deal.Id)?.CustomerId is { } ofDeal)
        {
            customerIds = [ofDeal];   // a word of the deal's name decides between two customers of like names
        }

        var customer = customerIds.Count == 1 ? ToNamed(context.Names.Find(RecordKind.Customer, customerIds[0])) : ToNamed(customers);
        return new Subject(customer, contact, Deal(deal, deals), [.. open.Where(one => customerIds.Count != 1 || one.CustomerId == customerIds[0]).Select(one => one.Record)])
        {
            Colleagues = [.. colleagues.Where(colleague => contact is null || contact.Name != colleague.Name)],
            Team = Records(utterance, RecordKind.Team).FirstOrDefault(),
            Product = Records(utterance, RecordKind.Product).FirstOrDefault(),
        };
    }

    private static Subject FromFocus(Utterance utterance, ReadingContext context)
    {
        var names = context.Names;
        var deal = context.State.Newest(RecordKind.Opportunity) is { } talked ? names.Find(RecordKind.Opportunity, talked.Id) : null;
        var customerId = context.State.Focus.Select(record => record.Kind == RecordKind.Customer ? record.Id : names.Find(record.Kind, record.Id)?.CustomerId).FirstOrDefault(id => id is not null);
        if (customerId is null)
        {
            return Subject.None;
        }

        var open = names.DealsOf(customerId.Value).Where(one => one.IsOpen).ToList();
        var picked = DealChoice.Pick(open, utterance) ?? (deal?.CustomerId == customerId ? deal : null);
        var contact = context.State.Newest(RecordKind.Contact) is { } person && names.Find(RecordKind.Contact, person.Id)?.CustomerId == customerId ? Named.One(person) : null;
        return new Subject(ToNamed(names.Find(RecordKind.Customer, customerId.Value)), contact, picked is null ? null : Named.One(picked.Record), [.. open.Select(one => one.Record)]) { IsFromFocus = true };
    }

    private static Named? Deal(RecordRef? picked, List<EntityCandidate> said) =>
        picked is not null ? Named.One(picked) : said.Count > 1 ? ToNamed(said) : null;

    private static List<EntityCandidate> Candidates(Utterance utterance, RecordKind kind)
    {
        var mention = utterance.Of(kind).MaxBy(one => one.Candidates.Where(candidate => candidate.Record.Kind == kind).Max(candidate => candidate.Score));
        if (mention is null)
        {
            return [];
        }

        var fitting = mention.Candidates.Where(candidate => candidate.Record.Kind == kind).ToList();
        var best = fitting.Max(candidate => candidate.Score);
        return [.. fitting.Where(candidate => best - candidate.Score <= Tolerance).DistinctBy(candidate => candidate.Record.Id)];
    }

    private static List<RecordRef> Records(Utterance utterance, RecordKind kind) =>
        [.. utterance.Of(kind).Select(mention => mention.Candidates.First(candidate => candidate.Record.Kind == kind).Record).DistinctBy(record => record.Id)];

    // Contacts and deals of the customers in talk; when none fits, the words meant somebody else and the name stands for itself.
    private static List<EntityCandidate> Narrow(List<EntityCandidate> candidates, List<EntityCandidate> by)
    {
        var customerIds = by.Select(one => one.CustomerId).ToHashSet();
        var narrowed = candidates.Where(candidate => customerIds.Contains(candidate.CustomerId)).ToList();
        return narrowed.Count > 0 ? narrowed : candidates;
    }

    private static List<EntityCandidate> NarrowCustomers(List<EntityCandidate> customers, List<EntityCandidate> contacts, List<EntityCandidate> deals)
    {
        var byDeal = deals.Count > 0 ? Narrow(customers, deals) : customers;
        return contacts.Count > 0 ? Narrow(byDeal, contacts) : byDeal;
    }

    private static Named? ToNamed(List<EntityCandidate> candidates) => candidates.Count switch
    {
        0 => null,
        1 => Named.One(candidates[0].Record),
        _ => new Named(candidates[0].Record.Kind, null, candidates[0].Record.Name, [.. candidates.Take(MostCandidates).Select(candidate => candidate.Record)]),
    };

    private static Named? ToNamed(NamedRecord? record) => record is null ? null : Named.One(record.Record);

    private static RecordRef? ToRecord(NamedRecord? record) => record?.Record;
}
