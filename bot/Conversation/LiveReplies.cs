using System.Collections.Concurrent;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Answers that are being written right now, by the message that they answer, for doors that show text as it comes. Of this process and this moment only: what counts is the committed reply, which begins with the same words.</summary>
internal sealed class LiveReplies
{
    private readonly ConcurrentDictionary<long, Reply> _growing = new();

    /// <summary>What there is so far; null when nothing is being written.</summary>
    public Reply? Find(long inboxId) => _growing.GetValueOrDefault(inboxId);

    /// <summary>It has grown to this.</summary>
    public void Show(long inboxId, Reply reply) => _growing[inboxId] = reply;

    /// <summary>It is written, or was given up.</summary>
    public void Forget(long inboxId) => _growing.TryRemove(inboxId, out _);
}
