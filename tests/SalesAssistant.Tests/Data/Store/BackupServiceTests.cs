using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Store;

public sealed class BackupServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FixedClock _clock = FixedClock.At(2026, 3, 3);

    private StoreOptions Options => StoreOptions.Sqlite(_folder.File("sales.db"));

    private string Backup => _folder.File("backup.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_backed_up_under_use_is_restored()
    {
        await using (var store = await SalesStore.OpenAsync(Options, _clock))
        {
            await AddAsync(store, 1, "before");
            Assert.True(await BackupService.BackupAsync(store, Backup) > 0);
            await AddAsync(store, 2, "after");
        }

        var former = await BackupService.RestoreAsync(Backup, Options, _clock);

        await using var restored = await SalesStore.OpenAsync(Options, _clock);
        await using var db = restored.Contexts.Open(Caller.System);
        Assert.Equal("before", (await db.Customers.SingleAsync()).Name);
        Assert.True(File.Exists(former));
    }

    [Fact]
    public async Task A_cut_changed_foreign_or_newer_backup_is_refused_and_the_store_stays()
    {
        await using (var store = await SalesStore.OpenAsync(Options, _clock))
        {
            await AddAsync(store, 1, "kept");
            await BackupService.BackupAsync(store, Backup);
        }

        await RefusedAsync("not the file", () => File.AppendAllText(Backup, "x"));
        File.Delete(Backup + ".sha256");
        await RefusedAsync("damaged", () =>
        {
            using var stream = File.OpenWrite(Backup);
            stream.SetLength(stream.Length / 2);
        });
        await RefusedAsync("no SQLite file", () => File.WriteAllText(Backup, "this is a text, and not a short one"));
        await RefusedAsync("another program", () =>
        {
            File.Delete(Backup);
            Execute(Backup, "CREATE TABLE theirs (x)");
        });
        await RefusedAsync("newer version", () => Execute(Backup, $"PRAGMA application_id={SqliteFile.ApplicationId}; PRAGMA user_version=99"));

        await using var again = await SalesStore.OpenAsync(Options, _clock);
        await using var db = again.Contexts.Open(Caller.System);
        Assert.Equal("kept", (await db.Customers.SingleAsync()).Name);

        async Task RefusedAsync(string reason, Action spoil)
        {
            spoil();
            Assert.Contains(reason, (await Assert.ThrowsAsync<StoreRefusedException>(() => BackupService.RestoreAsync(Backup, Options, _clock))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_in_use_is_not_replaced()
    {
        await using var store = await SalesStore.OpenAsync(Options, _clock);
        await AddAsync(store, 1, "kept");
        await BackupService.BackupAsync(store, Backup);

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => BackupService.RestoreAsync(Backup, Options, _clock));

        Assert.Contains("in use", refusal.Message, StringComparison.Ordinal);
        await AddAsync(store, 2, "still writable");
    }

    private static async Task AddAsync(SalesStore store, long id, string name)
    {
        await using var db = store.Contexts.Open(Caller.System);
        db.Customers.Add(new Customer { Id = id, Number = $"C-{id}", Name = name });
        await db.SaveChangesAsync();
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
