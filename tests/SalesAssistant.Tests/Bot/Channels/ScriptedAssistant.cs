using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels;

/// <summary>An assistant that keeps what doors must be able to rely on (one reply a message, in order) and says what the test tells it to.</summary>
internal sealed class ScriptedAssistant : IAssistant
{
    private readonly ConcurrentDictionary<(string, string, string), long> _ids = new();
    private readonly ConcurrentDictionary<long, DeliveredReply> _replies = new();
    private readonly ConcurrentDictionary<long, IncomingMessage> _messages = new();
    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _next = 7_000_000_000_000_000_000;

    /// <summary>What is said to a message; null = nothing yet.</summary>
    public Func<IncomingMessage, Reply?> Script { get; set; } = message => Reply.Of($"said: {message.Text}");

    public IEnumerable<IncomingMessage> Received => _messages.OrderBy(message => message.Key).Select(message => message.Value);

    public IEnumerable<(long Id, IncomingMessage Message)> All => _messages.OrderBy(message => message.Key).Select(message => (message.Key, message.Value));

    public IEnumerable<DeliveredReply> Replies => _replies.Values.OrderBy(reply => reply.OutboxId);

    public IncomingMessage? Find(long id) => _messages.GetValueOrDefault(id);

    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var isNew = false;
        var id = _ids.GetOrAdd((message.Channel, message.ConversationKey, message.MessageKey), _ =>
        {
            isNew = true;
            return Interlocked.Increment(ref _next);
        });
        if (isNew)
        {
            _messages[id] = message;
            if (Script(message) is { } reply)
            {
                _replies[id] = new DeliveredReply(Interlocked.Increment(ref _next), id, reply, new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc), "help");
                Tell();
            }
        }

        return Task.FromResult(new Accepted(id, !isNew));
    }

    /// <summary>The late reply to a message that got none.</summary>
    public void Answer(long inboxId, Reply reply)
    {
        _replies[inboxId] = new DeliveredReply(Interlocked.Increment(ref _next), inboxId, reply, new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc), "help");
        Tell();
    }

    public Task<DeliveredReply?> WaitForReplyAsync(long inboxId, TimeSpan limit, CancellationToken cancellationToken) =>
        Task.FromResult(_replies.GetValueOrDefault(inboxId));

    public async IAsyncEnumerable<DeliveredReply> FollowAsync(string channel, string conversationKey, long afterOutboxId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var next = _news;
            foreach (var reply in Replies.Where(reply => reply.OutboxId > afterOutboxId && _messages[reply.InboxId!.Value] is var message && message.Channel == channel && message.ConversationKey == conversationKey).ToList())
            {
                afterOutboxId = reply.OutboxId;
                yield return reply;
            }

            await Task.WhenAny(next.Task, Task.Delay(Timeout.Infinite, cancellationToken));
        }
    }

    private void Tell()
    {
        var news = Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        news.TrySetResult();
    }
}
