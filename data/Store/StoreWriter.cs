using System.Data.Common;

namespace SalesAssistant.Data.Store;

/// <summary>The way rows get into the store. A unit is durable when its task completes.</summary>
public abstract class StoreWriter : IAsyncDisposable
{
    /// <summary>Runs <paramref name="unit"/> in a transaction of its own effect: it is stored whole, or (when it throws) not at all.</summary>
    /// <param name="unit">Works on the connection and transaction it is given and waits for nothing but the database; it neither commits nor rolls back. On SQLite it must not wait for another write.</param>
    /// <param name="cancellationToken">Drops the unit while it is still waiting; a running unit gets it too.</param>
    /// <exception cref="CommitUnknownException">The commit did not answer.</exception>
    /// <exception cref="StoreBusyException">Too many writes are waiting.</exception>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> unit, CancellationToken cancellationToken = default);

    /// <summary>The same for a unit that changes rows by a single statement, the last thing that can fail in it: a statement that fails leaves nothing behind, so nothing has to be kept for taking it back.</summary>
    /// <param name="unit">Touches no row that points at another.</param>
    /// <param name="cancellationToken">As above.</param>
    public virtual Task<T> WriteOneAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> unit, CancellationToken cancellationToken = default) => WriteAsync(unit, cancellationToken);

    /// <summary>The same for a unit without a result.</summary>
    public Task WriteAsync(Func<DbConnection, DbTransaction, CancellationToken, Task> unit, CancellationToken cancellationToken = default) =>
        WriteAsync<bool>(
            async (connection, transaction, token) =>
            {
                await unit(connection, transaction, token);
                return true;
            },
            cancellationToken);

    /// <summary>Waits for the units that were accepted, then closes.</summary>
    public abstract ValueTask DisposeAsync();
}
