namespace SalesAssistant.Data.Changes;

/// <summary>What became of a change set. Nothing is written unless it is <see cref="Applied"/>.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome() { }

    /// <summary>Everything is written in the caller's transaction.</summary>
    /// <param name="Reverse">Takes it back; made on the versions that now stand.</param>
    /// <param name="Records">What was made or changed, in order.</param>
    /// <param name="Rows">CRM rows inserted, updated or deleted.</param>
    public sealed record Applied(ChangeSet Reverse, IReadOnlyList<RecordRef> Records, int Rows) : ChangeOutcome;

    /// <summary>A record has changed since the change set was made.</summary>
    public sealed record Conflict(RecordRef Record) : ChangeOutcome;

    /// <summary>A record does not exist, or the caller may not see or change it: the same answer for both.</summary>
    public sealed record NotFound(RecordKind Kind, long Id) : ChangeOutcome;

    /// <summary>A value does not fit its field.</summary>
    public sealed record Invalid(RecordKind Kind, string Field, string? Value) : ChangeOutcome;

    /// <summary>A record to be deleted has later work standing on it.</summary>
    public sealed record InUse(RecordRef Record, RecordRef By) : ChangeOutcome;
}
