using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Cuts a message into contacts: a clause that tells of another customer, or of another person over another channel, opens the next one.</summary>
internal static partial class VisitSplitter
{
    private const int LongestOpening = 12;

    public static IReadOnlyList<NotePart> Split(Utterance message, ReadingContext context)
    {
        var clauses = ClauseSplitter.Split(message);
        if (clauses.Count == 0)
        {
            return [];
        }

        var whole = new NotePart(message, clauses) { Lexicon = context.Names.Lexicon };
        var parts = new List<List<Clause>> { new() };
        var header = new List<Clause>();
        HashSet<long>? customers = null;
        (string? Channel, HashSet<long> People) last = (null, []);
        foreach (var clause in clauses)
        {
            if (parts[^1].Count == 0 && NoteWords.Texts["greeting"].IsIn(whole.Of(clause)))
            {
                continue;
            }

            var here = CustomersIn(whole, clause);
            if (here.Count == 0 && customers is not null && GoesToUnknown(whole, clause, context) is { } unknown)
            {
                here = [-1 - unknown.Start];   // a company of its own that has no id yet
            }

            var people = PeopleIn(whole, clause);
            var channel = here.Count + people.Count > 0 ? ChannelReader.InClause(whole, clause)?.Channel : null;
            if (customers is null && here.Count == 0 && people.Count == 0 && parts[0].Count == 0 && IsHeader(whole.Of(clause)))
            {
                header.Add(clause);
                continue;
            }

            if (OpensNext(whole, clause, customers, here, isOneOfMany: header.Count > 0 || parts.Count > 1) || (!TellsOfThem(whole, clause) && TurnsToAnother(last, channel, people, customers, here)))
            {
                parts.Add([]);
                customers = null;
                last = (null, []);
            }

            parts[^1].Add(clause);
            if (here.Count > 0)
            {
                var shared = customers is null ? here : customers.Where(here.Contains).ToHashSet();
                customers = shared.Count > 0 ? shared : customers;
            }

            if (people.Count > 0)
            {
                last = (channel ?? last.Channel, people);
            }
        }

        return [.. parts.Where(part => part.Count > 0).Select(part => new NotePart(message, part) { Header = header, Channels = whole.Channels, Lexicon = whole.Lexicon })];
    }

    // 又去了海之宝食品: the next visit, though nobody here knows the company.
    private static Span? GoesToUnknown(NotePart whole, Clause clause, ReadingContext context) =>
        ChannelReader.InClause(whole, clause) is { Channel: "visit" } && NewCompanyReader.In(whole, clause, context) is { } company
        && NoteWords.Contact["went_to"].EndsAt(whole.Text, company.Start, clause.Span.Start) ? company : null;

    private static bool IsHeader(string clause) => NoteWords.Texts["header"].IsIn(clause.Trim());

    private static bool OpensNext(NotePart whole, Clause clause, HashSet<long>? customers, HashSet<long> here, bool isOneOfMany) =>
        customers is not null && here.Count > 0 && !customers.Overlaps(here) && (here.Any(id => id < 0) || NamesParty(whole, clause, customers))
        && !TellsOfThem(whole, clause)   // 他刚从A开完会: where one of theirs has been
        && (ChannelReader.InClause(whole, clause) is not null
            || NoteWords.Contact["told"].IsIn(whole.Of(clause))
            || PersonSpeaks(whole, clause)
            || OpensWithParty(whole, clause, isOneOfMany)
            || whole.Before(clause) is not { } before || before.Sentence != clause.Sentence);

    // 上午A 王总 … 下午B 李工: the company right behind a time of day, or at the head of its clause where several visits are told.
    private static bool OpensWithParty(NotePart whole, Clause clause, bool isOneOfMany)
    {
        var start = FollowUpCues.AfterDates(whole, clause);
        return (isOneOfMany || start > clause.Span.Start) && whole.MentionsIn(clause).Any(mention => mention.Span.Start == start && mention.Best.Record.Kind == RecordKind.Customer);
    }

    // Words of a deal's name may stand in another customer's deal too: they hint at a customer, they name none.
    private static bool NamesParty(NotePart whole, Clause clause, HashSet<long> customers) => whole.MentionsIn(clause).Any(mention => mention.Candidates.Any(candidate =>
            candidate.CustomerId is { } id && !customers.Contains(id) && (candidate.Record.Kind is RecordKind.Customer or RecordKind.Contact || candidate.Form == "full")));

    // 鹿鸣白经理要一份清单: one of another customer's people says or wants something.
    private static bool PersonSpeaks(NotePart whole, Clause clause) => whole.MentionsIn(clause).Any(mention =>
        mention.Best.Record.Kind == RecordKind.Contact && NoteWords.Parties["speaks"].StartsAt(whole.Text, mention.Span.End, clause.Span.End));

    // Same customer, other person, other channel: 上午拜访了张总，下午王工打电话来.
    private static bool TurnsToAnother((string? Channel, HashSet<long> People) last, string? channel, HashSet<long> people, HashSet<long>? customers, HashSet<long> here) =>
        last.Channel is not null && channel is not null && channel != last.Channel && people.Count > 0 && last.People.Count > 0
        && !last.People.Overlaps(people) && customers is not null && customers.Overlaps(here);

    private static HashSet<long> CustomersIn(NotePart whole, Clause clause)
    {
        HashSet<long>? found = null;
        foreach (var mention in whole.MentionsIn(clause).Where(mention => !IsReference(whole, clause, mention)))
        {
            var ids = mention.Candidates
                .Where(candidate => candidate.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity && candidate.CustomerId is not null)
                .Select(candidate => candidate.CustomerId!.Value)   // filtered in the line above
                .ToHashSet();
            if (ids.Count == 0 || mention.Best.Record.Kind is RecordKind.User or RecordKind.Team or RecordKind.Product)
            {
                continue;
            }

            found = found is null ? ids : found.Overlaps(ids) ? [.. found.Where(ids.Contains)] : mention.Best.Record.Kind == RecordKind.Customer ? ids : found;
        }

        return found ?? [];
    }

    /// <summary>True for a clause about what he, she or they did.</summary>
    public static bool TellsOfThem(NotePart part, Clause clause) => Pronoun().IsMatch(part.Text.AsSpan(clause.Span.Start, Math.Min(clause.Span.Length, LongestOpening)));

    [GeneratedRegex(@"^(?:而且|但是?|不过|因为|说|听说)?(?:他|她|对方|人家|(?:he|she|they)(?![a-z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    private static HashSet<long> PeopleIn(NotePart whole, Clause clause) =>
        [.. whole.MentionsIn(clause).SelectMany(mention => mention.Candidates).Where(candidate => candidate.Record.Kind == RecordKind.Contact).Select(candidate => candidate.Record.Id)];

    /// <summary>像A那样, like A, 他说A也在用: only compared with, or spoken of.</summary>
    public static bool IsReference(NotePart part, Clause clause, EntityMention mention) =>
        NoteWords.Parties["reference_after"].StartsAt(part.Text, mention.Span.End, clause.Span.End)
        || (NoteWords.Parties["reference"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start) && !NoteWords.Parties["met"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start))
        || SpokenOf.Is(part, clause, mention);
}
