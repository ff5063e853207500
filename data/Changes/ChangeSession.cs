using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Changes;

/// <summary>The connection, transaction and person of one change, and the reads that it needs.</summary>
internal sealed class ChangeSession(CrmContext db)
{
    private static readonly ConcurrentDictionary<(RecordKind Kind, ModelScope Scope, bool Locks, bool ExistsOnly), string> Statements = [];

    public Caller Caller { get; } = db.Caller;

    public DbConnection Connection { get; } = db.Database.GetDbConnection();

    public DbTransaction Transaction { get; } = db.Database.CurrentTransaction?.GetDbTransaction()
        ?? throw new InvalidOperationException("Changes are applied in a StoreWriter unit; this context has no transaction.");

    private bool IsPostgres => Connection is NpgsqlConnection;

    /// <summary>The record as the caller may see it, locked for this transaction; null when there is none.</summary>
    public Task<Record?> FindAsync(RecordKind kind, long id, CancellationToken cancellationToken) => FindAsync(kind, id, Caller, cancellationToken);

    /// <summary>The record, whoever may see it: for consequences of a change that was allowed.</summary>
    public Task<Record?> FindAnyAsync(RecordKind kind, long id, CancellationToken cancellationToken) => FindAsync(kind, id, Caller.System, cancellationToken);

    /// <summary>Whether the caller may see the record.</summary>
    public async Task<bool> ExistsAsync(RecordKind kind, long id, CancellationToken cancellationToken) =>
        await Command(kind, id, Caller, locks: false, existsOnly: true).ExecuteScalarAsync(cancellationToken) is not null;

    /// <summary>A single value; null when there is no row or it is empty.</summary>
    public async Task<long?> ScalarAsync(string sql, long id, CancellationToken cancellationToken)
    {
        var value = await Connection.Prepared(Transaction, sql).Set("@Id", id).ExecuteScalarAsync(cancellationToken);
        return value is null or DBNull ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    private async Task<Record?> FindAsync(RecordKind kind, long id, Caller caller, CancellationToken cancellationToken)
    {
        await using var reader = await Command(kind, id, caller, locks: IsPostgres, existsOnly: false).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? RecordTable.Of(kind).Read(reader) : null;
    }

    private DbCommand Command(RecordKind kind, long id, Caller caller, bool locks, bool existsOnly)
    {
        var scope = AccessSql.For(kind, caller, "t");
        var sql = Statements.GetOrAdd((kind, caller.ModelScope, locks, existsOnly), _ =>
        {
            var table = RecordTable.Of(kind);
            var select = existsOnly ? "1" : table.SelectColumns;
            return $"SELECT {select} FROM \"{table.Name}\" t WHERE t.\"Id\"=@Id AND {scope.Sql}{(locks ? " FOR UPDATE OF t" : "")}";
        });
        var command = Connection.Prepared(Transaction, sql).Set("@Id", id);
        scope.Bind(command);
        return command;
    }
}
