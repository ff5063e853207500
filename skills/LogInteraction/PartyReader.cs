using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Who a contact was with.</summary>
internal sealed record Parties
{
    public Named? Customer { get; init; }

    public Named? Contact { get; init; }

    /// <summary>Further people of the customer who were there.</summary>
    public IReadOnlyList<RecordRef> Others { get; init; } = [];

    /// <summary>Colleagues who were there.</summary>
    public IReadOnlyList<RecordRef> Colleagues { get; init; } = [];

    public string? Title { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>Field → where it was said.</summary>
    public Dictionary<string, Span> Words { get; init; } = [];
}

/// <summary>Reads customer, contact, further people and colleagues of one contact jointly: a person narrows the company, the company narrows people.</summary>
internal static partial class PartyReader
{
    private const double ClearlyAhead = 0.1;
    private const int LongestPronoun = 12;

    public static Parties Read(NotePart part, ReadingContext context)
    {
        var colleagues = ColleagueReader.Read(part, context);
        var customers = Customers(part);
        var people = People(part, colleagues.All);
        var companies = new Dictionary<Clause, Span?>();   // a clause may name a thousand people and is searched once
        people.RemoveAll(person => IsOfUnknownCompany(part, person, clause => companies.TryGetValue(clause, out var known) ? known : companies[clause] = NewCompanyReader.In(part, clause, context)));
        var newCustomer = NewCompanyReader.Read(part, context, customers.Count > 0 || people.Count > 0);
        if (newCustomer is { } company)
        {
            customers = [];
        }

        var pairs = Pairs(part, customers, people, newCustomer is not null, context);
        var words = new Dictionary<string, Span>();
        var (customer, contact, person) = Pick(pairs, customers, people, context, words);
        if (newCustomer is { } unknown)
        {
            customer = Named.New(RecordKind.Customer, part.Words(unknown));
            words["customer"] = unknown;
        }

        // 叶青转岗，接手的叫沙敏: who is gone was not met when somebody stands in his place.
        if (person is not null && newCustomer is null && contact?.Id is not null && NoteWords.Parties["gone"].StartsAt(part.Text, person.Mention.Span.End, part.ClauseOf(person.Mention.Span).Span.End)
            && people.Count == 1 && NewPersonReader.Read(part, context, null, true) is { } successor)
        {
            (contact, person) = (null, null);
            words["contact"] = successor.Span;
        }

        var newContact = contact is null ? NewPersonReader.Read(part, context, newCustomer, customer is not null) : null;
        if (newContact is not null)
        {
            contact = Named.New(RecordKind.Contact, newContact.Name);
            words["contact"] = newContact.Span;
        }

        return new Parties
        {
            Customer = customer,
            Contact = contact,
            Title = newContact?.Title,
            Phone = newContact?.Phone,
            Email = newContact?.Email,
            Others = [.. people.Where(other => other != person && !other.IsAway && contact?.Id is not null).Select(other => other.Mention.Candidates.FirstOrDefault(candidate => candidate.Record.Kind == RecordKind.Contact && candidate.CustomerId == customer?.Id)?.Record).OfType<RecordRef>().Where(other => other.Id != contact?.Id).DistinctBy(other => other.Id)],
            Colleagues = colleagues.There,
            Words = words,
        };
    }

    // 昆山立芯半导体的赵工: a title like one of ours, but of a company that nobody here knows.
    private static bool IsOfUnknownCompany(NotePart part, Person person, Func<Clause, Span?> companyIn)
    {
        var clause = part.ClauseOf(person.Mention.Span);
        return person.Mention.Best.Form == "title" && companyIn(clause) is { } company && company.End <= person.Mention.Span.Start
            && part.Text[company.End..person.Mention.Span.Start].Trim() is "" or "的" or "那边" or "那边的" or "公司的";
    }

    private static List<(EntityMention Mention, EntityCandidate Candidate)> Customers(NotePart part)
    {
        List<(EntityMention Mention, EntityCandidate Candidate)> found =
        [
            .. part.Mentions
                .Where(mention => !VisitSplitter.IsReference(part, part.ClauseOf(mention.Span), mention))
                .SelectMany(mention => mention.Candidates.Where(candidate => candidate.Record.Kind is RecordKind.Customer or RecordKind.Opportunity && candidate.CustomerId is not null).Select(candidate => (mention, candidate))),
        ];
        // Words that sound like another customer's deal do not take the note away from the customer that was named.
        var named = found.Where(one => one.Candidate is { Record.Kind: RecordKind.Customer, Form: "full" or "short" }).Select(one => one.Candidate.CustomerId).ToHashSet();
        return named.Count == 0 ? found : [.. found.Where(one => one.Candidate.Record.Kind == RecordKind.Customer || named.Contains(one.Candidate.CustomerId))];
    }

