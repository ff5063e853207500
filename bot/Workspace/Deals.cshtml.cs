using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Workspace;

/// <summary>Open deals by stage.</summary>
public sealed class DealsPage(ICrmContexts contexts, CurrentCaller current, FieldCatalogue fields, Ui ui) : PageModel
{
    private const int ShownPerStage = 25;

    /// <summary>"own", "team", "all" or "none".</summary>
    public string Scope => current.Known.Scope.ToString().ToLowerInvariant();

    /// <summary>The four open stages.</summary>
    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>A stage: the sum is over all of its deals, not only those shown.</summary>
    public sealed record Column(string Title, int Count, long SumFen, IReadOnlyList<Deal> Deals);

    /// <summary>IsLate: the expected close date has passed.</summary>
    public sealed record Deal(long Id, string Name, string? Customer, string? Owner, long? AmountFen, string Currency, DateOnly? Close, bool IsLate);

    /// <summary>The page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(current.Known);
        var open = db.Opportunities.AsNoTracking().Where(deal => deal.Stage == Stage.InitialContact || deal.Stage == Stage.NeedsConfirmed || deal.Stage == Stage.Proposal || deal.Stage == Stage.Negotiation);
        if (current.Known.Scope == AccessScope.Own)
        {
            // A rep sees colleagues' deals with own customers too, but the board is what the rep works on.
            open = open.Where(deal => deal.OwnerId == current.Known.UserId);
        }

        var sums = await open.GroupBy(deal => deal.Stage).Select(group => new { Stage = group.Key, Count = group.Count(), Sum = group.Sum(deal => deal.ExpectedAmountFen ?? 0) }).ToListAsync(cancellationToken);
        var columns = new List<Column>();
        foreach (var stage in (Stage[])[Stage.InitialContact, Stage.NeedsConfirmed, Stage.Proposal, Stage.Negotiation])
        {
            var deals = await open.Where(deal => deal.Stage == stage).OrderBy(deal => deal.ExpectedCloseDate == null).ThenBy(deal => deal.ExpectedCloseDate).ThenBy(deal => deal.Id).Take(ShownPerStage)
                .Select(deal => new
                {
                    deal.Id,
                    deal.Name,
                    deal.ExpectedAmountFen,
                    deal.Currency,
                    deal.ExpectedCloseDate,
                    Customer = db.Customers.Where(customer => customer.Id == deal.CustomerId).Select(customer => customer.ShortName ?? customer.Name).FirstOrDefault(),
                    Owner = db.Users.Where(user => user.Id == deal.OwnerId).Select(user => user.Name).FirstOrDefault(),
                }).ToListAsync(cancellationToken);
            var sum = sums.FirstOrDefault(one => one.Stage == stage);
            var title = fields.FindChoice("stage", stage.ToString())?.Label(ui.Language) ?? stage.ToString();
            columns.Add(new Column(title, sum?.Count ?? 0, sum?.Sum ?? 0, [.. deals.Select(deal => new Deal(deal.Id, deal.Name, deal.Customer, deal.Owner, deal.ExpectedAmountFen, deal.Currency, deal.ExpectedCloseDate, deal.ExpectedCloseDate < ui.Today))]));
        }

        Columns = columns;
    }
}
