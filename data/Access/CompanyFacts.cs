using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Access;

/// <summary>What everybody may know about the company's books, whoever asks: yes or no, never a row, a name or a number. It asks by statements of its own; the scope filter itself is lifted nowhere, and a test holds that.</summary>
public static class CompanyFacts
{
    /// <summary>Whether the company keeps orders at all.</summary>
    public static Task<bool> KeepsOrdersAsync(CrmContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return AnyAsync(db, """SELECT 1 FROM "Orders" LIMIT 1""", cancellationToken);
    }

    /// <summary>Whether the company keeps deals at all.</summary>
    public static Task<bool> KeepsDealsAsync(CrmContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return AnyAsync(db, """SELECT 1 FROM "Opportunities" LIMIT 1""", cancellationToken);
    }

    // Kept statements: every question about figures asks one of these.
    private static async Task<bool> AnyAsync(CrmContext db, string sql, CancellationToken cancellationToken)
    {
        var connection = await db.OpenedConnectionAsync(cancellationToken);
        return await connection.Prepared(null, sql).ExecuteScalarAsync(cancellationToken) is not null;
    }
}
