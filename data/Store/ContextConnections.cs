using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SalesAssistant.Data.Store;

/// <summary>The connection under a context, for statements that are not made by EF.</summary>
public static class ContextConnections
{
    /// <summary>The context's connection, open. It stays the context's: do not close it.</summary>
    public static async Task<DbConnection> OpenedConnectionAsync(this CrmContext db, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellationToken);
        return db.Database.GetDbConnection();
    }
}
