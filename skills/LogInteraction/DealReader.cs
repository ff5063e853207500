using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Which deal the talk was about.</summary>
/// <param name="Deal">One deal; several candidates when the words fit several open deals alike; null when it was about none.</param>
/// <param name="Words">Where it was said; null when it follows from the customer having one open deal.</param>
internal sealed record DealReading(Named? Deal, Span? Words);

/// <summary>Picks the deal by its own words (二期, 灌装线, Chiller), its product, its contact; talk about a closed deal is about none.</summary>
internal static partial class DealReader
{
    private const double Clear = 0.4;
    private const double ClearWhileBuying = 3;
    // Whom the deal belongs to decides where its own words are silent; beside them it is a hint.
    private const double ContactCounts = 0.5;
    private const double ContactHints = 0.15;
    private const int LongestTakenBack = 16;

    public static DealReading Read(NotePart part, Named? customer, Named? contact, ReadingContext context)
    {
        var named = part.Of(RecordKind.Opportunity)
            .Select(mention => (mention, deal: mention.Candidates.First(candidate => candidate.Record.Kind == RecordKind.Opportunity)))
            .FirstOrDefault(found => found.mention.IsClear && found.deal.Score >= 0.85 && (customer?.Id is null || found.deal.CustomerId == customer.Id));
        if (named.mention is not null && context.Names.Find(RecordKind.Opportunity, named.deal.Record.Id) is { IsOpen: true } open)
        {
            return new DealReading(Named.One(open.Record), named.mention.Span);
        }

        if (customer?.Id is not { } customerId)
        {
            return new DealReading(null, null);
        }

        var deals = context.Names.DealsOf(customerId);
        var said = WithoutCompanies(part);
        var scored = Score(part, deals, said).ToList();
        if (scored.TrueForAll(found => found.Score == 0))
        {
            scored = NoteWords.Texts["small_talk"].IsIn(part.Joined) ? [] : [.. scored.Zip(DealTopics.Score(deals, said), (found, score) => (found.Deal, score, found.Words))];
        }

        // Whoever names a budget speaks of what is still to be bought.
        return Pick(scored, contact?.Id, () => part.Joined, () => MoneyRoles.Budget(MoneyRoles.Read(part)) is not null ? ClearWhileBuying : Clear);
    }

    private static DealReading Pick(List<(NamedRecord Deal, double Score, Span? Words)> scored, long? contactId, Func<string> said, Func<double> clear)
    {
        var byContact = scored.Exists(found => found.Deal.IsOpen && found.Score >= 0.6) ? ContactHints : ContactCounts;
        var open = scored.Where(found => found.Deal.IsOpen)
            .Select(found => (found.Deal, found.Score, found.Words, Total: found.Score + (contactId is not null && found.Deal.ContactId == contactId ? byContact : 0)))
            .OrderByDescending(found => found.Total)
            .ToList();
        if (open.Count == 0)
        {
            return new DealReading(null, null);
        }

        var bestClosed = scored.Where(found => !found.Deal.IsOpen).Select(found => found.Score).DefaultIfEmpty(0).Max();
        // Whoever buys the open one speaks of it, unless of what is still to be paid for the other.
        var isTheirOwn = contactId is not null && open[0].Deal.ContactId == contactId && !scored.Exists(found => !found.Deal.IsOpen && found.Score >= bestClosed && found.Deal.ContactId == contactId);
        if (bestClosed >= 0.5 && bestClosed > (isTheirOwn ? open[0].Total + (NoteWords.Money["payment"].IsIn(said()) ? 0 : ContactCounts) : open.Max(found => found.Score)) + clear())
        {
            return new DealReading(null, null);
        }

        // Money that is still owed or invoiced, and no word of an open deal: for what was bought before.
        if (bestClosed == 0 && scored.Exists(found => !found.Deal.IsOpen) && open.TrueForAll(found => found.Score == 0) && Invoice().IsMatch(said()) && !NoteWords.Stages["signing_talk"].IsIn(said()))
        {
            return new DealReading(null, null);
        }

        var rivals = open.Where(found => open[0].Total - found.Total < Clear).ToList();
        return rivals.Count == 1
            ? new DealReading(Named.One(open[0].Deal.Record), open[0].Words)
            : new DealReading(new Named(RecordKind.Opportunity, null, "", [.. rivals.Select(found => found.Deal.Record).Take(5)]), null);
    }