    private static List<Person> People(NotePart part, IReadOnlySet<Span> colleagues)
    {
        var people = new List<Person>();
        foreach (var said in part.Of(RecordKind.Contact).Where(mention => !colleagues.Contains(mention.Span)))
        {
            var mention = Explained(part, said);
            var clause = part.ClauseOf(mention.Span).Span;
            var isAway = NoteWords.Parties["absent"].StartsAt(part.Text, mention.Span.End, clause.End) || IsSaidAway(part, mention);
            var isJoined = people.Count > 0 && mention.Span.Start >= people[^1].Mention.Span.End && And().IsMatch(part.Text[people[^1].Mention.Span.End..mention.Span.Start]);
            var weight = -0.25 * people.Count
                + (clause == mention.Span ? 0.6 : 0)   // "Kestrel - Emily - call": a heading says who
                + (isAway ? -2 : 0)
                + (people.Count == 0 && mention.Span.Start == part.Clauses[0].Span.Start ? 0.35 : 0)   // whoever the note opens with
                + (VisitSplitter.IsReference(part, part.ClauseOf(mention.Span), mention) ? -1.5 : 0)
                + (people.Exists(person => person.IsAway) && NoteWords.Parties["received"].StartsAt(part.Text, mention.Span.End, clause.End) ? 0.6 : 0)   // 副总出门了，品控留我坐
                + (!isJoined && NoteWords.Parties["met"].EndsAt(part.Text, mention.Span.Start, FollowUpCues.AfterLead(part, part.ClauseOf(mention.Span))) ? 0.6 : 0)
                + (!isJoined && NoteWords.Parties["speaks"].StartsAt(part.Text, BehindHome(part, mention.Span, clause.End), clause.End) ? 0.5 : 0)
                + (people.Count > 0 && part.DatesIn(part.ClauseOf(mention.Span)).Any(date => date is { OtherFrom: null } && date.From > part.Message.Today && date.Span.End <= mention.Span.Start) ? -0.8 : 0)   // 明天找郝总谈
                + (people.Count > 0 && NoteWords.Parties["sent_by"].EndsAt(part.Text, mention.Span.Start, clause.Start) ? -1.2 : 0);
            people.Add(new Person(mention, weight, isAway));
        }

        // A company that bears its founder's name is no person where one is named.
        if (people.Exists(person => person.Mention.Best.Record.Kind == RecordKind.Contact))
        {
            people.RemoveAll(person => person.Mention.Best.Record.Kind == RecordKind.Customer);
        }

        // Nobody else was there: the one who was away is whom it was meant for.
        return people.Count > 0 && people.TrueForAll(person => person.IsAway) ? [.. people.Select(person => person with { Weight = person.Weight + 2 })] : people;
    }

    // 老温来电，就是温若兰: a form of address is whoever is named in full beside it.
    private static EntityMention Explained(NotePart part, EntityMention mention)
    {
        if (mention.Candidates.Count == 1)
        {
            return mention;
        }

        var named = part.Of(RecordKind.Contact).Where(other => other.Span != mention.Span && other is { IsClear: true, Best: { Form: "full", Record.Kind: RecordKind.Contact } }).Select(other => other.Best.Record.Id).ToHashSet();
        var same = mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Contact && named.Contains(candidate.Record.Id)).ToList();
        return same.Count == 1 ? mention with { Candidates = same } : mention;
    }

    // 找温总，她开会去了: told in the clause behind, by a pronoun.
    private static bool IsSaidAway(NotePart part, EntityMention mention)
    {
        var clause = part.ClauseOf(mention.Span);
        return part.After(clause) is { } next && next.Sentence == clause.Sentence
            && Pronoun().Match(part.Text, next.Span.Start, Math.Min(next.Span.Length, LongestPronoun)) is { Success: true } who && NoteWords.Parties["absent"].StartsAt(part.Text, who.Index + who.Length, next.Span.End)
            && part.MentionsIn(clause).LastOrDefault() == mention;
    }

