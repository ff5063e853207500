using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Access;

/// <summary>What everybody may know about the company's books, whoever asks: yes or no, never a row, a name or a number. The only class that looks past the scope filter; a test holds that.</summary>
public static class CompanyFacts
{
    private static readonly string[] Scope = [ScopeFilters.Name];

    /// <summary>Whether the company keeps orders at all.</summary>
    public static Task<bool> KeepsOrdersAsync(CrmContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Orders.IgnoreQueryFilters(Scope).AnyAsync(cancellationToken);
    }

    /// <summary>Whether the company keeps deals at all.</summary>
    public static Task<bool> KeepsDealsAsync(CrmContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Opportunities.IgnoreQueryFilters(Scope).AnyAsync(cancellationToken);
    }
}
