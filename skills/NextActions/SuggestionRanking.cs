using Microsoft.EntityFrameworkCore;

namespace SalesAssistant.Skills.Planning;

/// <summary>Orders suggestions: score = urgency × value × probability. Urgency: the strongest reason, and a twentieth for each further one. Value: 0.6 to 1 by the deal's amount beside the largest of the answer. Probability: 0.7 to 1 by the deal's own.</summary>
internal static class SuggestionRanking
{
    private const double ForEachFurtherReason = 0.05;

    public static IReadOnlyList<Suggestion> Rank(IEnumerable<DealWork> works, SkillContext context)
    {
        var all = works.Select(work => (Work: work, Reasons: SuggestionRules.For(work, context))).ToList();
        var largest = Math.Max(1, all.Select(one => one.Work.Deal.ExpectedAmountFen ?? 0).DefaultIfEmpty(0).Max());
        return [.. all
            .Select(one => new Suggestion(one.Work.Ref, one.Work.Customer, one.Reasons, Score(one.Work, one.Reasons, largest)) { Work = one.Work })
            .OrderByDescending(suggestion => suggestion.Score)
            .ThenBy(suggestion => suggestion.Work!.Deal.ActionDueDate)
            .ThenBy(suggestion => suggestion.About.Id)];
    }

    /// <summary>Keys that the caller put off and that may not come back yet.</summary>
    public static async Task<HashSet<string>> SnoozedAsync(SkillContext context, CancellationToken cancellationToken) =>
        (await context.Db.Snoozes.AsNoTracking()
            .Where(snooze => snooze.UserId == context.Caller.UserId && (snooze.Until == null || snooze.Until > context.Today))
            .Select(snooze => snooze.Key).ToListAsync(cancellationToken)).ToHashSet();

    internal static double Score(DealWork work, IReadOnlyList<Reason> reasons, long largestFen)
    {
        if (reasons.Count == 0)
        {
            return 0;
        }

        var urgency = reasons.Max(reason => reason.Urgency) + ForEachFurtherReason * (reasons.Count - 1);
        var value = 0.6 + 0.4 * (work.Deal.ExpectedAmountFen ?? 0) / largestFen;
        var probability = 0.7 + 0.3 * work.Deal.WinProbability / 100;
        return urgency * value * probability;
    }
}