    [GeneratedRegex(@"^(?:结果|可惜|可|但|不过|谁知|偏偏|but ?)*(?:他|她|人家?|(?:he|she)(?![a-z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    // "Vincent from Sterling dropped by": where he works stands between him and what he did.
    private static int BehindHome(NotePart part, Span person, int end)
    {
        var home = part.Message.Mentions.FirstOrDefault(mention => mention.Span.Start > person.End && mention.Best.Record.Kind == RecordKind.Customer);
        return home is not null && home.Span.End < end && From().IsMatch(part.Text[person.End..home.Span.Start]) ? home.Span.End : person.End;
    }

    [GeneratedRegex(@"^ ?[(,]? ?(?:from|at|of|over at|@) ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s*(?:和|跟|与|及|、|,|and|&|plus)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();

    private static List<Pair> Pairs(NotePart part, List<(EntityMention Mention, EntityCandidate Candidate)> customers, List<Person> people, bool isNewCustomer, ReadingContext context)
    {
        var pairs = new List<Pair>();
        if (isNewCustomer)
        {
            return pairs;
        }

        var byCustomer = customers.GroupBy(found => found.Candidate.CustomerId!.Value)   // filtered when gathered
            .Select(group => (Id: group.Key, Best: group.MaxBy(found => found.Candidate.Score), IsNamed: group.Any(found => found.Candidate.Record.Kind == RecordKind.Customer), Count: group.Select(found => found.Mention.Span).Distinct().Count()))
            .ToList();
        foreach (var person in people)
        {
            foreach (var candidate in person.Mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Contact))
            {
                var home = byCustomer.FirstOrDefault(customer => customer.Id == candidate.CustomerId);
                var isHome = home.Id != 0;
                // A word of a deal's name is a hint, not a name: 许慧讲经营BI is about her company's.
                if (!isHome && byCustomer.Exists(customer => customer.IsNamed))
                {
                    continue;
                }

                pairs.Add(new Pair(candidate.CustomerId, isHome ? home.Best : null, person, candidate, person.Weight + candidate.Score + (isHome ? home.Best.Candidate.Score + (0.1 * home.Count) : 0) + Hint(part, person.Mention.Span, candidate.CustomerId, context)));
            }
        }

        foreach (var customer in byCustomer)
        {
            pairs.Add(new Pair(customer.Id, customer.Best, null, null, customer.Best.Candidate.Score + (0.1 * customer.Count) - 0.9));
        }

        return [.. pairs.OrderByDescending(pair => pair.Score)];
    }

    // 冷链梁总: the words right before a person that are part of one company's name and of no other's.
    private static double Hint(NotePart part, Span person, long? customerId, ReadingContext context)
    {
        if (customerId is not { } id || person.Start < 2 || context.Names.Find(RecordKind.Customer, id) is not { } customer)
        {
            return 0;
        }

        var before = part.Text[(person.Start - 2)..person.Start];
        return before.All(c => c is >= '\u3400' and <= '\u9fff') && customer.Names.Any(name => name.Contains(before, StringComparison.Ordinal)) ? 0.3 : 0;
    }

    private static (Named? Customer, Named? Contact, Person? Person) Pick(List<Pair> pairs, List<(EntityMention Mention, EntityCandidate Candidate)> customers, List<Person> people, ReadingContext context, Dictionary<string, Span> words)
    {
        if (pairs.Count == 0)
        {
            return FromFocus(people, context);
        }

        var best = pairs[0];
        var rivals = pairs.Where(pair => best.Score - pair.Score < ClearlyAhead).ToList();
        var customerIds = rivals.Select(pair => pair.CustomerId).OfType<long>().Distinct().ToList();
        if (customerIds.Count > 1 && context.State.Focus.FirstOrDefault(record => record.Kind == RecordKind.Customer && customerIds.Contains(record.Id)) is { } talkedOf)
        {
            best = rivals.First(pair => pair.CustomerId == talkedOf.Id);
            rivals = [.. rivals.Where(pair => pair.CustomerId == talkedOf.Id)];
            customerIds = [talkedOf.Id];
        }

        Say(words, "customer", best.CustomerWords?.Mention.Span ?? best.Person?.Mention.Span);
        Say(words, "contact", best.Person?.Mention.Span);
        var customer = customerIds.Count > 1
            ? Ambiguous(RecordKind.Customer, best, customerIds.Select(id => context.Names.Find(RecordKind.Customer, id)?.Record))
            : best.CustomerId is { } only && context.Names.Find(RecordKind.Customer, only) is { } record ? Named.One(record.Record) : null;
        var contacts = rivals.Where(pair => pair.Person == best.Person).Select(pair => pair.Contact?.Record).OfType<RecordRef>().DistinctBy(contact => contact.Id).ToList();
        var contact = best.Contact is null || customerIds.Count > 1 ? null
            : contacts.Count > 1 ? Ambiguous(RecordKind.Contact, best, contacts)
            : Named.One(best.Contact.Record);
        return (customer, contact, best.Person);
    }

    // "他说可以" without a name: the one talked about a turn ago.
    private static (Named?, Named?, Person?) FromFocus(List<Person> people, ReadingContext context)
    {
        if (people.Count > 0 || context.State.Focus.Count == 0)
        {
            return (null, null, null);
        }

        var contact = context.State.Focus[0].Kind == RecordKind.Contact ? context.Names.Find(RecordKind.Contact, context.State.Focus[0].Id) : null;
        var customer = contact?.CustomerId is { } home ? context.Names.Find(RecordKind.Customer, home)?.Record : context.State.Newest(RecordKind.Customer);
        return (customer is null ? null : Named.One(customer), contact is null ? null : Named.One(contact.Record), null);
    }

    private static Named Ambiguous(RecordKind kind, Pair best, IEnumerable<RecordRef?> candidates)
    {
        _ = best;
        var found = candidates.OfType<RecordRef>().Take(5).ToList();
        return found.Count == 1 ? Named.One(found[0]) : new Named(kind, null, found.Count > 0 ? found[0].Name : "", found);
    }

    private static void Say(Dictionary<string, Span> words, string field, Span? span)
    {
        if (span is { } found)
        {
            words[field] = found;
        }
    }

    private sealed record Person(EntityMention Mention, double Weight, bool IsAway);

    private sealed record Pair(long? CustomerId, (EntityMention Mention, EntityCandidate Candidate)? CustomerWords, Person? Person, EntityCandidate? Contact, double Score);
}
