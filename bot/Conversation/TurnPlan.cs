using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Everything one turn will commit: nothing of it has happened yet.</summary>
internal sealed record TurnPlan
{
    /// <summary>The reply when nothing is to be written, or when every write succeeds; <see cref="Writes"/> may replace it.</summary>
    public required Reply Reply { get; init; }

    public required Request Request { get; init; }

    public TurnFacts Facts { get; init; } = new();

    /// <summary>Null = as it was.</summary>
    public ConversationState? State { get; init; }

    /// <summary>Cards shown for the first time.</summary>
    public IReadOnlyList<ProposalDraft> NewProposals { get; init; } = [];

    /// <summary>Proposals that are replaced, thrown away, edited.</summary>
    public IReadOnlyList<ProposalMove> Moves { get; init; } = [];

    /// <summary>CRM changes, each applied whole or not at all.</summary>
    public IReadOnlyList<PlannedWrite> Writes { get; init; } = [];

    /// <summary>Suggestions that are put off.</summary>
    public IReadOnlyList<SnoozeDraft> Snoozes { get; init; } = [];

    /// <summary>How the person wants to be told of things from now on.</summary>
    public IReadOnlyList<NoticePreferenceDraft> Preferences { get; init; } = [];

    /// <summary>Undo entry that this turn uses up.</summary>
    public long? UsesUndo { get; init; }

    /// <summary>Older entries that stand on what is taken back, as they are to be stored.</summary>
    public IReadOnlyList<StoredUndo> OlderUndos { get; init; } = [];

    /// <summary>Whether a language model had a hand in the answer; what the person decides on a card is the person's own.</summary>
    public bool IsByModel => IsWrittenByModel || State?.Decision?.How == "model" && Request is not ProposalAct;

    /// <summary>Words of the reply were written by a model.</summary>
    public bool IsWrittenByModel { get; init; }

    /// <summary>The question that stays open; null closes it.</summary>
    public OpenQuestion? Question { get; init; }
}

/// <summary>A proposal changes state or content.</summary>
/// <param name="Draft">New content of an edited proposal; null = unchanged.</param>
internal sealed record ProposalMove(long Id, int SeenVersion, ProposalState To, ProposalDraft? Draft = null);

/// <summary>A change set with what follows from its outcome.</summary>
/// <param name="Title">For the undo entry and for what is said.</param>
/// <param name="Action">For the audit; null = by operation.</param>
/// <param name="ProposalId">The proposal it saves; null for an immediate change or an undo.</param>
/// <param name="CanBeUndone">False for an undo itself.</param>
internal sealed record PlannedWrite(string Title, ChangeSet Changes, string? Action, long? ProposalId, bool CanBeUndone);

/// <summary>What a committed turn did, for tests, evaluation and telemetry.</summary>
/// <param name="Shown">Proposals as they stand after the turn: new, corrected, saved or taken back.</param>
/// <param name="RowsWritten">CRM rows inserted, updated or deleted.</param>
internal sealed record CommittedTurn(long InboxId, Request Request, TurnFacts Facts, Reply Reply, IReadOnlyList<ProposalDraft> Shown, int RowsWritten);

/// <summary>Hears of every committed turn.</summary>
internal interface ITurnObserver
{
    void OnCommitted(CommittedTurn turn);
}
