using SalesAssistant.Data.Changes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>What an undo entry does, as it is stored: the reverse changes of the CRM, and the wishes about suggestions as they stood before.</summary>
internal sealed record UndoContent(IReadOnlyList<RecordChange> Changes)
{
    public IReadOnlyList<SnoozeDraft> Snoozes { get; init; } = [];
}
