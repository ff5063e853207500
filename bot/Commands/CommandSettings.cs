using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>Settings for commands that do not serve: appsettings.json beside the program, then the environment's file, then environment variables.</summary>
internal static class CommandSettings
{
    public static string EnvironmentName => Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;

    /// <param name="overrides">"Key=value", above everything else.</param>
    /// <exception cref="InvalidDataException">An override has no "=".</exception>
    public static IConfiguration Load(params IReadOnlyList<string> overrides) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: false)
        .AddJsonFile($"appsettings.{EnvironmentName}.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(overrides.Select(pair => pair.Split('=', 2) is [var key, var value] ? KeyValuePair.Create(key, (string?)value) : throw new InvalidDataException($"'{pair}' is not KEY=VALUE.")))
        .Build();

    /// <summary>Where the store is, from `Data`.</summary>
    /// <exception cref="InvalidOperationException">`Data:Provider` is not one of the known.</exception>
    public static StoreOptions Store(IConfiguration configuration)
    {
        var provider = configuration["Data:Provider"] ?? nameof(StoreProvider.Sqlite);
        return Enum.TryParse<StoreProvider>(provider, ignoreCase: true, out var known)
            ? new StoreOptions { Provider = known, Path = configuration["Data:Path"] ?? new StoreOptions().Path, ConnectionString = configuration["Data:ConnectionString"] }
            : throw new InvalidOperationException($"Data:Provider is '{provider}'; use Sqlite or Postgres.");
    }
}
