using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>However often and in whatever order a message comes, it works once and is answered once.</summary>
public sealed class ExactlyOnceTests
{
    private const int Messages = 2_000;
    private const int Conversations = 40;
    private const int Senders = 8;

    [Fact]
    public async Task Repeated_shuffled_messages_of_eight_senders_work_once_each()
    {
        await using var house = await House.OpenAsync();
        var random = new Random(4);
        var messages = Enumerable.Range(0, Messages).Select(i => house.Message($"提醒我明天核对{Word(i)}样品单", conversation: $"c{i % Conversations}", key: $"k{i}")).ToArray();
        var deliveries = messages.SelectMany(message => Enumerable.Repeat(message, random.Next(1, 5))).ToArray();
        random.Shuffle(deliveries);
        var queue = new ConcurrentQueue<IncomingMessage>(deliveries);
        var accepted = new ConcurrentDictionary<string, ConcurrentBag<Accepted>>();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var message))
            {
                accepted.GetOrAdd(message.MessageKey, _ => []).Add(await house.Assistant.AcceptAsync(message, CancellationToken.None));
            }
        })));
        foreach (var ones in accepted.Values)
        {
            Assert.NotNull(await house.Assistant.WaitForReplyAsync(ones.First().InboxId, TimeSpan.FromSeconds(120), CancellationToken.None));
        }

        Assert.All(accepted.Values, ones => Assert.Equal((1, 1), (ones.Count(one => !one.IsRepeat), ones.Select(one => one.InboxId).Distinct().Count())));
        var titles = await house.ReadAsync(db => db.Tasks.Select(task => task.Title).ToListAsync());
        Assert.Equal(Messages, titles.Count);
        Assert.Equal(Messages, Enumerable.Range(0, Messages).Count(i => titles.Exists(title => title.Contains(Word(i), StringComparison.OrdinalIgnoreCase))));
        var replies = await house.ReadAsync(db => db.Outbox.Select(reply => reply.InboxId).ToListAsync());
        Assert.Equal((Messages, Messages), (replies.Count, replies.Distinct().Count()));
    }

    [Fact]
    public async Task Replies_keep_the_order_in_which_a_conversation_spoke()
    {
        await using var house = await House.OpenAsync();
        var sent = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var ids = new List<long>();
            for (var i = 0; i < 25; i++)
            {
                ids.Add((await house.Assistant.AcceptAsync(house.Message(i % 3 == 0 ? "帮助" : $"提醒我明天核对{Word(i)}样品单", conversation: $"c{sender}"), CancellationToken.None)).InboxId);
            }

            return ids;
        })));
        foreach (var ids in sent)
        {
            await house.Assistant.WaitForReplyAsync(ids[^1], TimeSpan.FromSeconds(60), CancellationToken.None);
        }

        for (var sender = 0; sender < Senders; sender++)
        {
            var answered = await house.ReadAsync(db => db.Outbox.Where(reply => reply.ConversationKey == $"c{sender}").OrderBy(reply => reply.Id).Select(reply => reply.InboxId ?? 0).ToListAsync());
            Assert.Equal(sent[sender], answered);
        }
    }

    [Fact]
    public async Task Two_doors_may_use_the_same_message_name()
    {
        await using var house = await House.OpenAsync();

        var one = await house.Assistant.AcceptAsync(house.Message("帮助", key: "same"), CancellationToken.None);
        var other = await house.Assistant.AcceptAsync(house.Message("帮助", conversation: "d", key: "same"), CancellationToken.None);

        Assert.False(one.IsRepeat || other.IsRepeat);
    }

    // Letters only: a number in the sentence could be read as a quantity or a date.
    private static string Word(int number) => "Z" + string.Concat(number.ToString("0000", CultureInfo.InvariantCulture).Select(digit => (char)('A' + digit - '0'))) + "Q";
}
