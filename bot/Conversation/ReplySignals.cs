using System.Collections.Concurrent;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Wakes doors of this process when a reply is committed. Only a short cut: the truth is the outbox.</summary>
internal sealed class ReplySignals
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<DeliveredReply>> _byInbox = new();
    private readonly ConcurrentDictionary<(string, string), TaskCompletionSource> _byConversation = new();

    public Task<DeliveredReply> WaitFor(long inboxId) => _byInbox.GetOrAdd(inboxId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Forget(long inboxId) => _byInbox.TryRemove(inboxId, out _);

    /// <summary>Completes at the next reply of the conversation.</summary>
    public Task Next(string channel, string conversation) => _byConversation.GetOrAdd((channel, conversation), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Announce(string channel, string conversation, DeliveredReply reply)
    {
        if (reply.InboxId is { } inboxId && _byInbox.TryRemove(inboxId, out var waiting))
        {
            waiting.TrySetResult(reply);
        }

        if (_byConversation.TryRemove((channel, conversation), out var followers))
        {
            followers.TrySetResult();
        }
    }
}
