using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Bot.Rehearsal;

/// <summary>The whole assistant on a store of its own that goes with it: a handful of made-up records, no model, no log, no schedules. What happens in it is nobody's turn.</summary>
internal sealed class MadeUpHouse : IAsyncDisposable
{
    public const long Rep = 1;
    private const long Supervisor = 2;
    private readonly DirectoryInfo _folder;
    private readonly SalesStore _store;
    private readonly ServiceProvider _provider;
    private OutboxDispatcher? _dispatcher;

    private MadeUpHouse(DirectoryInfo folder, SalesStore store, ServiceProvider provider) => (_folder, _store, _provider) = (folder, store, provider);

    public IServiceProvider Services => _provider;

    /// <param name="real">Lends what is large and never changes: texts, word lists, the classifier.</param>
    public static async Task<MadeUpHouse> OpenAsync(IServiceProvider real, RehearsalScript script, IReadOnlyList<IRehearsedDoor> doors, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("rehearsal-");
        var clock = real.GetRequiredService<TimeProvider>();
        var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(Path.Combine(folder.FullName, "made-up.db")), clock, cancellationToken);
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(real.GetRequiredService<IConfiguration>())
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Model:Mode"] = nameof(Model.ModelMode.BuiltIn), ["WeCom:Bot:Id"] = "", ["Teams:RequestsPerSecond"] = "1000" })
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddSingleton(real.GetRequiredService<IHostEnvironment>()).AddLogging();
        services.AddAssistant(configuration, store, clock);
        services.AddSingleton(real.GetRequiredService<Texts>()).AddSingleton(real.GetRequiredService<NameLexicon>()).AddSingleton(real.GetRequiredService<IIntentClassifier>());
        foreach (var door in doors)
        {
            door.Furnish(services, configuration);
        }

        var house = new MadeUpHouse(folder, store, services.BuildServiceProvider());
        try
        {
            await house.MoveInAsync(script, doors, clock.GetUtcNow().UtcDateTime, cancellationToken);
            house._dispatcher = house._provider.GetRequiredService<OutboxDispatcher>();
            await house._dispatcher.StartAsync(cancellationToken);
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_dispatcher?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
        await _provider.GetRequiredService<Assistant>().StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task MoveInAsync(RehearsalScript script, IReadOnlyList<IRehearsedDoor> doors, DateTime now, CancellationToken cancellationToken) => _store.Writer.WriteAsync(
        async (connection, transaction, token) =>
        {
            await using var db = _store.Contexts.On(connection, transaction, Caller.System);
            db.Add(new Team { Id = 1, Number = "TM-1", Name = "1" });
            db.AddRange(
                new User { Id = Rep, Number = "U-1", Name = "Rep", Role = Role.Rep, TeamId = 1, ManagerId = Supervisor },
                new User { Id = Supervisor, Number = "U-2", Name = "Supervisor", Role = Role.Supervisor, TeamId = 1 });
            foreach (var (made, id) in script.Company.Select((made, at) => (made, at + 1)))
            {
                db.AddRange(
                    new Customer { Id = id, Number = $"C-{id}", Name = made.Name, ShortName = made.Short, OwnerId = Rep },
                    new Contact { Id = id, Number = $"K-{id}", CustomerId = id, FullName = made.Contact, OwnerId = Rep },
                    new Opportunity { Id = id, Number = $"O-{id}", Name = made.Deal, CustomerId = id, PrimaryContactId = id, Stage = Stage.NeedsConfirmed, OwnerId = Rep, OpenedOn = DateOnly.FromDateTime(now) });
            }

            db.AddRange(doors.Select((door, at) => new ChannelIdentity { Id = at + 1, Channel = door.Rep.Channel, ExternalKey = door.Rep.Account, UserId = Rep, CreatedAt = now }));
            await db.SaveChangesAsync(token);
        },
        cancellationToken);
}
