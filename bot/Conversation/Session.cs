using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>What the store holds of one person's conversation at the start of a turn.</summary>
/// <param name="ConversationId">0 until the first turn is committed.</param>
/// <param name="Pending">Proposals that wait, newest first; expired ones are already left out.</param>
/// <param name="Undoable">What can be taken back, newest first.</param>
internal sealed record Session(long ConversationId, ConversationState State, IReadOnlyList<StoredProposal> Pending, IReadOnlyList<StoredUndo> Undoable)
{
    public static Session New { get; } = new(0, ConversationState.Empty, [], []);
}

/// <summary>A proposal as it is stored.</summary>
internal sealed record StoredProposal(long Id, int Version, ProposalState State, DateTime ExpiresAt, ProposalDraft Draft);

/// <summary>An undo entry as it is stored.</summary>
internal sealed record StoredUndo(long Id, string Title, string ReverseJson, long? ProposalId, DateTime ExpiresAt);
