using System.Data.Common;
using Npgsql;

namespace SalesAssistant.Data.Store;

/// <summary>Each unit in its own transaction on its own pooled connection, in parallel.</summary>
internal sealed class PostgresStoreWriter(NpgsqlDataSource source) : StoreWriter
{
    public override async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await unit(connection, transaction, cancellationToken);
        try
        {
            // Not cancellable: a commit cut off half-way is the very doubt that a caller must not be left in.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception problem) when (problem is not PostgresException)
        {
            throw new CommitUnknownException(problem);
        }

        return result;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
