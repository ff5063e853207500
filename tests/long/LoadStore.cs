using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Long;

/// <summary>A store in a folder of its own, the client that loads the bot on it with numbered tasks, and what the store says of them afterwards.</summary>
internal sealed class LoadStore(string prefix, SocketsHttpHandler handler, TimeSpan timeout) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly string _folder = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>The store's file.</summary>
    public string Path => System.IO.Path.Combine(_folder, "sales.db");

    /// <summary>Speaks as the rep whom <see cref="BotProcess.AddRepAsync"/> added.</summary>
    public HttpClient Http { get; } = new(handler) { Timeout = timeout };

    /// <summary>A word that only the task of this number has. Letters only: a number in the sentence could be read as a quantity or a date.</summary>
    public static string Word(int number) => "Z" + string.Concat(number.ToString("00000", CultureInfo.InvariantCulture).Select(digit => (char)('A' + (digit - '0')))) + "Q";

    /// <summary>The key that the message of this number is stored under.</summary>
    public static string MessageKey(int number) => "m" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Dictates the task of this number.</summary>
    public Task<HttpResponseMessage> DictateAsync(Uri address, string path, string conversation, int number, CancellationToken stop = default) =>
        Http.PostAsJsonAsync(new Uri(address, path), new { conversation, text = $"提醒我明天核对{Word(number)}样品单", messageId = MessageKey(number) }, stop);

    /// <summary>Waits until every message that was taken in is answered.</summary>
    public Task AnsweredAsync() => NoneLeftAsync("""SELECT COUNT(*) FROM "Inbox" WHERE "State" = 'Pending'""");

    /// <summary>Waits until <paramref name="sql"/> counts nothing.</summary>
    /// <exception cref="TimeoutException">After ten minutes.</exception>
    public Task NoneLeftAsync(string sql) => UntilAsync(async () => await CountAsync(sql) == 0, sql);

    /// <summary>Waits until <paramref name="isSo"/>.</summary>
    /// <exception cref="TimeoutException">After ten minutes.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Not so after {Patience}: {what}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>What <paramref name="sql"/> counts.</summary>
    public async Task<long> CountAsync(string sql) => (await ColumnAsync<long>(sql))[0];

    /// <summary>Accounts of a channel that are all the same person's.</summary>
    public async Task LinkAsync(string channel, IEnumerable<string> accounts, string name)
    {
        await using var connection = new SqliteConnection($"Data Source={Path}");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """INSERT INTO "ChannelIdentities" ("Id", "Channel", "ExternalKey", "UserId", "CreatedAt") SELECT @id, @channel, @key, "Id", '2026-01-01 00:00:00' FROM "Users" WHERE "Name" = @name""";
        foreach (var (account, id) in accounts.Select((account, at) => (account, at + 1)))
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@id", id);
            command.Parameters.AddWithValue("@channel", channel);
            command.Parameters.AddWithValue("@key", account);
            command.Parameters.AddWithValue("@name", name);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>Customers of a person.</summary>
    public async Task AddCustomersAsync(IEnumerable<string> names, string owner)
    {
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(Path), TimeProvider.System);
        await store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = store.Contexts.On(connection, transaction, Caller.System);
            var ownerId = await db.Users.Where(user => user.Name == owner).Select(user => user.Id).SingleAsync(token);
            db.AddRange(names.Select((name, at) => new Customer { Id = at + 1, Number = $"C-{at + 1}", Name = name, OwnerId = ownerId }));
            await db.SaveChangesAsync(token);
        });
    }

    /// <summary>The first column of every row.</summary>
    public async Task<List<T>> ColumnAsync<T>(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetFieldValue<T>(0));
        }

        return found;
    }

    public void Dispose()
    {
        Http.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
