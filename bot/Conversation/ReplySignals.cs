using System.Collections.Concurrent;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Wakes doors of this process when a reply is committed. Only a short cut: the truth is the outbox.</summary>
internal sealed class ReplySignals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Waiting> _byInbox = [];
    private readonly ConcurrentDictionary<(string, string), TaskCompletionSource> _byConversation = new();

    /// <summary>Completes when the message is answered. Each call is ended by one <see cref="Forget"/>: several requests may wait for the same message.</summary>
    public Task<DeliveredReply> WaitFor(long inboxId)
    {
        lock (_lock)
        {
            if (!_byInbox.TryGetValue(inboxId, out var waiting))
            {
                _byInbox[inboxId] = waiting = new Waiting();
            }

            waiting.Count++;
            return waiting.Reply.Task;
        }
    }

    public void Forget(long inboxId)
    {
        lock (_lock)
        {
            if (_byInbox.TryGetValue(inboxId, out var waiting) && --waiting.Count == 0)
            {
                _byInbox.Remove(inboxId);
            }
        }
    }

    /// <summary>Completes at the next reply of the conversation.</summary>
    public Task Next(string channel, string conversation) => _byConversation.GetOrAdd((channel, conversation), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Announce(string channel, string conversation, DeliveredReply reply)
    {
        if (reply.InboxId is { } inboxId)
        {
            Waiting? waiting;
            lock (_lock)
            {
                _byInbox.TryGetValue(inboxId, out waiting);
            }

            waiting?.Reply.TrySetResult(reply);
        }

        if (_byConversation.TryRemove((channel, conversation), out var followers))
        {
            followers.TrySetResult();
        }
    }

    private sealed class Waiting
    {
        public TaskCompletionSource<DeliveredReply> Reply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count { get; set; }
    }
}
