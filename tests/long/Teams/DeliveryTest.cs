using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;

namespace SalesAssistant.Long.Teams;

/// <summary>`teams`: messages come one to three times, shuffled, at a steady rate whatever the answers take; the connector misbehaves. Every effect once, every answer seen, hardly any twice, acknowledged in time, no secret in the log.</summary>
internal sealed class DeliveryTest(int messages, int rate, double limit, int seed) : IDisposable
{
    private const string Waiting = """SELECT (SELECT COUNT(*) FROM "Inbox" WHERE "State" = 'Pending') + (SELECT COUNT(*) FROM "Outbox" WHERE "State" = 'Pending')""";
    private const int WarmUp = 30;
    private const int EachTalk = 10;
    private const double MostTwice = 0.001;
    private readonly LoadStore _store = new("teams-", new SocketsHttpHandler { UseProxy = false }, TimeSpan.FromSeconds(60));
    private readonly ConcurrentBag<double> _acknowledged = [];
    private int _refused;

    public static Command Create()
    {
        var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 20_000 };
        var rate = new Option<int>("--rate") { DefaultValueFactory = _ => 200, Description = "Deliveries a second." };
        var limit = new Option<double>("--limit") { DefaultValueFactory = _ => 200, Description = "Milliseconds within which 99 of 100 are acknowledged." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("teams", "Repeated, shuffled activities in front of a connector that throttles and fails.") { messages, rate, limit, seed };
        command.SetAction(async (parsed, _) =>
        {
            using var test = new DeliveryTest(parsed.GetValue(messages), parsed.GetValue(rate), parsed.GetValue(limit), parsed.GetValue(seed));
            return await test.RunAsync();
        });
        return command;
    }

    public void Dispose() => _store.Dispose();

    private async Task<int> RunAsync()
    {
        await using var channel = await FakeChannel.StartAsync(seed);
        const string Name = "Load Tester";
        await BotProcess.RunAsync(_store.Path, "user", "add", Name, "--role", "Rep");
        using var bot = await BotProcess.ServeAsync(_store.Path, _store.Http, channel.Settings);
        await LinkAsync(channel, bot.Address, Name);
        var started = Stopwatch.GetTimestamp();
        var deliveries = await DeliverAsync(channel, bot.Address);
        await _store.NoneLeftAsync(Waiting);
        var elapsed = Stopwatch.GetElapsedTime(started);
        bot.Kill();
        return await JudgeAsync(channel, deliveries, elapsed, await bot.Printed);
    }

    // The way of every new person: a code, and an administrator who approves it.
    private async Task LinkAsync(FakeChannel channel, Uri bot, string name)
    {
        await SendAsync(channel, bot, "a:hello", "hello", "帮助");
        await _store.NoneLeftAsync("""SELECT COUNT(*) = 0 FROM "LinkRequests" """);
        var code = (await BotProcess.RunAsync(_store.Path, "user", "requests")).Split(' ')[0];
        await BotProcess.RunAsync(_store.Path, "user", "link", code, name);
        for (var i = 0; i < WarmUp; i++)
        {
            await SendAsync(channel, bot, "a:hello", $"warm{i.ToString(CultureInfo.InvariantCulture)}", "帮助");
        }

        await _store.NoneLeftAsync(Waiting);
        _acknowledged.Clear();
    }

    private async Task<int> DeliverAsync(FakeChannel channel, Uri bot)
    {
        var random = new Random(seed);
        var deliveries = Enumerable.Range(0, messages).SelectMany(number => Enumerable.Repeat(number, random.Next(1, 4))).ToArray();
        random.Shuffle(deliveries);
        var talks = Math.Max(1, messages / EachTalk);
        var sent = new List<Task>(deliveries.Length);
        var started = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (sent.Count < deliveries.Length && await tick.WaitForNextTickAsync())
        {
            for (var due = (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate); sent.Count < Math.Min(due, deliveries.Length);)
            {
                var number = deliveries[sent.Count];
                sent.Add(SendAsync(channel, bot, $"a:talk{(number % talks).ToString(CultureInfo.InvariantCulture)}", LoadStore.MessageKey(number), $"提醒我明天核对{LoadStore.Word(number)}样品单"));
            }
        }

        await Task.WhenAll(sent);
        return deliveries.Length;
    }

