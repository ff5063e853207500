using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Weighs all customers that the clause may be about: named itself, or through its people, deals and their words.</summary>
internal sealed class CustomerPicker(TalkReading talk)
{
    /// <summary>Best first; empty when nothing points to a customer.</summary>
    public List<(long Id, double Score)> Pick()
    {
        var scores = new Dictionary<long, double>();
        foreach (var mention in talk.Mentions)
        {
            var best = new Dictionary<long, double>();
            foreach (var candidate in mention.Candidates)
            {
                if (candidate.CustomerId is { } id && Weight(candidate, mention) is var weight and > 0)
                {
                    best[id] = Math.Max(best.GetValueOrDefault(id), weight);
                }
            }

            foreach (var (id, weight) in best)
            {
                scores[id] = scores.GetValueOrDefault(id) + weight;
            }
        }

        if (scores.Count > 1)
        {
            BreakTies(scores);
        }

        var ranked = scores.Select(pair => (Id: pair.Key, Score: pair.Value)).OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Id).ToList();
        return FirstNamedWins(ranked);
    }

    private static double Weight(EntityCandidate candidate, EntityMention mention)
    {
        // A colleague's name that a contact shares in passing does not make the contact's customer the topic.
        var ahead = mention.Best.Record.Kind == RecordKind.User && mention.Best.Score - candidate.Score > 0.1;
        return ahead ? 0 : candidate.Record.Kind switch
        {
            RecordKind.Customer => candidate.Score,
            RecordKind.Contact => candidate.Score * 0.8,
            RecordKind.Opportunity => candidate.Score * 0.7,
            _ => 0,
        };
    }

    private void BreakTies(Dictionary<long, double> scores)
    {
        var text = talk.ClauseWithout(talk.Mentions.Where(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.User).Select(mention => mention.Span));
        var products = talk.Mentions.SelectMany(mention => mention.Candidates).Where(candidate => candidate.Record.Kind == RecordKind.Product).Select(candidate => candidate.Record.Id).ToHashSet();
        foreach (var id in scores.Keys.ToList())
        {
            var deals = talk.Names.DealsOf(id);
            var words = deals.Count == 0 ? 0 : deals.Max(deal => DealWords.Evidence(deal, deals, text).Score);
            scores[id] += 0.3 * Math.Min(1, words);
            scores[id] += deals.Any(deal => deal.IsOpen && deal.ProductId is { } product && products.Contains(product)) ? 0.15 : 0;
        }

        var focus = talk.State.Focus.Select(record => talk.Names.Find(record.Kind, record.Id)?.CustomerId).FirstOrDefault(id => id is not null);
        if (focus is { } newest && scores.TryGetValue(newest, out var score))
        {
            scores[newest] = score + 0.25;
        }
    }

    /// <summary>Two customers, each clearly named: the clause is about the one with more behind it, else about the first.</summary>
    private List<(long Id, double Score)> FirstNamedWins(List<(long Id, double Score)> ranked)
    {
        if (ranked.Count < 2 || ranked[0].Score - ranked[1].Score >= 0.12)
        {
            return ranked;
        }

        bool IsRival(EntityMention mention, long a, long b) => mention.Candidates.Any(candidate => candidate.CustomerId == a) && mention.Candidates.Any(candidate => candidate.CustomerId == b);
        if (talk.Mentions.Any(mention => IsRival(mention, ranked[0].Id, ranked[1].Id)))
        {
            return ranked;
        }

        var first = talk.Mentions.SelectMany(mention => mention.Candidates).First(candidate => candidate.CustomerId == ranked[0].Id || candidate.CustomerId == ranked[1].Id).CustomerId;
        return [(first!.Value, ranked[0].Score + 0.2), .. ranked.Where(pair => pair.Id != first)];
    }
}
