using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Commands.Cases;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Support;

/// <summary>The whole assistant on a store of its own, with a small company: two teams, a few customers. Messages take the same way as any door's.</summary>
internal sealed class House : IAsyncDisposable
{
    public static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly TimeSpan ReplyLimit = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly TurnCollector _turns = new();
    private ServiceProvider? _provider;
    private int _messages;

    private House(FixedClock clock) => Clock = clock;

    public FixedClock Clock { get; }

    /// <summary>Where everything that the store keeps is.</summary>
    public string Folder => _folder.Path;

    public SalesStore Store { get; private set; } = null!;   // set by OpenAsync, the only way to get one

    public IAssistant Assistant => Services.GetRequiredService<IAssistant>();

    public IServiceProvider Services => _provider!;   // as above

    public ConcurrentQueue<string> Log { get; } = new();

    /// <param name="seed">Another company than the small one.</param>
    public static async Task<House> OpenAsync(Action<IServiceCollection>? more = null, Func<SalesStore, FixedClock, Task>? seed = null)
    {
        var house = new House(new FixedClock(Wednesday));
        house.Store = await SalesStore.OpenAsync(StoreOptions.Sqlite(Path.Combine(house._folder.Path, "sales.db")), house.Clock);
        await (seed?.Invoke(house.Store, house.Clock) ?? house.SeedAsync());
        house.Build(more);
        return house;
    }

    /// <summary>What a new process does on the same store: pending messages run.</summary>
    public async Task RestartAsync(Action<IServiceCollection>? more = null)
    {
        await _provider!.DisposeAsync();   // built by OpenAsync
        Build(more);
        await Services.GetRequiredService<Assistant>().StartAsync(CancellationToken.None);
    }

    /// <summary>Says something and waits for the committed reply.</summary>
    public async Task<Said> SayAsync(string text, long user = People.Rep, string conversation = "c")
    {
        var accepted = await Assistant.AcceptAsync(Message(text, user, conversation), CancellationToken.None);
        return await ReplyAsync(accepted.InboxId);
    }

    /// <summary>Presses a button, or submits a form.</summary>
    public async Task<Said> PressAsync(ReplyAction action, IReadOnlyDictionary<string, string?>? values = null, long user = People.Rep, string conversation = "c")
    {
        var message = Message("", user, conversation) with { MessageKey = "act:" + action.Nonce, Action = new CardAction(action.Payload, action.Nonce!, values) };   // committed actions have one
        return await ReplyAsync((await Assistant.AcceptAsync(message, CancellationToken.None)).InboxId);
    }

    public IncomingMessage Message(string text, long user = People.Rep, string conversation = "c", string? key = null) =>
        new("web", conversation, key ?? $"m{Interlocked.Increment(ref _messages)}", SenderKeys.OfUser(user), text, Clock.GetUtcNow().UtcDateTime);

