using SalesAssistant.Data.Changes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>What an undo entry does, as it is stored: the reverse changes of the CRM, or the wish about a suggestion as it stood before.</summary>
internal sealed record UndoContent(IReadOnlyList<RecordChange> Changes)
{
    /// <summary>Null where the CRM was changed.</summary>
    public SnoozeDraft? Snooze { get; init; }
}
