using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Store;

internal sealed class PostgresContexts(NpgsqlDataSource source) : ICrmContexts
{
    private readonly DbContextOptions<CrmContext> _reading = ContextPool.Common(new DbContextOptionsBuilder<CrmContext>().UseNpgsql(source), isTracking: false);
    private readonly DbContextOptions<CrmContext> _system = ContextPool.Common(new DbContextOptionsBuilder<CrmContext>().UseNpgsql(source), isTracking: true);

    public StoreProvider Provider => StoreProvider.Postgres;

    public CrmContext Open(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new CrmContext(caller.IsSystem ? _system : _reading, caller);
    }

    public CrmContext On(DbConnection connection, DbTransaction transaction, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var options = ContextPool.Common(new DbContextOptionsBuilder<CrmContext>().UseNpgsql(connection), isTracking: true);
        var context = new CrmContext(options, caller);
        context.Database.AutoSavepointsEnabled = false;
        context.Database.UseTransaction(transaction);
        return context;
    }
}
