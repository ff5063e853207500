using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Store;

/// <summary>Contexts that wait for their next caller, with their connection open: making one costs a hundred times as much as lending one.</summary>
/// <param name="make">Makes a context for one kind of scope.</param>
internal sealed class ContextPool(Func<Caller, CrmContext> make) : IDisposable
{
    private const int KeptPerScope = 64;
    private readonly ConcurrentStack<CrmContext>[] _idle = [.. Enum.GetValues<ModelScope>().Select(_ => new ConcurrentStack<CrmContext>())];
    private readonly int[] _kept = new int[Enum.GetValues<ModelScope>().Length];   // a stack counts itself by walking through
    private volatile bool _isClosed;

    public CrmContext Lend(Caller caller)
    {
        var context = Take((int)caller.ModelScope) ?? make(caller);
        context.LendTo(caller, this);
        return context;
    }

    /// <summary>False when the pool does not keep it.</summary>
    public bool TakeBack(CrmContext context)
    {
        var scope = (int)context.Caller.ModelScope;
        if (_isClosed)
        {
            return false;
        }

        if (Interlocked.Increment(ref _kept[scope]) > KeptPerScope)
        {
            Interlocked.Decrement(ref _kept[scope]);
            return false;
        }

        context.ChangeTracker.Clear();
        _idle[scope].Push(context);
        return true;
    }

    public void Dispose()
    {
        _isClosed = true;
        foreach (var idle in _idle)
        {
            while (idle.TryPop(out var context))
            {
                context.Dispose();
            }
        }
    }

    private CrmContext? Take(int scope)
    {
        if (!_idle[scope].TryPop(out var context))
        {
            return null;
        }

        Interlocked.Decrement(ref _kept[scope]);
        return context;
    }

    /// <summary>Options on an open SQLite connection.</summary>
    public static DbContextOptions<CrmContext> On(SqliteConnection connection, bool isTracking) =>
        Common(new DbContextOptionsBuilder<CrmContext>().UseSqlite(connection), isTracking);

    /// <summary>Options shared by both databases.</summary>
    public static DbContextOptions<CrmContext> Common(DbContextOptionsBuilder<CrmContext> builder, bool isTracking) => builder
        .EnableThreadSafetyChecks(false)
        .UseQueryTrackingBehavior(isTracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
        .ReplaceService<IModelCacheKeyFactory, ScopeModelKey>()
        .Options;
}

/// <summary>One model for each kind of scope, so that each carries only its own simple predicate, which the owner index can serve.</summary>
internal sealed class ScopeModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), context is CrmContext crm ? crm.Caller.ModelScope : ModelScope.None, designTime);
}
