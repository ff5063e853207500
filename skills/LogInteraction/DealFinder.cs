using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Looks into the store where the words left several open deals: the one whose planned next step, or whose last talks, the note is about.</summary>
internal static class DealFinder
{
    private const double Enough = 1.1;

    public static async Task<LogInteraction.Note> SettleAsync(LogInteraction.Note note, SkillContext context, CancellationToken cancellationToken)
    {
        if (note.Opportunity is not { IsAmbiguous: true } open)
        {
            return note;
        }

        var ids = open.Candidates.Select(candidate => candidate.Id).ToList();
        var plans = await context.Db.Opportunities.Where(deal => ids.Contains(deal.Id)).Select(deal => new { deal.Id, deal.NextAction, deal.PrimaryContactId }).ToListAsync(cancellationToken);
        var scored = plans
            .Select(deal => (deal.Id, Score: Overlap(deal.NextAction, note.Content) + (note.Contact?.Id is { } person && deal.PrimaryContactId == person ? 0.5 : 0)))
            .OrderByDescending(deal => deal.Score)
            .ToList();
        var isClear = scored.Count > 0 && scored[0].Score >= Enough && (scored.Count == 1 || scored[0].Score - scored[1].Score >= 0.5);
        return isClear ? note with { Opportunity = Named.One(open.Candidates.First(candidate => candidate.Id == scored[0].Id)) } : note;
    }

    /// <summary>The deal as it stands; null when it is none, closed, or not visible.</summary>
    public static async Task<NoteDeal?> LoadAsync(long? id, SkillContext context, CancellationToken cancellationToken) => id is null ? null : await context.Db.Opportunities
        .Where(deal => deal.Id == id && deal.Stage != Stage.AfterSales)
        .Select(deal => new NoteDeal(deal.Id, deal.Version, deal.Name, deal.ExpectedAmountFen, deal.Currency, deal.Stage, deal.WinProbability, deal.ExpectedCloseDate, deal.Competitors, deal.NextAction, deal.ActionDueDate, deal.ActionOwnerId))
        .FirstOrDefaultAsync(cancellationToken);

    private static double Overlap(string? plan, string content) =>
        string.IsNullOrEmpty(plan) ? 0 : DealWords.Of(plan).Where(word => content.Contains(word, StringComparison.OrdinalIgnoreCase)).Sum(DealWords.Weight);
}
