using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Store;

public abstract class StoreOpeningTests : StoreTest
{
    [SkippableFact]
    public async Task Several_processes_may_start_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SalesStore.OpenAsync(Store.Options, Clock))));

        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_newer_schema_is_refused()
    {
        await Store.Writer.WriteAsync((connection, transaction, _) =>
        {
            var sql = Provider == StoreProvider.Sqlite ? "PRAGMA user_version=99" : """INSERT INTO "SchemaVersions" VALUES (99,'later',now())""";
            return Task.FromResult(connection.Prepared(transaction, sql).ExecuteNonQuery());
        });

        Assert.Contains("newer version", (await Assert.ThrowsAsync<StoreRefusedException>(() => SalesStore.OpenAsync(Store.Options, Clock))).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_lent_context_shows_each_caller_its_own_rows()
    {
        await AddAsync(Person(11, Role.Rep, 1), Person(12, Role.Rep, 1), new Team { Id = 1, Number = "TM-1", Name = "东组" });
        await AddAsync(new Customer { Id = 100, Number = "C-1", Name = "甲", OwnerId = 11 }, new Customer { Id = 101, Number = "C-2", Name = "乙", OwnerId = 12 });

        // The same kind of scope: the second caller gets the first one's context back from the pool.
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("甲", await OnlyAsync(11));
            Assert.Equal("乙", await OnlyAsync(12));
        }

        async Task<string> OnlyAsync(long user)
        {
            await using var db = Store.Contexts.Open(As(user, Role.Rep, 1));
            return (await db.Customers.SingleAsync()).Name;
        }
    }

    [SkippableFact]
    public async Task A_unit_that_throws_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Writer.WriteAsync<int>(async (connection, transaction, token) =>
        {
            await using var db = Store.Contexts.On(connection, transaction, Caller.System);
            db.Customers.Add(new Customer { Id = 1, Number = "C-1", Name = "甲" });
            await db.SaveChangesAsync(token);
            throw new InvalidOperationException("no");
        }));

        await using var reading = Store.Contexts.Open(Caller.System);
        Assert.False(await reading.Customers.AnyAsync());
    }
}

public sealed class SqliteStoreOpeningTests : StoreOpeningTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class PostgresStoreOpeningTests : StoreOpeningTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
