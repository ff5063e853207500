using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace SalesAssistant.Long;

/// <summary>`kill`: clients dictate tasks over the API while the process is killed with -9 again and again. Nothing acknowledged may be lost, nothing may happen twice, the database must verify after each kill.</summary>
internal sealed class KillTest(int kills, int clients, int seed) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kill-").FullName;
    private readonly ConcurrentDictionary<int, bool> _acknowledged = new();
    private readonly ConcurrentQueue<int> _again = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30), UseProxy = false }) { Timeout = TimeSpan.FromSeconds(15) };
    private int _next;

    private string Store => Path.Combine(_folder, "sales.db");

    public static Command Create()
    {
        var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 200 };
        var clients = new Option<int>("--clients") { DefaultValueFactory = _ => 8 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("kill", "kill -9 under load.") { kills, clients, seed };
        command.SetAction(async (parsed, _) =>
        {
            using var test = new KillTest(parsed.GetValue(kills), parsed.GetValue(clients), parsed.GetValue(seed));
            return await test.RunAsync();
        });
        return command;
    }

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> RunAsync()
    {
        await BotProcess.AddRepAsync(Store, _http);
        var (random, broken, ready) = (new Random(seed), 0, new List<double>());
        for (var kill = 0; kill < kills; kill++)
        {
            var started = Stopwatch.GetTimestamp();
            using var bot = await BotProcess.ServeAsync(Store, _http);
            ready.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, clients).Select(client => SendAsync(bot.Address, client, stop.Token)).ToArray();
            await FirstAnswerAsync(_acknowledged.Count);
            await Task.Delay(random.Next(50, 300));
            bot.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(load);
            broken += await ScalarAsync("PRAGMA integrity_check") is "ok" ? 0 : 1;
            if ((kill + 1) % 20 == 0)
            {
                Console.WriteLine($"{kill + 1} kills, {_acknowledged.Count} acknowledged, {broken} integrity failures");
            }
        }

        await FinishAsync();
        return await JudgeAsync(broken, ready);
    }

    /// <summary>A cold process answers nothing for a while; a kill then would test little.</summary>
    private async Task FirstAnswerAsync(int before)
    {
        for (var i = 0; i < 300 && _acknowledged.Count == before; i++)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Every message that was sent without an answer is sent again under its id: the door must know it or do it, once.</summary>
    private async Task FinishAsync()
    {
        using var bot = await BotProcess.ServeAsync(Store, _http);
        while (_again.TryDequeue(out var number))
        {
            await TrySendAsync(bot.Address, number, CancellationToken.None);
        }

        for (var i = 0; i < 200 && await CountAsync("""SELECT COUNT(*) FROM "Inbox" WHERE "State" = 'Pending'""") > 0; i++)
        {
            await Task.Delay(100);
        }
    }

    private async Task<int> JudgeAsync(int broken, List<double> ready)
    {
        var (lost, doubled, silent) = (0, 0, 0);
        foreach (var number in _acknowledged.Keys)
        {
            var effects = await CountAsync("""SELECT COUNT(*) FROM "Tasks" WHERE "Title" LIKE '%' || @word || '%'""", Word(number));
            lost += effects == 0 ? 1 : 0;
            doubled += effects > 1 ? 1 : 0;
            silent += await CountAsync("""SELECT COUNT(*) FROM "Outbox" o JOIN "Inbox" i ON i."Id" = o."InboxId" WHERE i."MessageKey" = @word""", "m" + number.ToString(CultureInfo.InvariantCulture)) == 1 ? 0 : 1;
        }

        var verified = await BotProcess.RunAsync(Store, "verify");
        ready.Sort();
        Console.WriteLine($"kills {kills}, acknowledged {_acknowledged.Count}, lost {lost}, doubled {doubled}, without exactly one reply {silent}, integrity failures {broken}, ready again median {ready[ready.Count / 2]:0.00} s p95 {ready[(int)(ready.Count * 0.95)]:0.00} s");
        Console.WriteLine(verified);
        return lost + doubled + silent + broken == 0 ? 0 : 1;
    }

    private async Task SendAsync(Uri address, int client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = _again.TryDequeue(out var again) ? again : Interlocked.Increment(ref _next);
            await TrySendAsync(address, number, stop, client);
        }
    }

    private async Task TrySendAsync(Uri address, int number, CancellationToken stop, int client = 0)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(address, "/api/chat"), new { conversation = $"c{number % clients}", text = $"提醒我明天核对{Word(number)}样品单", messageId = $"m{number}" }, stop);
            if (answer.IsSuccessStatusCode)
            {
                _acknowledged[number] = true;
                return;
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or IOException or SocketException)   // killed in the middle: it may have happened or not
        {
        }

        _again.Enqueue(number);
        _ = client;
    }

    // Letters only: a number in the sentence could be read as a quantity or a date.
    private static string Word(int number) => "Z" + string.Concat(number.ToString("00000", CultureInfo.InvariantCulture).Select(digit => (char)('A' + (digit - '0')))) + "Q";

    private async Task<long> CountAsync(string sql, string? word = null) => Convert.ToInt64(await ScalarAsync(sql, word), CultureInfo.InvariantCulture);

    private async Task<object?> ScalarAsync(string sql, string? word = null)
    {
        await using var connection = new SqliteConnection($"Data Source={Store}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        if (word is not null)
        {
            command.Parameters.AddWithValue("@word", word);
        }

        return await command.ExecuteScalarAsync();
    }
}
