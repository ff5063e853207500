using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Changes;

/// <summary>The one way CRM records are changed: checks rights and versions, sets the fields, and writes history, audit and change log with them.</summary>
public sealed class ChangeWriter(RecordIds ids, TimeProvider clock, CompanyCalendar calendar)
{
    /// <summary>Writes <paramref name="set"/> through <paramref name="db"/> and saves, inside the transaction that the caller holds.</summary>
    /// <param name="db">A context bound to the person who makes the change.</param>
    /// <param name="set">The changes.</param>
    /// <param name="action">For the audit: "create", "update", "undo", "import" …; null = by operation.</param>
    /// <param name="cancellationToken">Stops before the save.</param>
    public Task<ChangeOutcome> ApplyAsync(CrmContext db, ChangeSet set, string? action, CancellationToken cancellationToken)
    {
        _ = (ids, clock, calendar, db, set, action, cancellationToken);
        throw new NotSupportedException("Built by the store slice.");
    }
}
