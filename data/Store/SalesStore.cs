using Npgsql;

namespace SalesAssistant.Data.Store;

/// <summary>An open store: contexts for reading, the writer for changing. One a process and database.</summary>
public sealed class SalesStore : IAsyncDisposable
{
    private readonly IDisposable _connections;

    private SalesStore(StoreOptions options, ICrmContexts contexts, StoreWriter writer, IDisposable connections)
    {
        Options = options;
        Contexts = contexts;
        Writer = writer;
        _connections = connections;
    }

    /// <summary>Where it is; the path is absolute.</summary>
    public StoreOptions Options { get; }

    /// <summary>Contexts bound to a caller.</summary>
    public ICrmContexts Contexts { get; }

    /// <summary>The way rows get in.</summary>
    public StoreWriter Writer { get; }

    /// <summary>Opens the store, making or upgrading it where needed.</summary>
    /// <exception cref="StoreRefusedException">It is another program's, newer than this build, or cannot be made durable.</exception>
    public static async Task<SalesStore> OpenAsync(StoreOptions options, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        return options.Provider == StoreProvider.Sqlite ? OpenSqlite(options, clock) : await OpenPostgresAsync(options, clock, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        _connections.Dispose();
    }

    private static SalesStore OpenSqlite(StoreOptions options, TimeProvider clock)
    {
        var path = SqliteFile.Prepare(options.Path);
        using (var connection = SqliteFile.Connect(path))
        {
            SqliteFile.Migrate(connection, path, clock);
        }

        var contexts = new SqliteContexts(path);
        return new SalesStore(options with { Path = path }, contexts, new SqliteStoreWriter(() => SqliteFile.ConnectWriter(path)), contexts);
    }

    private static async Task<SalesStore> OpenPostgresAsync(StoreOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new StoreRefusedException("Data:ConnectionString is empty, and PostgreSQL needs one.");
        }

        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        settings.MaxAutoPrepare = settings.MaxAutoPrepare == 0 ? 200 : settings.MaxAutoPrepare;
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            await PostgresSchema.MigrateAsync(source, clock, cancellationToken);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }

        return new SalesStore(options, new PostgresContexts(source), new PostgresStoreWriter(source), source);
    }
}
