using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Demo;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Long.Mutation;

/// <summary>The sample company in a store of its own with the whole assistant on it, at a moment that stands still.</summary>
internal sealed class Company : IAsyncDisposable
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(8));
    private readonly string _folder = Directory.CreateTempSubdirectory("mutations-").FullName;
    private SalesStore? _store;
    private ServiceProvider? _provider;

    public static DateTime LocalNow => Moment.DateTime;

    public FailureLog Failures { get; } = new();

    public SalesStore Store => _store!;   // set by OpenAsync, the only way to get one

    public IServiceProvider Services => _provider!;   // as above

    /// <summary>A rep, a supervisor and a manager.</summary>
    public IReadOnlyList<Caller> Callers { get; private set; } = [];

    /// <param name="more">A door, for instance.</param>
    public static async Task<Company> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var company = new Company();
        var clock = new StandingClock();
        var configuration = new ConfigurationBuilder().Build();
        var calendar = AssistantServices.Calendar(configuration);
        company._store = await SalesStore.OpenAsync(StoreOptions.Sqlite(Path.Combine(company._folder, "sales.db")), clock);
        await DemoCompany.SeedAsync(company._store, calendar.Today(clock), clock, calendar);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders().AddProvider(company.Failures))
            .AddAssistant(configuration, company._store, clock);
        more?.Invoke(services);
        company._provider = services.BuildServiceProvider();
        await using var db = company._store.Contexts.Open(Caller.System);
        var users = await db.Users.AsNoTracking().OrderBy(user => user.Id).ToListAsync();
        company.Callers = [.. new[] { Role.Rep, Role.Supervisor, Role.Manager }.Select(role => Caller.Of(users.First(user => user.Role == role)))];
        await company._provider.GetRequiredService<NameIndex>().RefreshAsync();
        return company;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.GetRequiredService<Bot.Conversation.Assistant>().StopAsync(CancellationToken.None);
        await _provider!.DisposeAsync();   // set by OpenAsync
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Moment;
    }
}
