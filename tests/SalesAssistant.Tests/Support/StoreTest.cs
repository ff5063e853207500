using System.Data.Common;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Tests.Support;

/// <summary>Tests that hold on every database: derive once per provider, write the tests as [SkippableFact] in the base.</summary>
public abstract class StoreTest : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    protected SalesStore Store { get; private set; } = null!;   // set before each test

    internal FixedClock Clock { get; } = FixedClock.At(2026, 3, 3);

    protected RecordIds Ids { get; private set; } = null!;

    protected ChangeWriter Changes { get; private set; } = null!;

    protected abstract StoreProvider Provider { get; }

    public virtual async Task InitializeAsync()
    {
        var options = Provider == StoreProvider.Sqlite ? StoreOptions.Sqlite(_folder.File("sales.db")) : await PostgresCluster.NewDatabaseAsync();
        Store = await SalesStore.OpenAsync(options, Clock);
        Ids = new RecordIds(Clock);
        Changes = new ChangeWriter(Ids, Clock, CompanyCalendar.Shanghai);
    }

    public virtual async Task DisposeAsync()
    {
        if (Store is not null)
        {
            await Store.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Puts rows in as the system, past all rules.</summary>
    protected async Task AddAsync(params object[] rows)
    {
        await using var db = Store.Contexts.Open(Caller.System);
        foreach (var record in rows.OfType<SalesAssistant.Data.Record>())
        {
            (record.CreatedAt, record.UpdatedAt) = (Clock.Now.UtcDateTime, Clock.Now.UtcDateTime);
        }

        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Applies a change set as <paramref name="caller"/> in a unit of its own.</summary>
    protected Task<ChangeOutcome> ApplyAsync(Caller caller, string? action, params RecordChange[] changes) => ApplyAsync(caller, new ChangeSet(changes), action);

    protected Task<ChangeOutcome> ApplyAsync(Caller caller, ChangeSet set, string? action) =>
        Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = Store.Contexts.On(connection, transaction, caller);
            return await Changes.ApplyAsync(db, set, action, token);
        });

    protected static Caller As(long id, Role role, long? team) => new(id, role, team, $"u{id}", "zh");

    protected static User Person(long id, Role role, long? team) => new() { Id = id, Number = $"U-{id}", Name = $"员工{id}", Role = role, TeamId = team };

    protected static RecordChange New(RecordKind kind, long id, params (string Field, string? Value)[] fields) =>
        new(kind, id, ChangeOperation.Create, 0, [.. fields.Select(field => new FieldChange(field.Field, null, field.Value))]);

    protected static RecordChange Edit(RecordKind kind, long id, int version, params (string Field, string? Value)[] fields) =>
        new(kind, id, ChangeOperation.Update, version, [.. fields.Select(field => new FieldChange(field.Field, null, field.Value))]);

    protected static RecordChange Drop(RecordKind kind, long id, int version) => new(kind, id, ChangeOperation.Delete, version, []);

    protected static Task<object?> ScalarAsync(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalarAsync();
    }
}
