using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Who and what can be named, for the whole company: one shared index, refreshed before a turn by replaying the change log, asked through <see cref="For"/> within a caller's rights.
/// Thread-safe: a scope keeps the snapshot it was made on.</summary>
/// <param name="contexts">The store, read as <see cref="Caller.System"/>.</param>
/// <param name="lexicon">Word lists.</param>
public sealed class NameIndex(ICrmContexts contexts, NameLexicon lexicon) : IDisposable
{
    private const int MostReplayed = 5000;
    private const int MostOnTop = 20000;
    private static readonly RecordKind[] Kinds = [RecordKind.User, RecordKind.Team, RecordKind.Product, RecordKind.Customer, RecordKind.Contact, RecordKind.Opportunity, RecordKind.Activity];
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile NameSnapshot _snapshot = NameSnapshot.Build(lexicon, [], -1);

    /// <summary>The names as <paramref name="caller"/> may see them now. Cheap: rights are checked name by name. Empty until the first <see cref="RefreshAsync"/>.</summary>
    public NameScope For(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new CallerNames(_snapshot, caller);
    }

    /// <summary>Brings the index up to the change log; builds it the first time. Costs one small read when nothing has changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await using var db = contexts.Open(Caller.System);
        var newest = await NewestAsync(db, cancellationToken);
        if (newest == _snapshot.Sequence)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            var snapshot = _snapshot;
            if (snapshot.Sequence < 0 || newest < snapshot.Sequence || newest - snapshot.Sequence > MostReplayed)
            {
                _snapshot = await BuildAsync(db, cancellationToken);
            }
            else if (newest > snapshot.Sequence)
            {
                _snapshot = await ReplayAsync(db, snapshot, cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Builds the index anew, for changes that were not logged (a bulk import, a restored store).</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken = default)
    {
        await using var db = contexts.Open(Caller.System);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _snapshot = await BuildAsync(db, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private static async Task<long> NewestAsync(CrmContext db, CancellationToken cancellationToken) =>
        await db.ChangeLog.MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;

    private async Task<NameSnapshot> BuildAsync(CrmContext db, CancellationToken cancellationToken)
    {
        // The number first: what is written meanwhile is read twice rather than never.
        var sequence = await NewestAsync(db, cancellationToken);
        var loader = new NameLoader(db);
        var entries = new List<NameEntry>();
        foreach (var kind in Kinds)
        {
            entries.AddRange(await loader.LoadAsync(kind, null, cancellationToken));
        }

        return NameSnapshot.Build(lexicon, WithCustomerNames(entries, null), sequence);
    }

    private async Task<NameSnapshot> ReplayAsync(CrmContext db, NameSnapshot snapshot, CancellationToken cancellationToken)
    {
        var log = await db.ChangeLog.AsNoTracking().Where(entry => entry.Sequence > snapshot.Sequence).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var sequence = log.Count > 0 ? log[^1].Sequence : snapshot.Sequence;
        if (log.Any(entry => entry.Kind is RecordKind.Product))
        {
            return await BuildAsync(db, cancellationToken);   // product words shape the words of every deal
        }

        var loader = new NameLoader(db);
        var changes = new List<(RecordKind, long, NameEntry?)>();
        foreach (var kind in log.Where(entry => Kinds.Contains(entry.Kind)).GroupBy(entry => entry.Kind, entry => entry.RecordId))
        {
            var ids = kind.Distinct().ToList();
            var found = WithCustomerNames(await loader.LoadAsync(kind.Key, ids, cancellationToken), snapshot).ToDictionary(entry => entry.Id);
            changes.AddRange(ids.Select(id => (kind.Key, id, found.GetValueOrDefault(id))));
        }

        await TouchAsync(db, snapshot, log.Where(entry => entry is { Kind: RecordKind.Interaction, IsDeleted: false }).Select(entry => entry.RecordId).Distinct().ToList(), cancellationToken);
        var next = snapshot.With(changes, sequence);
        return next.Changed > MostOnTop ? NameSnapshot.Build(lexicon, next.Everything(), sequence) : next;
    }

    /// <summary>A new interaction makes its customer and deal the ones talked about last.</summary>
    private static async Task TouchAsync(CrmContext db, NameSnapshot snapshot, List<long> interactions, CancellationToken cancellationToken)
    {
        if (interactions.Count == 0)
        {
            return;
        }

        var rows = await db.Interactions.AsNoTracking().Where(x => interactions.Contains(x.Id)).Select(x => new { x.CustomerId, x.OpportunityId, x.OccurredOn }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            foreach (var entry in new[] { snapshot.Find(RecordKind.Customer, row.CustomerId ?? 0), snapshot.Find(RecordKind.Opportunity, row.OpportunityId ?? 0) })
            {
                if (entry is not null)
                {
                    entry.LastTouched = Math.Max(entry.LastTouched, row.OccurredOn.DayNumber);
                }
            }
        }
    }

    /// <summary>A deal named "Customer Something" without a separator keeps the customer's names, so that the something can be told.</summary>
    private static IEnumerable<NameEntry> WithCustomerNames(List<NameEntry> entries, NameSnapshot? snapshot)
    {
        var customers = snapshot is null ? entries.Where(entry => entry.Kind == RecordKind.Customer).ToDictionary(entry => entry.Id) : null;
        foreach (var entry in entries)
        {
            if (entry.Kind == RecordKind.Opportunity && (snapshot?.Find(RecordKind.Customer, entry.CustomerId) ?? customers?.GetValueOrDefault(entry.CustomerId)) is { } customer)
            {
                DealAliases.RememberCustomer(entry, customer);
            }

            yield return entry;
        }
    }
}
