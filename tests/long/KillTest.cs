using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SalesAssistant.Long;

/// <summary>`kill`: clients dictate tasks over the API while the process is killed with -9 again and again. Nothing acknowledged may be lost, nothing may happen twice, the database must verify after each kill.</summary>
internal sealed partial class KillTest(int kills, int clients, int seed) : IDisposable
{
    private readonly LoadStore _store = new("kill-", new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30), UseProxy = false }, TimeSpan.FromSeconds(15));
    private readonly ConcurrentDictionary<int, bool> _acknowledged = new();
    private readonly ConcurrentQueue<int> _again = new();
    private int _next;

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

    public void Dispose() => _store.Dispose();

    private async Task<int> RunAsync()
    {
        await BotProcess.AddRepAsync(_store.Path, _store.Http);
        var (random, broken, ready) = (new Random(seed), 0, new List<double>());
        for (var kill = 0; kill < kills; kill++)
        {
            var started = Stopwatch.GetTimestamp();
            using var bot = await BotProcess.ServeAsync(_store.Path, _store.Http);
            ready.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, clients).Select(_ => SendAsync(bot.Address, stop.Token)).ToArray();
            await FirstAnswerAsync(_acknowledged.Count);
            await Task.Delay(random.Next(50, 300));
            bot.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(load);
            broken += await _store.ColumnAsync<string>("PRAGMA integrity_check") is ["ok"] ? 0 : 1;
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
        using var bot = await BotProcess.ServeAsync(_store.Path, _store.Http);
        while (_again.TryDequeue(out var number))
        {
            await TrySendAsync(bot.Address, number, CancellationToken.None);
        }

        await _store.AnsweredAsync();
    }

    private async Task<int> JudgeAsync(int broken, List<double> ready)
    {
        var effects = (await _store.ColumnAsync<string>("""SELECT "Title" FROM "Tasks" """)).CountBy(title => TaskWord().Match(title).Value).ToDictionary();
        var replies = (await _store.ColumnAsync<string>("""SELECT i."MessageKey" FROM "Outbox" o JOIN "Inbox" i ON i."Id" = o."InboxId" """)).CountBy(key => key).ToDictionary();
        var lost = _acknowledged.Keys.Count(number => !effects.ContainsKey(LoadStore.Word(number)));
        var doubled = effects.Count(effect => effect.Value > 1);
        var silent = _acknowledged.Keys.Count(number => replies.GetValueOrDefault(LoadStore.MessageKey(number)) != 1);
        var verified = await BotProcess.RunAsync(_store.Path, "verify");
        ready.Sort();
        Console.WriteLine($"kills {kills}, acknowledged {_acknowledged.Count}, lost {lost}, doubled {doubled}, without exactly one reply {silent}, integrity failures {broken}, ready again median {ready[ready.Count / 2]:0.00} s p95 {ready[(int)(ready.Count * 0.95)]:0.00} s");
        Console.WriteLine(verified);
        return lost + doubled + silent + broken == 0 ? 0 : 1;
    }

    private async Task SendAsync(Uri address, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = _again.TryDequeue(out var again) ? again : Interlocked.Increment(ref _next);
            await TrySendAsync(address, number, stop);
        }
    }

    private async Task TrySendAsync(Uri address, int number, CancellationToken stop)
    {
        try
        {
            using var answer = await _store.DictateAsync(address, "/api/chat", $"c{number % clients}", number, stop);
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
    }

    [GeneratedRegex("Z[A-J]{5}Q")]
    private static partial Regex TaskWord();
}
