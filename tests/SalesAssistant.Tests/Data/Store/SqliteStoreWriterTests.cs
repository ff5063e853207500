using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Store;

public sealed class SqliteStoreWriterTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SalesStore _store = null!;   // set before each test

    public async Task InitializeAsync() => _store = await SalesStore.OpenAsync(StoreOptions.Sqlite(_folder.File("sales.db")), FixedClock.At(2026, 3, 3));

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_unit_that_throws_takes_nobody_with_it()
    {
        var units = Enumerable.Range(1, 50).Select(i => _store.Writer.WriteAsync((connection, transaction, _) =>
        {
            Use(connection, transaction, $"n{i}");
            return i % 7 == 0 ? throw new InvalidOperationException("no") : Task.FromResult(i);
        })).ToList();

        var failed = 0;
        foreach (var unit in units)
        {
            failed += await Record.ExceptionAsync(() => unit) is InvalidOperationException ? 1 : 0;
        }

        Assert.Equal(7, failed);
        Assert.Equal(43, await CountAsync());
    }

    [Fact]
    public async Task A_single_statement_that_fails_takes_nobody_with_it()
    {
        var release = new TaskCompletionSource();
        var first = _store.Writer.WriteAsync(async (connection, transaction, _) =>
        {
            await release.Task;   // holds the writer until the others wait for one batch
            Use(connection, transaction, "n0");
        });
        var units = Enumerable.Range(0, 20).Select(i => _store.Writer.WriteOneAsync((connection, transaction, _) =>
        {
            Use(connection, transaction, $"n{i}");   // n0 is there already
            return Task.FromResult(i);
        })).ToList();
        release.SetResult();
        await first;

        await Assert.ThrowsAsync<SqliteException>(() => units[0]);
        Assert.Equal(Enumerable.Range(1, 19), await Task.WhenAll(units.Skip(1)));
        Assert.Equal(20, await CountAsync());
    }

    [Fact]
    public async Task A_dangling_link_fails_its_own_unit_only()
    {
        var release = new TaskCompletionSource();
        var first = _store.Writer.WriteAsync(async (_, _, _) =>
        {
            await release.Task;   // holds the writer until both others wait for one batch
            return 0;
        });
        var dangling = _store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = _store.Contexts.On(connection, transaction, Caller.System);
            db.Contacts.Add(new Contact { Id = 5, Number = "K-1", FullName = "无主", CustomerId = 404 });
            return await db.SaveChangesAsync(token);
        });
        var good = _store.Writer.WriteAsync((connection, transaction, _) =>
        {
            Use(connection, transaction, "good");
            return Task.FromResult(1);
        });
        release.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => dangling);
        Assert.Equal(0, await first);
        Assert.Equal(1, await good);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Linked_records_may_be_written_in_any_order()
    {
        await _store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = _store.Contexts.On(connection, transaction, Caller.System);
            db.Contacts.Add(new Contact { Id = 5, Number = "K-1", FullName = "先到", CustomerId = 6 });
            await db.SaveChangesAsync(token);
            db.Customers.Add(new Customer { Id = 6, Number = "C-1", Name = "后到", PrimaryContactId = 5 });
            await db.SaveChangesAsync(token);
        });

        await using var reading = _store.Contexts.Open(Caller.System);
        Assert.Equal(1, await reading.Contacts.CountAsync());
    }

    [Fact]
    public async Task A_waiting_unit_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.Writer.WriteAsync((_, _, _) => Task.FromResult(1), cancel.Token));
    }

    [Fact]
    public async Task Closing_finishes_what_was_accepted()
    {
        var units = Enumerable.Range(1, 200).Select(i => _store.Writer.WriteAsync((connection, transaction, _) =>
        {
            Use(connection, transaction, $"n{i}");
            return Task.FromResult(i);
        })).ToList();

        await _store.Writer.DisposeAsync();

        Assert.All(units, unit => Assert.True(unit.IsCompletedSuccessfully));
        Assert.Equal(200, await CountAsync());
    }

    private static void Use(DbConnection connection, DbTransaction transaction, string nonce) =>
        connection.Prepared(transaction, """INSERT INTO "UsedNonces" ("Nonce","UsedAt") VALUES (@n,'2026-03-03')""").Set("@n", nonce).ExecuteNonQuery();

    private async Task<int> CountAsync()
    {
        await using var db = _store.Contexts.Open(Caller.System);
        return await db.UsedNonces.CountAsync();
    }
}
