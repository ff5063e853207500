using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Audit;
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

    /// <summary>A build over more records leaves so much behind that it is collected at once; it takes part of a second, once in a process's life.</summary>
    private const int LargeBuild = 50000;

    /// <summary>PostgreSQL gives numbers before it commits, so a lower one can appear after a higher one: that many are looked at again.</summary>
    private const int LateWindow = 256;
    private const string NewestSql = """SELECT coalesce((SELECT max("Sequence") FROM "ChangeLog"), 0), (SELECT count(*) FROM "ChangeLog" WHERE "Sequence" > @from)""";
    private const string LogSql = """SELECT "Sequence", "Kind", "RecordId", "IsDeleted" FROM "ChangeLog" WHERE "Sequence" > @from ORDER BY "Sequence" LIMIT @most""";
    private const string TouchedSql = """SELECT "CustomerId", "OpportunityId", "OccurredOn" FROM "Interactions" WHERE "Id" = @id""";
    private static readonly RecordKind[] Kinds = [RecordKind.User, RecordKind.Team, RecordKind.Product, RecordKind.Customer, RecordKind.Contact, RecordKind.Opportunity, RecordKind.Activity];
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile NameSnapshot _snapshot = NameSnapshot.Build(lexicon, [], -1, 0);

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
        if (await IsCurrentAsync(db, _snapshot, cancellationToken))
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            var snapshot = _snapshot;
            if (!await IsCurrentAsync(db, snapshot, cancellationToken))
            {
                _snapshot = snapshot.Sequence < 0 ? await BuildAsync(db, cancellationToken) : await ReplayAsync(db, snapshot, cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Builds the index anew, for changes that were not logged (a restored store).</summary>
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

    private long Window => contexts.Provider == StoreProvider.Postgres ? LateWindow : 0;

    private async Task<bool> IsCurrentAsync(CrmContext db, NameSnapshot snapshot, CancellationToken cancellationToken) =>
        await NewestAsync(db, snapshot.Sequence - Window, cancellationToken) is var (newest, late) && newest == snapshot.Sequence && late == snapshot.Late;

    private static async Task<(long Newest, long Late)> NewestAsync(CrmContext db, long from, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);   // counted by EF: closes only what it opened
        try
        {
            await using var reader = await db.Database.GetDbConnection().Prepared(null, NewestSql).Set("@from", from).ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return (reader.GetInt64(0), reader.GetInt64(1));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<NameSnapshot> BuildAsync(CrmContext db, CancellationToken cancellationToken)
    {
        // The number first: what is written meanwhile is read twice rather than never.
        var (sequence, _) = await NewestAsync(db, 0, cancellationToken);
        var (_, late) = await NewestAsync(db, sequence - Window, cancellationToken);
        var loader = new NameLoader(db);
        var entries = new List<NameEntry>();
        foreach (var kind in Kinds)
        {
            entries.AddRange(await loader.LoadAsync(kind, null, cancellationToken));
        }

        var snapshot = NameSnapshot.Build(lexicon, WithCustomerNames(entries, null), sequence, late);
        if (entries.Count > LargeBuild)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        return snapshot;
    }

    private async Task<NameSnapshot> ReplayAsync(CrmContext db, NameSnapshot snapshot, CancellationToken cancellationToken)
    {
        var from = snapshot.Sequence - Window;
        var log = await LogAsync(db, from, cancellationToken);
        if (log.Count == 0 || log.Count > MostReplayed)
        {
            return await BuildAsync(db, cancellationToken);   // a restored store, or too much to replay one by one
        }

        var sequence = log[^1].Sequence;
        var late = log.LongCount(entry => entry.Sequence > sequence - Window);
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
        var next = snapshot.With(changes, sequence, late);
        return next.Changed > MostOnTop ? NameSnapshot.Build(lexicon, next.Everything(), sequence, late) : next;
    }

    /// <summary>A new interaction makes its customer and deal the ones talked about last.</summary>
    private static async Task TouchAsync(CrmContext db, NameSnapshot snapshot, List<long> interactions, CancellationToken cancellationToken)
    {
        if (interactions.Count == 0)
        {
            return;
        }

        // Each saved note comes here before the next turn: one small kept statement a note, not a query that EF takes apart each time.
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            foreach (var id in interactions)
            {
                await using var row = await db.Database.GetDbConnection().Prepared(null, TouchedSql).Set("@id", id).ExecuteReaderAsync(cancellationToken);
                if (await row.ReadAsync(cancellationToken))
                {
                    Touch(snapshot.Find(RecordKind.Customer, row.IsDBNull(0) ? 0 : row.GetInt64(0)), row.GetFieldValue<DateOnly>(2));
                    Touch(snapshot.Find(RecordKind.Opportunity, row.IsDBNull(1) ? 0 : row.GetInt64(1)), row.GetFieldValue<DateOnly>(2));
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Touch(NameEntry? entry, DateOnly on)
    {
        if (entry is not null)
        {
            entry.LastTouched = Math.Max(entry.LastTouched, on.DayNumber);
        }
    }

    private static async Task<List<ChangeLogEntry>> LogAsync(CrmContext db, long from, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var reader = await db.Database.GetDbConnection().Prepared(null, LogSql).Set("@from", from).Set("@most", MostReplayed + 1).ExecuteReaderAsync(cancellationToken);
            var log = new List<ChangeLogEntry>();
            while (await reader.ReadAsync(cancellationToken))
            {
                log.Add(new ChangeLogEntry { Sequence = reader.GetInt64(0), Kind = Enum.Parse<RecordKind>(reader.GetString(1)), RecordId = reader.GetInt64(2), IsDeleted = reader.GetBoolean(3) });
            }

            return log;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
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
