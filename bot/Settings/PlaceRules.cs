using Npgsql;
using SalesAssistant.Bot.Channels.Api;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Bot.Settings;

/// <summary>What `Company`, `Data`, `Telemetry`, `Logging`, `Api` and `Understanding` may be.</summary>
internal static class PlaceRules
{
    private const int Megabyte = 1024 * 1024;

    public static IReadOnlyList<string> Company(IConfiguration configuration)
    {
        var zone = configuration["Company:TimeZone"];
        return new Faults().When(zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), "Company:TimeZone", $"is '{zone}', which this machine does not know; use an IANA name such as Asia/Shanghai.").Lines;
    }

    public static IReadOnlyList<string> Data(IConfiguration configuration)
    {
        var (provider, path, connection) = (configuration["Data:Provider"] ?? nameof(StoreProvider.Sqlite), configuration["Data:Path"], configuration["Data:ConnectionString"]);
        if (!Enum.TryParse<StoreProvider>(provider, ignoreCase: true, out var known) || !Enum.IsDefined(known))
        {
            return new Faults().When(true, "Data:Provider", $"is '{provider}'; it takes Sqlite or Postgres.").Lines;
        }

        return known == StoreProvider.Sqlite
            ? new Faults()
                .When(Directory.Exists(path), "Data:Path", $"is '{path}', a folder; name the file in it, such as {path?.TrimEnd('/')}/sales.db.")
                .When(path is "", "Data:Path", "is empty; name the file of the store, such as ./var/sales.db.")
                .When(!string.IsNullOrWhiteSpace(connection), "Data:ConnectionString", "is set, but Data:Provider is Sqlite, which does not read it; set Data__Provider=Postgres, or take it out.").Lines
            : new Faults()
                .When(string.IsNullOrWhiteSpace(connection), "Data:ConnectionString", "is empty, and PostgreSQL needs one, such as Host=db;Database=sales;Username=sales.")
                .When(!string.IsNullOrWhiteSpace(connection) && !IsConnection(connection), "Data:ConnectionString", "cannot be read; it takes pairs such as Host=db;Database=sales;Username=sales;Password=…, not an address.").Lines;
    }

    public static IReadOnlyList<string> Telemetry(IConfiguration configuration)
    {
        var endpoint = configuration["Telemetry:OtlpEndpoint"];
        return new Faults().When(!string.IsNullOrEmpty(endpoint) && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"), "Telemetry:OtlpEndpoint", $"is '{endpoint}'; use an absolute address such as http://127.0.0.1:4317, or leave it empty.").Lines;
    }

    public static IReadOnlyList<string> Logging(IConfiguration configuration)
    {
        var faults = new Faults();
        foreach (var level in configuration.GetSection("Logging:LogLevel").GetChildren())
        {
            faults.When(!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _), level.Path, $"is '{level.Value}'; it takes {string.Join(", ", Enum.GetNames<LogLevel>())}.");
        }

        return faults.Lines;
    }

    public static IReadOnlyList<string> Api(ApiSettings settings) => new Faults()
        .Outside("Api:RequestsPerSecond", settings.RequestsPerSecond, 0, 100_000)
        .Outside("Api:Burst", settings.Burst, 1, 1_000_000)
        .Outside("Api:WaitSeconds", settings.WaitSeconds, 0, 60)
        .Outside("Api:BodyLimit", settings.BodyLimit, 1024, 16 * Megabyte)
        .Outside("Api:TextLimit", settings.TextLimit, 1, IncomingText.Limit).Lines;

    public static IReadOnlyList<string> Understanding(RoutingSettings settings) => new Faults()
        .Outside("Understanding:WordingWeight", settings.WordingWeight, 0, 1)
        .Outside("Understanding:Consider", settings.Consider, 0, 0.5)
        .Outside("Understanding:Decline", settings.Decline, 0, 1)
        .Outside("Understanding:AskWithin", settings.AskWithin, 0, 1).Lines;

    private static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }
}