    private static IEnumerable<(NamedRecord Deal, double Score, Span? Words)> Score(NotePart part, IReadOnlyList<NamedRecord> deals, string text)
    {
        var words = deals.Select(deal => DealWords.Of(deal)).ToList();
        var frequency = words.SelectMany(own => own).GroupBy(word => word, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Count(), StringComparer.OrdinalIgnoreCase);
        var products = part.Of(RecordKind.Product)
            .SelectMany(mention => mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Product).Select(candidate => (mention.Span, candidate.Record.Id)))
            .ToLookup(found => found.Id, found => found.Span);
        var mentioned = part.Of(RecordKind.Opportunity)
            .SelectMany(mention => mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Opportunity).Select(candidate => (mention.Span, candidate.Record.Id, candidate.Score, mention.Candidates.Count)))
            .ToLookup(found => found.Id);
        for (var i = 0; i < deals.Count; i++)
        {
            var hits = words[i].Where(word => DealWords.StandsIn(word, text) || (part.Lexicon is { } lexicon && DealWords.SoundsIn(word, text, lexicon.Sounds))).ToList();
            var score = hits.Sum(word => DealWords.Weight(word) / frequency[word]);
            var sameProduct = Math.Max(1, deals.Count(other => other.ProductId == deals[i].ProductId && other.IsOpen == deals[i].IsOpen));
            var product = deals[i].ProductId is { } productId ? products[productId].Select(span => (Span?)span).FirstOrDefault() : null;
            score += product is null ? 0 : 1.2 / sameProduct;
            var mention = mentioned[deals[i].Id].Select(found => ((Span?)found.Span, found.Score, found.Count)).FirstOrDefault();
            score += mention.Item1 is null ? 0 : 1.5 * mention.Score / mention.Count;
            yield return (deals[i], score, mention.Item1 ?? product ?? At(part, hits));
        }
    }

    // 顺达冷链: a company's own name says nothing of which of its deals.
    private static string WithoutCompanies(NotePart part)
    {
        var companies = part.Of(RecordKind.Customer).Where(mention => mention.Best.Record.Kind == RecordKind.Customer).Select(mention => mention.Span.In(part.Text)).Distinct().OrderByDescending(name => name.Length);
        return companies.Aggregate(Said(part), (rest, name) => rest.Replace(name, " ", StringComparison.Ordinal));
    }

    // "那个网关…不对，是席位那块": what the speaker took back says nothing of the deal.
    private static string Said(NotePart part)
    {
        var repairs = part.Repairs;
        return repairs.Count == 0 ? part.Joined : string.Join(' ', part.Clauses.Where(clause => !IsTakenBack(part, clause, repairs)).Select(part.Of));
    }

    private static bool IsTakenBack(NotePart part, Clause clause, IReadOnlyList<Span> repairs) =>
        clause.Span.Length <= LongestTakenBack && repairs.Any(cue => cue.Start >= clause.Span.End && cue.Start - clause.Span.End <= 3)
        && !part.DatesIn(clause).Any() && !part.Message.Money.Any(money => clause.Span.Overlaps(money.Span));

    private static Span? At(NotePart part, List<string> hits)
    {
        foreach (var hit in hits)
        {
            var at = part.Text.IndexOf(hit, part.Clauses[0].Span.Start, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return new Span(at, hit.Length);
            }
        }

        return null;
    }

    [GeneratedRegex(@"验收(?:文件|资料|材料|单|报告|签字)|签收单|发票|开票|尾款|余款|质保金|保证金|押金|对账|(?<![A-Za-z])(?:invoices?|acceptance (?:certificate|papers?|documents?)|final payment|balance due|retention|refund)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invoice();
}
