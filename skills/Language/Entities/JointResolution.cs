using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>One run of <see cref="JointResolver"/>.</summary>
internal sealed class JointResolution(TalkReading talk, bool useFocus)
{
    private const int MostCandidates = 5;
    private readonly Dictionary<string, string> _words = [];

    public ResolvedTalk Resolve()
    {
        var customers = new CustomerPicker(talk).Pick();
        var isFromFocus = false;
        if (customers.Count == 0 && useFocus && FocusCustomer() is { } focus)
        {
            customers = [(focus.Id, 1)];
            isFromFocus = true;
        }

        var isOpenQuestion = customers.Count > 1 && customers[0].Score - customers[1].Score < 0.12;
        var customer = customers.Count == 0 || isOpenQuestion ? null : talk.Names.Find(RecordKind.Customer, customers[0].Id);
        var people = new PeoplePicker(talk, customer).Pick();
        var deal = customer is null ? new DealPicker.Picked() : new DealPicker(talk, customer, people.Contact?.Id).Pick();
        Remember(customer, people, deal);
        return new ResolvedTalk
        {
            Customer = customer is not null ? Named.One(customer.Record) : Choice(RecordKind.Customer, customers.Select(candidate => talk.Names.Find(RecordKind.Customer, candidate.Id)?.Record)),
            Contact = people.Contact,
            Contacts = people.Contacts,
            Opportunity = deal.Strict ?? (customer is null ? LooseDeal() : null),
            LikelyOpportunity = deal.Likely,
            ClosedDeal = deal.Closed,
            IsAfterSale = deal.IsAfterSale,
            OpenDeals = deal.Open,
            Colleagues = people.Colleagues,
            Team = Mentioned(RecordKind.Team, candidate => candidate.Form != "region", "Team"),
            Region = Mentioned(RecordKind.Team, candidate => candidate.Form == "region", "Region")?.Name,
            Products = [.. Products().Take(MostCandidates)],
            IsFromFocus = isFromFocus,
            Words = _words,
        };
    }

    /// <summary>The customer, or the customer of the contact or deal, talked about last.</summary>
    private NamedRecord? FocusCustomer() => talk.State.Focus
        .Where(record => record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity or RecordKind.Activity)
        .Select(record => talk.Names.Find(record.Kind, record.Id)?.CustomerId is { } id ? talk.Names.Find(RecordKind.Customer, id) : null)
        .FirstOrDefault(customer => customer is not null);

    /// <summary>Deals named by themselves that belong to several customers.</summary>
    private Named? LooseDeal() => talk.Mentions.FirstOrDefault(mention => mention.Best.Record.Kind == RecordKind.Opportunity) is { } mention
        ? Choice(RecordKind.Opportunity, mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Opportunity).Select(candidate => candidate.Record))
        : null;

    private RecordRef? Mentioned(RecordKind kind, Func<EntityCandidate, bool> fits, string field)
    {
        foreach (var mention in talk.Mentions)
        {
            if (mention.Best.Record.Kind == kind && mention.Candidates.FirstOrDefault(candidate => candidate.Record.Kind == kind && fits(candidate)) is { } candidate)
            {
                _words[field] = talk.Words(mention);
                return candidate.Record;
            }
        }

        return null;
    }

    private IEnumerable<RecordRef> Products() => talk.Mentions
        .SelectMany(mention => mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Product))
        .OrderByDescending(candidate => candidate.Score).Select(candidate => candidate.Record).DistinctBy(record => record.Id);

    private static Named? Choice(RecordKind kind, IEnumerable<RecordRef?> records)
    {
        var candidates = records.Where(record => record is not null).Select(record => record!).DistinctBy(record => record.Id).Take(MostCandidates).ToList();
        return candidates.Count switch
        {
            0 => null,
            1 => Named.One(candidates[0]),
            _ => new Named(kind, null, candidates[0].Name, candidates),
        };
    }

    private void Remember(NamedRecord? customer, PeoplePicker.Picked people, DealPicker.Picked deal)
    {
        if (talk.Mentions.FirstOrDefault(mention => mention.Candidates.Any(candidate => candidate.Record.Kind == RecordKind.Customer && (customer is null || candidate.Record.Id == customer.Id))) is { } named)
        {
            _words["Customer"] = talk.Words(named);
        }

        if (people.Words is not null)
        {
            _words["Contact"] = people.Words;
        }

        if (deal.Words is not null)
        {
            _words["Opportunity"] = deal.Words;
        }
    }
}
