using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;

namespace SalesAssistant.Long;

/// <summary>`callbacks`: every message is delivered one to four times over the API, shuffled, by several senders. Effects must equal distinct messages, each answered once, and a conversation answered in its order.</summary>
internal sealed class CallbackTest(int messages, int senders, int seed) : IDisposable
{
    private const int Conversations = 64;
    private const int InOrder = 25;
    private readonly LoadStore _store = new("callbacks-", new SocketsHttpHandler { UseProxy = false }, TimeSpan.FromSeconds(60));

    public static Command Create()
    {
        var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 20_000 };
        var senders = new Option<int>("--senders") { DefaultValueFactory = _ => 8 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("callbacks", "Repeated, shuffled deliveries.") { messages, senders, seed };
        command.SetAction(async (parsed, _) =>
        {
            using var test = new CallbackTest(parsed.GetValue(messages), parsed.GetValue(senders), parsed.GetValue(seed));
            return await test.RunAsync();
        });
        return command;
    }

    public void Dispose() => _store.Dispose();

    private async Task<int> RunAsync()
    {
        await BotProcess.AddRepAsync(_store.Path, _store.Http);
        using var bot = await BotProcess.ServeAsync(_store.Path, _store.Http);
        var started = Stopwatch.GetTimestamp();
        var (deliveries, refused) = await DeliverAsync(bot.Address);
        var disorder = await OrderAsync(bot.Address);
        await _store.AnsweredAsync();

        return await JudgeAsync(deliveries, refused, disorder, Stopwatch.GetElapsedTime(started));
    }

    private async Task<(int Deliveries, int Refused)> DeliverAsync(Uri address)
    {
        var random = new Random(seed);
        var deliveries = Enumerable.Range(0, messages).SelectMany(number => Enumerable.Repeat(number, random.Next(1, 5))).ToArray();
        random.Shuffle(deliveries);
        var queue = new ConcurrentQueue<int>(deliveries);
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var number))
            {
                Interlocked.Add(ref refused, await SendAsync(address, $"c{number % Conversations}", number) == 0 ? 1 : 0);
            }
        })));
        return (deliveries.Length, refused);
    }

    /// <summary>Each sender speaks in a conversation of its own without waiting for answers; how many conversations are not answered in that order.</summary>
    private async Task<int> OrderAsync(Uri address)
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(async () =>
        {
            var ids = new List<long>();
            for (var i = 0; i < InOrder; i++)
            {
                ids.Add(await SendAsync(address, $"order{sender}", messages + (sender * InOrder) + i));
            }

            return ids;
        })));
        await _store.AnsweredAsync();

        var disorder = 0;
        for (var sender = 0; sender < senders; sender++)
        {
            var answered = await _store.ColumnAsync<long>($"""SELECT "InboxId" FROM "Outbox" WHERE "ConversationKey" LIKE '%/order{sender}' ORDER BY "Id" """);
            disorder += answered.SequenceEqual(await _store.ColumnAsync<long>($"""SELECT "Id" FROM "Inbox" WHERE "ConversationKey" LIKE '%/order{sender}' ORDER BY CAST(SUBSTR("MessageKey", 2) AS INTEGER)""")) && answered.Count == InOrder && sent[sender].TrueForAll(id => id != 0) ? 0 : 1;
        }

        return disorder;
    }

    private async Task<int> JudgeAsync(int deliveries, int refused, int disorder, TimeSpan elapsed)
    {
        var all = messages + (senders * InOrder);
        var effects = await _store.ColumnAsync<long>("""SELECT COUNT(*) FROM "Tasks" """);
        var distinct = await _store.ColumnAsync<long>("""SELECT COUNT(DISTINCT "Title") FROM "Tasks" """);
        var stored = await _store.ColumnAsync<long>("""SELECT COUNT(*) FROM "Inbox" """);
        var replies = await _store.ColumnAsync<long>("""SELECT COUNT(*) FROM "Outbox" """);
        var answered = await _store.ColumnAsync<long>("""SELECT COUNT(DISTINCT "InboxId") FROM "Outbox" """);
        var isRight = effects[0] == all && distinct[0] == all && stored[0] == all && replies[0] == all && answered[0] == all && refused + disorder == 0;
        Console.WriteLine($"messages {all}, deliveries {deliveries + (senders * InOrder)}, refused {refused}, stored {stored[0]}, effects {effects[0]} ({distinct[0]} distinct), replies {replies[0]} to {answered[0]} messages, conversations out of order {disorder}, {elapsed.TotalSeconds:0.0} s");
        return isRight ? 0 : 1;
    }

    /// <summary>The length of the answer's body; 0 when it was refused.</summary>
    private async Task<long> SendAsync(Uri address, string conversation, int number)
    {
        using var answer = await _store.DictateAsync(address, "/api/chat?wait=0", conversation, number);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadAsByteArrayAsync()).Length : 0;
    }
}
