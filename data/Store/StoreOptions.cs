namespace SalesAssistant.Data.Store;

/// <summary>The databases that can hold the store.</summary>
public enum StoreProvider
{
    /// <summary>One file; the default.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    Postgres,
}

/// <summary>`Data` in appsettings.json: where the store is.</summary>
public sealed record StoreOptions
{
    /// <summary>Which database.</summary>
    public StoreProvider Provider { get; init; }

    /// <summary>SQLite: the file, under the current directory when relative; its folder is made when missing.</summary>
    public string Path { get; init; } = "./var/sales.db";

    /// <summary>PostgreSQL: the connection string; null for SQLite.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Options of a SQLite file.</summary>
    public static StoreOptions Sqlite(string path) => new() { Path = path };

    /// <summary>Options of a PostgreSQL database.</summary>
    public static StoreOptions Postgres(string connectionString) => new() { Provider = StoreProvider.Postgres, ConnectionString = connectionString };
}
