using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Store;

internal sealed class SqliteContexts : ICrmContexts, IDisposable
{
    private readonly ContextPool _readers;
    private readonly ConditionalWeakTable<DbConnection, ContextPool> _onWriters = [];

    public SqliteContexts(string path) => _readers = new ContextPool(caller => Reader(path, caller));

    public StoreProvider Provider => StoreProvider.Sqlite;

    public CrmContext Open(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return _readers.Lend(caller);
    }

    public CrmContext On(DbConnection connection, DbTransaction transaction, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var pool = _onWriters.GetValue(connection, static writer => new ContextPool(caller => Writer((SqliteConnection)writer, caller)));
        var context = pool.Lend(caller);
        context.Database.UseTransaction(null);   // of an earlier unit
        context.Database.UseTransaction(transaction);
        return context;
    }

    public void Dispose() => _readers.Dispose();

    private static CrmContext Reader(string path, Caller caller)
    {
        var connection = SqliteFile.Connect(path);
        return new CrmContext(ContextPool.On(connection, isTracking: caller.IsSystem), caller) { Owned = connection };
    }

    private static CrmContext Writer(SqliteConnection connection, Caller caller)
    {
        var context = new CrmContext(ContextPool.On(connection, isTracking: true), caller);
        context.Database.AutoSavepointsEnabled = false;   // the unit has its own savepoint
        return context;
    }
}
