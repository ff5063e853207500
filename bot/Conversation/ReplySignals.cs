using System.Collections.Concurrent;
using System.Threading.Channels;
using SalesAssistant.Bot.Channels;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Wakes doors of this process when a reply is committed. Only a short cut: the truth is the outbox.</summary>
internal sealed class ReplySignals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Waiting> _byInbox = [];
    private readonly ConcurrentDictionary<(string, string), TaskCompletionSource> _byConversation = new();
    private readonly Channel<(string Channel, string Conversation, long OutboxId, PushedReply? Reply)> _pushed = Channel.CreateUnbounded<(string, string, long, PushedReply?)>();

    /// <summary>Replies that wait for their delivery, as they are committed.</summary>
    public ChannelReader<(string Channel, string Conversation, long OutboxId, PushedReply? Reply)> Pushed => _pushed.Reader;

    /// <summary>A reply that is to be delivered now.</summary>
    /// <param name="reply">What it says, where this process has just committed it; null = it is read from the store.</param>
    public void Push(string channel, string conversation, long outboxId, PushedReply? reply = null)
    {
        if (PushedChannels.Contains(channel))
        {
            _pushed.Writer.TryWrite((channel, conversation, outboxId, reply));   // unbounded: always taken
        }
    }

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

    /// <summary>The reply to a message is committed.</summary>
    /// <param name="isByModel">Whether a language model had a hand in it.</param>
    public void Announce(IncomingMessage message, DeliveredReply reply, bool isByModel = false)
    {
        var (channel, conversation) = (message.Channel, message.ConversationKey);
        if (!message.IsAnsweredInResponse)   // where the door answers in its response, nothing is pushed unless it comes too late
        {
            Push(channel, conversation, reply.OutboxId, new PushedReply(reply.OutboxId, conversation, message.MessageKey, reply.Reply, reply.Skill, isByModel));
        }

        Wake(channel, conversation, reply);
    }

    /// <summary>Something that was not asked for is committed.</summary>
    public void Announce(string channel, string conversation, DeliveredReply reply)
    {
        Push(channel, conversation, reply.OutboxId);
        Wake(channel, conversation, reply);
    }

    private void Wake(string channel, string conversation, DeliveredReply reply)
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