    /// <summary>Reads the store as the system sees it.</summary>
    public async Task<T> ReadAsync<T>(Func<CrmContext, Task<T>> read)
    {
        await using var db = Store.Contexts.Open(Caller.System);
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.GetRequiredService<Assistant>().StopAsync(CancellationToken.None);
        await _provider!.DisposeAsync();   // built by OpenAsync
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Said> ReplyAsync(long inboxId)
    {
        var reply = await Assistant.WaitForReplyAsync(inboxId, ReplyLimit, CancellationToken.None);
        Assert.True(reply is not null, "No reply. " + string.Join('\n', Log));
        return new Said(reply.Reply, reply.Skill, await _turns.OfAsync(reply, ReplyLimit));
    }

    private void Build(Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new QueueLog(Log)));
        services.AddSingleton<ITurnObserver>(_turns);
        services.AddAssistant(new ConfigurationBuilder().Build(), Store, Clock);
        more?.Invoke(services);
        _provider = services.BuildServiceProvider();
    }

    private Task SeedAsync() => Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = Store.Contexts.On(connection, transaction, Caller.System);
        db.AddRange(
            new Team { Id = 1, Number = "TM-1", Name = "东区", NameEn = "East", Region = "东区" },
            new Team { Id = 2, Number = "TM-2", Name = "西区", NameEn = "West", Region = "西区" },
            new User { Id = People.Rep, Number = "U-1", Name = "苏晴", NameEn = "Sunny", Role = Role.Rep, TeamId = 1, ManagerId = People.Supervisor },
            new User { Id = People.OtherRep, Number = "U-2", Name = "白航", NameEn = "Harry", Role = Role.Rep, TeamId = 2 },
            new User { Id = People.Supervisor, Number = "U-3", Name = "秦岭", Role = Role.Supervisor, TeamId = 1 },
            new User { Id = People.Manager, Number = "U-4", Name = "段磊", Role = Role.Manager },
            new User { Id = People.Admin, Number = "U-5", Name = "钟毓", Role = Role.Admin },
            new Product { Id = 31, Number = "P-1", Name = "云帆排程系统", NameEn = "Sail APS" },
            new Customer { Id = 41, Number = "C-1", Name = "苏州铭泰精密制造有限公司", ShortName = "铭泰精密", OwnerId = People.Rep, Industry = "manufacturing", City = "苏州" },
            new Customer { Id = 42, Number = "C-2", Name = "成都锦江乳品有限公司", ShortName = "锦江乳品", OwnerId = People.OtherRep, Industry = "fmcg", City = "成都" },
            new Contact { Id = 51, Number = "K-1", CustomerId = 41, FullName = "顾明远", JobTitle = "总经理", BuyingRole = BuyingRole.DecisionMaker, OwnerId = People.Rep },
            new Contact { Id = 52, Number = "K-2", CustomerId = 42, FullName = "熊立群", JobTitle = "厂长", OwnerId = People.OtherRep },
            new Opportunity { Id = 61, Number = "O-1", Name = "铭泰精密-排程一期", CustomerId = 41, PrimaryContactId = 51, ProductId = 31, ExpectedAmountFen = 80_000_000, ExpectedCloseDate = new DateOnly(2026, 4, 30), Stage = Stage.Proposal, WinProbability = 50, OwnerId = People.Rep, OpenedOn = new DateOnly(2026, 1, 5), NextAction = "提交排程方案", ActionDueDate = new DateOnly(2026, 3, 2), ActionOwnerId = People.Rep },
            new Opportunity { Id = 62, Number = "O-2", Name = "锦江乳品-冷链", CustomerId = 42, PrimaryContactId = 52, ProductId = 31, ExpectedAmountFen = 50_000_000, ExpectedCloseDate = new DateOnly(2026, 5, 31), Stage = Stage.Negotiation, WinProbability = 75, OwnerId = People.OtherRep, OpenedOn = new DateOnly(2026, 1, 9) });
        await db.SaveChangesAsync(token);
    });

    /// <summary>Ids of the people of the small company.</summary>
    public static class People
    {
        public const long Rep = 11;
        public const long OtherRep = 12;
        public const long Supervisor = 13;
        public const long Manager = 14;
        public const long Admin = 15;
    }

    private sealed class QueueLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + (exception is null ? "" : "\n" + exception));
    }
}

/// <summary>What came back.</summary>
/// <param name="Turn">Null for repeats of an earlier process and for system messages.</param>
internal sealed record Said(Reply Reply, string? Skill, CommittedTurn? Turn)
{
    public string Text => ReplyText.Of(Reply);

    public FormBlock Card => Assert.Single(Reply.Blocks.OfType<FormBlock>());

    public ReplyAction Button(string payloadStart) =>
        Reply.Blocks.SelectMany(block => block switch { FormBlock form => form.Actions, ActionsBlock actions => actions.Actions, ListBlock list => list.Items.SelectMany(item => item.Actions), _ => (IEnumerable<ReplyAction>)[] })
            .First(action => action.Payload.StartsWith(payloadStart, StringComparison.Ordinal));
}