    private async Task SendAsync(FakeChannel channel, Uri bot, string talk, string id, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages")) { Content = new StringContent(channel.Activity(talk, id, text).ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", channel.ChannelToken);
        var started = Stopwatch.GetTimestamp();
        using var answer = await _store.Http.SendAsync(request);
        _acknowledged.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (!answer.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref _refused);
        }
    }

    private async Task<int> JudgeAsync(FakeChannel channel, int deliveries, TimeSpan elapsed, string printed)
    {
        var effects = (await _store.ColumnAsync<long>("""SELECT COUNT(*) FROM "Tasks" """))[0];
        var distinct = (await _store.ColumnAsync<long>("""SELECT COUNT(DISTINCT "Title") FROM "Tasks" """))[0];
        var talks = channel.Taken.Where(talk => talk.Key.StartsWith("a:talk", StringComparison.Ordinal)).Select(talk => talk.Value).ToList();
        var seen = talks.SelectMany(talk => talk).GroupBy(one => one.Answers).ToDictionary(group => group.Key, group => group.Count());
        var dropped = Enumerable.Range(0, messages).Count(number => !seen.ContainsKey(LoadStore.MessageKey(number)));
        var twice = seen.Values.Sum(count => count - 1);
        var disorder = await DisorderAsync(channel);
        var times = _acknowledged.Order().ToArray();
        var (p50, p99) = (times[times.Length / 2], times[(int)(times.Length * 0.99)]);
        var secrets = new[] { channel.AppPassword, channel.BotToken, channel.ChannelToken, channel.ChannelToken.Split('.')[2] }.Count(secret => printed.Contains(secret, StringComparison.Ordinal));
        var isLogged = printed.Contains("Turn ", StringComparison.Ordinal);
        Console.WriteLine($"messages {messages}, deliveries {deliveries}, refused {_refused}, effects {effects} ({distinct} distinct), answers seen {seen.Count}, dropped {dropped}, seen again {twice}, talks out of order {disorder}, {elapsed.TotalSeconds:0.0} s");
        Console.WriteLine("the connector: " + string.Join(", ", channel.Mischief.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} × {one.Key}")) + $"; most in a second of one talk: {Most(talks, 1)}");
        Console.WriteLine($"acknowledged at {rate}/s: p50 {p50:0.0} ms, p99 {p99:0.0} ms, longest {times[^1]:0.0} ms; log {printed.Length / 1024} KB, secrets in it {secrets}");
        return effects == messages && distinct == messages && dropped == 0 && twice <= messages * MostTwice && _refused + disorder + secrets == 0 && isLogged && p99 <= limit && channel.Mischief.Count == 4 ? 0 : 1;
    }

    /// <summary>Talks whose answers arrived in another order than they were made in.</summary>
    private async Task<int> DisorderAsync(FakeChannel channel)
    {
        var order = new Dictionary<string, List<string>>();
        await using var connection = new SqliteConnection($"Data Source={_store.Path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT o."ConversationKey", i."MessageKey" FROM "Outbox" o JOIN "Inbox" i ON i."Id" = o."InboxId" ORDER BY o."Id" """;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (!order.TryGetValue(reader.GetString(0), out var list))
            {
                order[reader.GetString(0)] = list = [];
            }

            list.Add(reader.GetString(1));
        }

        return channel.Taken.Count(talk => !talk.Value.Select(one => one.Answers).Distinct().SequenceEqual(order[talk.Key]));
    }

    private static int Most(List<List<(string Answers, long At)>> talks, double seconds)
    {
        var span = (long)(seconds * Stopwatch.Frequency);
        return talks.Max(talk => talk.Max(from => talk.Count(one => one.At >= from.At && one.At < from.At + span)));
    }
}
