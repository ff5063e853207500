using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Store;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FixedClock _clock = FixedClock.At(2026, 3, 3);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_reopened_store_still_has_its_rows()
    {
        await using (var store = await OpenAsync())
        {
            await using var db = store.Contexts.Open(Caller.System);
            db.Customers.Add(new Customer { Id = 1, Number = "C-000001", Name = "青岚仪器" });
            await db.SaveChangesAsync();
        }

        await using var again = await OpenAsync();
        await using var reading = again.Contexts.Open(Caller.System);

        Assert.Equal("青岚仪器", (await reading.Customers.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_with_both_numbers()
    {
        await (await OpenAsync()).DisposeAsync();
        Execute("PRAGMA user_version=99");

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(OpenAsync);

        Assert.Contains("schema 99", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_program_is_refused_and_left_alone()
    {
        Execute("CREATE TABLE theirs (x)");

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(OpenAsync);

        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
        Execute("INSERT INTO theirs VALUES (1)");
    }

    [Fact]
    public async Task Every_connection_is_durable()
    {
        await using var store = await OpenAsync();

        var mode = await store.Writer.WriteAsync((connection, transaction, _) => Task.FromResult(connection.Prepared(transaction, "PRAGMA synchronous").ExecuteScalar()));

        Assert.Equal(2L, mode);
    }

    [Fact]
    public async Task The_scripts_make_what_the_model_expects()
    {
        await using var store = await OpenAsync();
        await using var db = store.Contexts.Open(Caller.System);

        Assert.Equal([], await SchemaComparison.MissingAsync(db));
    }

    private Task<SalesStore> OpenAsync() => SalesStore.OpenAsync(StoreOptions.Sqlite(_folder.File("sales.db")), _clock);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("sales.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
