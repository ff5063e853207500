using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Looks into the store where the words left several open deals: the one whose planned next step, or whose last talks, the note is about.</summary>
internal static class DealFinder
{
    private const double Enough = 1.1;

    // Where the words fit a closed deal better, or none, the plan has to fit plainly.
    private const double Plain = 1.7;
    // Asked with most notes: EF takes longer to find a query again, and SQLite to parse it, than the answer takes. The scope stands behind it.
    private const string OpenSql = """
        SELECT o."Id", o."Name", o."NextAction", o."PrimaryContactId", o."ExpectedAmountFen", o."Competitors", o."Stage" FROM "Opportunities" o
        WHERE o."CustomerId" = @customer AND o."Stage" IN ('InitialContact', 'NeedsConfirmed', 'Proposal', 'Negotiation') AND 
        """;

    private static readonly ConcurrentDictionary<string, string> Statements = [];

    public static async Task<LogInteraction.Note> SettleAsync(LogInteraction.Note note, SkillContext context, CancellationToken cancellationToken)
    {
        if (note.Customer?.Id is not { } customerId || note.Opportunity?.Id is not null)
        {
            return note;
        }

        var open = await OpenDealsAsync(context.Db, customerId, cancellationToken);
        var isLeft = note.Opportunity is { IsAmbiguous: true };
        var sums = isLeft ? MoneyReader.Read(note.Content).Select(money => decimal.ToInt64(money.High * 100)).ToHashSet() : [];
        // 就差盖章了: who talks of signing talks of the one deal that has got that far.
        var isSigning = isLeft && NoteWords.Stages["signing_talk"].IsIn(note.Content) && open.Count(deal => deal.Stage == Stage.Negotiation) == 1;
        var scored = open
            .Where(deal => !isLeft || note.Opportunity!.Candidates.Any(candidate => candidate.Id == deal.Id))   // left open: there are candidates
            .Select(deal => (Deal: deal, Score: Overlap(deal.NextAction, note.Content) + (note.WasOpen ? Overlap(deal.Name, note.Content) + (open.Count == 1 ? Enough : 0) : 0) + (isLeft && note.Contact?.Id is { } person && deal.PrimaryContactId == person ? 0.5 : 0) + (deal.ExpectedAmountFen is { } amount && sums.Contains(amount) ? Enough : 0) + (isLeft && RivalPrices.Names(deal.Competitors, note.Content) ? Enough : 0) + (isSigning && deal.Stage == Stage.Negotiation ? Enough : 0)))
            .OrderByDescending(found => found.Score)
            .ToList();
        var isClear = scored.Count > 0 && scored[0].Score >= (isLeft || note.WasOpen ? Enough : Plain) && (scored.Count == 1 || scored[0].Score - scored[1].Score >= 0.5);
        return isClear ? note with { Opportunity = Named.One(new RecordRef(RecordKind.Opportunity, scored[0].Deal.Id, scored[0].Deal.Name)) } : note;
    }

    /// <summary>The deal as it stands; null when it is none, closed, or not visible.</summary>
    public static async Task<NoteDeal?> LoadAsync(long? id, SkillContext context, CancellationToken cancellationToken) => id is null ? null : await context.Db.Opportunities
        .Where(deal => deal.Id == id && deal.Stage != Stage.AfterSales)
        .Select(deal => new NoteDeal(deal.Id, deal.Version, deal.Name, deal.ExpectedAmountFen, deal.Currency, deal.Stage, deal.WinProbability, deal.ExpectedCloseDate, deal.Competitors, deal.NextAction, deal.ActionDueDate, deal.ActionOwnerId))
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The open deals of a customer that the context's caller may see.</summary>
    internal static async Task<List<OpenDeal>> OpenDealsAsync(CrmContext db, long customerId, CancellationToken cancellationToken)
    {
        var scope = AccessSql.For(RecordKind.Opportunity, db.Caller, "o");
        await db.Database.OpenConnectionAsync(cancellationToken);   // counted by EF: closes only what it opened
        try
        {
            var command = db.Database.GetDbConnection().Prepared(db.Database.CurrentTransaction?.GetDbTransaction(), Statements.GetOrAdd(scope.Sql, sql => OpenSql + sql)).Set("@customer", customerId);
            scope.Bind(command);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            var open = new List<OpenDeal>();
            while (await row.ReadAsync(cancellationToken))
            {
                open.Add(new OpenDeal(row.GetInt64(0), row.GetString(1), Text(row, 2), Number(row, 3), Number(row, 4), Text(row, 5), Enum.Parse<Stage>(row.GetString(6))));
            }

            return open;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    internal sealed record OpenDeal(long Id, string Name, string? NextAction, long? PrimaryContactId, long? ExpectedAmountFen, string? Competitors, Stage Stage);

    private static double Overlap(string? plan, string content) =>
        string.IsNullOrEmpty(plan) ? 0 : DealWords.Of(plan).Where(word => DealWords.StandsIn(word, content)).Sum(DealWords.Weight);
}
