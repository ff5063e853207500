using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Workspace;

/// <summary>The customers that the visitor may see, by name, number or city.</summary>
public sealed class CustomersPage(ICrmContexts contexts, CurrentCaller current, FieldCatalogue fields, Ui ui) : PageModel
{
    private const int PageSize = 25;

    /// <summary>As typed.</summary>
    public string Query { get; private set; } = "";

    /// <summary>How many fit.</summary>
    public int Count { get; private set; }

    /// <summary>From 1.</summary>
    public int PageNumber { get; private set; } = 1;

    /// <summary>At least 1.</summary>
    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    /// <summary>One page of them.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>As shown; Owner null = in the public pool.</summary>
    public sealed record Row(long Id, string Name, string? Grade, string? Status, string? Industry, string? Region, string? Owner);

    /// <summary>The page.</summary>
    public async Task OnGetAsync(string? q, int p, CancellationToken cancellationToken)
    {
        Query = q?.Trim() ?? "";
        Query = Query.Length > 100 ? Query[..100] : Query;
        await using var db = contexts.Open(current.Known);
        var customers = db.Customers.AsNoTracking();
        if (Query.Length > 0)
        {
            var like = $"%{Query.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            customers = customers.Where(customer => EF.Functions.Like(customer.Name, like, "\\") || EF.Functions.Like(customer.ShortName!, like, "\\") || EF.Functions.Like(customer.NameEn!, like, "\\")
                || EF.Functions.Like(customer.Number, like, "\\") || EF.Functions.Like(customer.City!, like, "\\"));
        }

        Count = await customers.CountAsync(cancellationToken);
        PageNumber = Math.Clamp(p, 1, Pages);
        var page = await customers.OrderBy(customer => customer.Name).ThenBy(customer => customer.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(customer => new { customer.Id, customer.Name, customer.Grade, customer.Status, customer.Industry, customer.Region, Owner = db.Users.Where(user => user.Id == customer.OwnerId).Select(user => user.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        Rows = [.. page.Select(row => new Row(row.Id, row.Name, Choice("Grade", row.Grade?.ToString()), Choice("Status", row.Status.ToString()), Choice("Industry", row.Industry), row.Region, row.Owner))];
    }

    /// <summary>A field's name in the visitor's language.</summary>
    public string Label(string field) => fields.Find(RecordKind.Customer, field)?.Label(ui.Language) ?? field;

    /// <summary>Another page of the same search.</summary>
    public string To(int page) => QueryString.Create(new Dictionary<string, string?> { ["q"] = Query, ["p"] = page.ToString() }).ToUriComponent();

    private string? Choice(string field, string? code) =>
        code is null ? null : fields.Find(RecordKind.Customer, field)?.ChoiceSet is { } set ? fields.FindChoice(set, code)?.Label(ui.Language) ?? code : code;
}
