using System.Data.Common;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Store;

/// <summary>Makes contexts bound to a caller. Contexts are lent from a pool: dispose them, and do not use them afterwards.</summary>
public interface ICrmContexts
{
    /// <summary>Which database stands behind, for SQL that differs.</summary>
    StoreProvider Provider { get; }

    /// <summary>A context for reading as <paramref name="caller"/> sees the store, on its own connection. It does not track, except for <see cref="Caller.System"/>: people's changes go through <see cref="Changes.ChangeWriter"/>.</summary>
    CrmContext Open(Caller caller);

    /// <summary>A tracking context on a <see cref="StoreWriter"/> unit's connection and transaction.</summary>
    CrmContext On(DbConnection connection, DbTransaction transaction, Caller caller);
}
