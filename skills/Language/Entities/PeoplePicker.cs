using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Tells the customer's people from colleagues, and who of them the talk was with.</summary>
internal sealed class PeoplePicker(TalkReading talk, NamedRecord? customer)
{
    private const int MostCandidates = 5;

    internal sealed record Picked(Named? Contact, IReadOnlyList<RecordRef> Contacts, IReadOnlyList<RecordRef> Colleagues, string? Words);

    public Picked Pick()
    {
        var contacts = new List<(Named Who, EntityMention Mention, double Weight)>();
        var colleagues = new List<RecordRef>();
        foreach (var mention in talk.Mentions.Where(mention => mention.Candidates.Any(candidate => candidate.Record.Kind is RecordKind.Contact or RecordKind.User)))
        {
            if (mention.Best.Record.Kind is not (RecordKind.Contact or RecordKind.User))
            {
                continue;   // 白露 the customer, not the person
            }

            if (IsColleague(mention) is { } colleague)
            {
                colleagues.Add(colleague);
            }
            else if (Contact(mention) is { } contact)
            {
                contacts.Add((contact, mention, Weight(mention)));
            }
        }

        var main = contacts.Count == 0 ? default : contacts.Select((contact, order) => (contact, order)).OrderByDescending(pair => pair.contact.Weight).ThenBy(pair => pair.order).First().contact;
        return new Picked(
            main.Who,
            [.. contacts.Where(contact => contact.Who.Id is not null).Select(contact => new RecordRef(RecordKind.Contact, contact.Who.Id!.Value, contact.Who.Name)).DistinctBy(record => record.Id)],
            [.. colleagues.Where(colleague => colleague.Id != talk.Names.Caller.UserId).DistinctBy(record => record.Id)],
            main.Mention is null ? null : talk.Words(main.Mention));
    }

    private RecordRef? IsColleague(EntityMention mention)
    {
        var user = mention.Candidates.FirstOrDefault(candidate => candidate.Record.Kind == RecordKind.User);
        if (user is null)
        {
            return null;
        }

        var contact = Fitting(mention).FirstOrDefault();
        if (contact is null)
        {
            // Nobody at this customer; a clear contact of another one is still not our colleague.
            return customer is not null || mention.Candidates.All(candidate => candidate.Record.Kind == RecordKind.User) ? user.Record : OursOrBetter(mention, user, mention.Candidates.First(candidate => candidate.Record.Kind == RecordKind.Contact));
        }

        return OursOrBetter(mention, user, contact);
    }

    private RecordRef? OursOrBetter(EntityMention mention, EntityCandidate user, EntityCandidate contact)
    {
        var isOurs = talk.Names.Lexicon is { } lexicon && lexicon.Talk.Ours.Any(word => talk.Before(mention, 8).EndsWith(word, StringComparison.Ordinal));
        return isOurs || user.Score > contact.Score + 0.1 ? user.Record : null;
    }

    /// <summary>Contacts of the customer in talk; of any customer when none is known.</summary>
    private List<EntityCandidate> Fitting(EntityMention mention)
    {
        var contacts = mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Contact).ToList();
        if (customer is null)
        {
            return contacts;
        }

        var own = contacts.Where(candidate => candidate.CustomerId == customer.Id).ToList();
        return own.Count > 0 ? own : Rematch(mention);
    }

    /// <summary>A common surname has more bearers than candidates are kept: ask the customer's own people.</summary>
    private List<EntityCandidate> Rematch(EntityMention mention)
    {
        if (talk.Names.Lexicon is not { } lexicon)
        {
            return [];
        }

        var words = talk.Text.Substring(mention.Span.Start, mention.Span.Length);
        return [.. talk.Names.ContactsOf(customer!.Id)
            .Select(contact => new EntityCandidate(contact.Record, "title", PersonMatch.Score(words, contact, lexicon), customer.Id))
            .Where(candidate => candidate.Score > 0.4).OrderByDescending(candidate => candidate.Score)];
    }

    private Named? Contact(EntityMention mention)
    {
        var fitting = Fitting(mention);
        if (fitting.Count == 0)
        {
            return null;
        }

        var near = fitting.Where(candidate => fitting[0].Score - candidate.Score <= 0.15).Take(MostCandidates).Select(candidate => candidate.Record).ToList();
        if (near.Count > 1 && talk.State.Focus.FirstOrDefault(record => near.Exists(other => other.Kind == record.Kind && other.Id == record.Id)) is { } focus)
        {
            return Named.One(focus);
        }

        return near.Count == 1 ? Named.One(near[0]) : new Named(RecordKind.Contact, null, talk.Words(mention), near);
    }

    /// <summary>Who was there counts before who was not; who was talked to before who is only mentioned.</summary>
    private double Weight(EntityMention mention)
    {
        if (talk.Names.Lexicon is not { } lexicon)
        {
            return 0;
        }

        var weight = lexicon.Talk.Absent.Any(word => talk.Behind(mention, word.Length + 1).TrimStart().StartsWith(word, StringComparison.Ordinal)) ? -1.0 : 0;
        var before = talk.Before(mention, 10);
        return weight + (lexicon.Talk.TalkedTo.Any(word => before.EndsWith(word, StringComparison.Ordinal) && (!LatinWords.IsWordChar(word[0]) || before.Length == word.Length || !LatinWords.IsWordChar(before[^(word.Length + 1)]))) ? 0.5 : 0);
    }
}
