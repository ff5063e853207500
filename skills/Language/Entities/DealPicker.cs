using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Which deal of the customer a clause is about.</summary>
internal sealed class DealPicker(TalkReading talk, NamedRecord customer, long? contactId)
{
    private const double Telling = 0.45;
    private const int MostCandidates = 5;

    internal sealed record Picked
    {
        public Named? Strict { get; init; }

        public Named? Likely { get; init; }

        public RecordRef? Closed { get; init; }

        public bool IsAfterSale { get; init; }

        public IReadOnlyList<RecordRef> Open { get; init; } = [];

        public string? Words { get; init; }
    }

    private sealed record Weighed(NamedRecord Deal, double Evidence, double Total, string? Words);

    public Picked Pick()
    {
        var deals = talk.Names.DealsOf(customer.Id);
        var text = talk.ClauseWithout(talk.Mentions.Where(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.User).Select(mention => mention.Span));
        var isAfterSale = talk.Names.Lexicon is { } lexicon && TalkWords.FirstIn(lexicon.Talk.AfterSale, text) is not null;
        var weighed = deals.Select(deal => Weigh(deal, deals, text)).OrderByDescending(deal => deal.Total).ToList();
        var open = weighed.Where(deal => deal.Deal.IsOpen).ToList();
        var closed = weighed.Where(deal => !deal.Deal.IsOpen).MaxBy(deal => deal.Evidence);
        var result = new Picked { IsAfterSale = isAfterSale, Open = [.. open.Select(deal => deal.Deal.Record)] };
        var bestOpen = open.Count == 0 ? 0 : open.Max(deal => deal.Evidence);
        // One stray word of an old deal does not outweigh talking to the person of an open one.
        var needed = !isAfterSale && contactId is not null && open.Any(deal => deal.Deal.ContactId == contactId) ? 1 : Telling;
        if (closed is not null && closed.Evidence >= needed && closed.Evidence > bestOpen + 0.1)
        {
            return result with { Strict = Named.One(closed.Deal.Record), Closed = closed.Deal.Record, Words = closed.Words };
        }

        var named = open.Where(deal => deal.Evidence >= Telling).ToList();
        if (named.Count > 0)
        {
            var strict = Choice(named);
            return result with { Strict = strict, Likely = strict, Words = named[0].Words };
        }

        return isAfterSale ? result : result with { Likely = WithoutWords(open) };
    }

    /// <summary>No word of the clause names a deal: the one just talked about, the contact's, or the only one.</summary>
    private static Named? WithoutWords(List<Weighed> open)
    {
        if (open.Count <= 1)
        {
            return open.Count == 0 ? null : Named.One(open[0].Deal.Record);
        }

        return Choice(open);
    }

    private static Named Choice(List<Weighed> deals)
    {
        if (deals.Count == 1 || deals[0].Total - deals[1].Total >= 0.25)
        {
            return Named.One(deals[0].Deal.Record);
        }

        var near = deals.Where(deal => deals[0].Total - deal.Total < 0.25).Select(deal => deal.Deal.Record).Take(MostCandidates).ToList();
        return new Named(RecordKind.Opportunity, null, near[0].Name, near);
    }

    private Weighed Weigh(NamedRecord deal, IReadOnlyList<NamedRecord> all, string text)
    {
        var (evidence, words) = DealWords.Evidence(deal, all, text);
        foreach (var mention in talk.Mentions)
        {
            foreach (var candidate in mention.Candidates)
            {
                if (candidate.Record.Kind == RecordKind.Opportunity && candidate.Record.Id == deal.Id)
                {
                    evidence = Math.Max(evidence, candidate.Score);
                    words ??= talk.Words(mention);
                }
                else if (candidate.Record.Kind == RecordKind.Product && candidate.Record.Id == deal.ProductId)
                {
                    evidence += 0.5 * candidate.Score;
                    words ??= talk.Words(mention);
                }
            }
        }

        var total = evidence + (contactId is not null && deal.ContactId == contactId ? 0.3 : 0);
        total += talk.State.Newest(RecordKind.Opportunity)?.Id == deal.Id ? 0.4 : talk.State.Focus.Any(record => record.Kind == RecordKind.Opportunity && record.Id == deal.Id) ? 0.15 : 0;
        return new Weighed(deal, evidence, total, words);
    }
}
