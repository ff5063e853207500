using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>The open deals in sight that words name by their name, product or subject. What was talked about before decides only between deals that the words fit alike.</summary>
internal static class NamedDeals
{
    private const double Lead = 0.9;
    private const int MostWords = 6;
    private const int MostRead = 200;
    private const int MostCandidates = 5;

    /// <summary>One deal, or several that the words fit alike; null when the words fit none.</summary>
    /// <param name="naming">The words.</param>
    /// <param name="customerId">The customer talked about before; null = none.</param>
    [SuppressMessage("Performance", "CA1862", Justification = "Both databases translate ToLower, neither a comparison")]
    public static async Task<Named?> FindAsync(DealNaming naming, long? customerId, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(naming);
        ArgumentNullException.ThrowIfNull(context);
        var found = new Dictionary<long, (RecordRef Deal, long? CustomerId, double Score)>();
        var open = context.Db.Opportunities.AsNoTracking().Where(deal => deal.Stage < Stage.Won);
        foreach (var part in new[] { naming.ProductIds.Count == 0 ? null : open.Where(deal => deal.ProductId != null && naming.ProductIds.Contains(deal.ProductId.Value)) }
            .Concat(Pairs(naming.Words).Take(MostWords).Select(word => open.Where(deal => deal.Name.ToLower().Contains(word) || (deal.ProductOrService != null && deal.ProductOrService.ToLower().Contains(word))))).OfType<IQueryable<Opportunity>>())
        {
            foreach (var deal in await part.OrderBy(deal => deal.Id).Take(MostRead).Select(deal => new { deal.Id, deal.Name, deal.ProductOrService, deal.ProductId, deal.CustomerId }).ToListAsync(cancellationToken))
            {
                var score = (deal.ProductId is { } product && naming.ProductIds.Contains(product) ? 2 : 0) + DealChoice.Shared($"{deal.Name} {deal.ProductOrService}", naming.Words);
                found[deal.Id] = (new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name), deal.CustomerId, score);
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var best = found.Values.Max(deal => deal.Score);
        var fitting = found.Values.Where(deal => best - deal.Score < Lead).OrderByDescending(deal => deal.Score).ThenBy(deal => deal.Deal.Id).ToList();
        fitting = fitting.Exists(deal => customerId is not null && deal.CustomerId == customerId) ? [.. fitting.Where(deal => deal.CustomerId == customerId)] : fitting;
        return fitting.Count == 1 ? Named.One(fitting[0].Deal) : new Named(RecordKind.Opportunity, null, naming.Words, [.. fitting.Take(MostCandidates).Select(deal => deal.Deal)]);
    }

    // Pairs of Chinese characters, Latin words: as deal names are compared.
    private static IEnumerable<string> Pairs(string words)
    {
        foreach (var word in words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAscii(word[0]))
            {
                yield return word;
                continue;
            }

            for (var i = 0; i + 1 < word.Length; i++)
            {
                yield return word.Substring(i, 2);
            }
        }
    }
}
