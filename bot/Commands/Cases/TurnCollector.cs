using System.Collections.Concurrent;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>What committed turns did. A reply can be read from the store a moment before its turn is told of: who wants the turn waits for it.</summary>
internal sealed class TurnCollector : ITurnObserver
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<CommittedTurn>> _turns = new();

    public void OnCommitted(CommittedTurn turn) => Place(turn.InboxId).TrySetResult(turn);

    /// <summary>The turn behind <paramref name="reply"/>; null where it was answered without one: an unknown sender, a turn that failed.</summary>
    public async Task<CommittedTurn?> OfAsync(DeliveredReply reply, TimeSpan limit) =>
        reply is { Skill: not null, InboxId: { } inboxId } ? await Place(inboxId).Task.WaitAsync(limit) : null;

    private TaskCompletionSource<CommittedTurn> Place(long inboxId) => _turns.GetOrAdd(inboxId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
