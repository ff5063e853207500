using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Arguments;

/// <summary>Given names → records, by the same index and the same joint resolution that read the person's own words. A record counts only if the message or the talk before names it, or something of it.</summary>
internal sealed class ArgumentNames(ArgumentContext context, List<string> faults)
{
    private const int Longest = 120;
    private readonly HashSet<(RecordKind, long)> _known = Known(context);
    private readonly string _words = Fold(string.Join('\n', context.Earlier.Append(context.Utterance.Original).Concat(Talked(context).Select(record => record.Name))));

    /// <summary>Customer, contact and deal together: each narrows the others.</summary>
    public (Named? Customer, Named? Contact, Named? Deal, ResolvedTalk Talk) Parties(Named? customer, Named? contact, Named? deal, string place)
    {
        if (customer is not null && Talk(customer.Name).Customer is null)
        {
            // A company that nobody here has: its people and deals are new as well.
            return (New(RecordKind.Customer, customer.Name, place + ".customer"), contact is null ? null : New(RecordKind.Contact, contact.Name, place + ".contact"), null, ResolvedTalk.Empty);
        }

        var talk = Talk(string.Join('，', new[] { customer, contact, deal }.OfType<Named>().Select(named => named.Name)));
        var picked = deal is null ? null : talk.Opportunity ?? talk.LikelyOpportunity;
        if (deal is not null && picked is null)
        {
            faults.Add($"{place}: no deal '{deal.Name}' is known of that customer; leave it out if the message names none.");
        }

        return (
            Checked(talk.Customer, place + ".customer"),
            contact is null ? null : Checked(talk.Contact, place + ".contact") ?? New(RecordKind.Contact, contact.Name, place + ".contact"),
            Checked(picked, place + ".opportunity"),
            talk);
    }

    /// <summary>The narrowest of deal, person and customer that the words name, the last only as it was said.</summary>
    public (Named? Named, ResolvedTalk Talk) About(string words, RecordKind unknown, bool mayBeDeal, string place)
    {
        var talk = Talk(words);
        var found = (mayBeDeal ? talk.Opportunity : null) ?? talk.Contact ?? talk.Customer;
        return (found is null ? New(unknown, words, place) : Checked(found, place), talk);
    }

    /// <summary>A colleague, team, product or deal by its name; a fault, and null, when it is not known or not clear.</summary>
    public RecordRef? Record(RecordKind kind, string name, string place)
    {
        var caller = context.Reading.Caller;
        if (kind == RecordKind.User && Fold(name) is var folded && (folded == Fold(caller.Name) || folded is "me" or "我"))
        {
            return new RecordRef(RecordKind.User, caller.UserId, caller.Name);
        }

        var candidates = Candidates(kind, name);
        if (candidates.Count == 1 || (candidates.Count > 1 && candidates[0].Score - candidates[1].Score > 0.15))
        {
            var found = candidates[0].Record;
            return IsTalkedAbout(found) || (kind == RecordKind.Team && found.Id == caller.TeamId) ? found : Fault(place, $"'{name}' is named neither in the message nor before.");
        }

        return Fault(place, candidates.Count == 0 ? $"'{name}' is not known." : $"'{name}' may mean several.");
    }

    /// <summary>Whether somebody visible has the name at all.</summary>
    public bool IsKnown(RecordKind kind, string name) => Candidates(kind, name).Count > 0 || (kind == RecordKind.User && Fold(name) is "me" or "我");

    /// <summary>Whether the words stand in what the person said.</summary>
    public bool IsSaid(string words) => _words.Contains(Fold(words), StringComparison.Ordinal);

    /// <summary>A name that no visible record has: only as it was said.</summary>
    public Named? New(RecordKind kind, string name, string place)
    {
        if (name.Length <= Longest && IsSaid(name))
        {
            return Named.New(kind, name);
        }

        faults.Add($"{place}: '{name}' does not stand in the message.");
        return null;
    }

    /// <summary>The joint resolution of some words, as if they were all that was said.</summary>
    public ResolvedTalk Talk(string words) =>
        words.Length is 0 or > 500 ? ResolvedTalk.Empty : JointResolver.Resolve(UtteranceReader.Read(words, context.Utterance.Now, context.Names), context.Reading);

    private List<EntityCandidate> Candidates(RecordKind kind, string name) =>
        name.Length > Longest ? [] : [.. context.Names.Mark(Normalizer.Normalize(name).Text).SelectMany(mention => mention.Candidates).Where(candidate => candidate.Record.Kind == kind)
            .OrderByDescending(candidate => candidate.Score).DistinctBy(candidate => candidate.Record.Id)];

    private Named? Checked(Named? named, string place)
    {
        if (named is { Id: { } id } && !IsTalkedAbout(new RecordRef(named.Kind, id, named.Name)))
        {
            faults.Add($"{place}: '{named.Name}' is named neither in the message nor before.");
            return null;
        }

        return named;
    }

    private RecordRef? Fault(string place, string reason)
    {
        faults.Add($"{place}: {reason}");
        return null;
    }

    // The record itself, its customer, or the customer's people and deals: a name narrows to what belongs to it, never to something else.
    private bool IsTalkedAbout(RecordRef record) =>
        _known.Contains((record.Kind, record.Id)) || (context.Names.Find(record.Kind, record.Id)?.CustomerId is { } customer && _known.Contains((RecordKind.Customer, customer)));

    private static HashSet<(RecordKind, long)> Known(ArgumentContext context)
    {
        var said = context.Utterance.Mentions.Concat(context.Earlier.SelectMany(earlier => context.Names.Mark(Normalizer.Normalize(earlier).Text)));
        var known = said.SelectMany(mention => mention.Candidates).Select(candidate => candidate.Record).Concat(Talked(context)).Select(record => (record.Kind, record.Id)).ToHashSet();
        foreach (var (kind, id) in known.ToList())
        {
            if (context.Names.Find(kind, id)?.CustomerId is { } customer)
            {
                known.Add((RecordKind.Customer, customer));
            }
        }

        return known;
    }

    private static IEnumerable<RecordRef> Talked(ArgumentContext context)
    {
        var state = context.Reading.State;
        return state.Focus.Concat(state.LastShown).Concat(state.LastTask is { } task ? [task] : []);
    }

    private static string Fold(string text) => string.Concat(Normalizer.Normalize(text).Text.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
}
