using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SalesAssistant.Bot;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Digests;

/// <summary>The real scheduler on the real tables.</summary>
public abstract class DigestSchedulerTests : StoreTest
{
    [SkippableFact]
    public async Task A_beat_missed_while_no_process_ran_fires_once_at_the_next_start()
    {
        await AddAsync(Person(11, Role.Rep, null), new SalesTask { Id = 701, Number = "T-1", Title = "寄样册", DueDate = new DateOnly(2026, 3, 4), OwnerId = 11 });
        Clock.Now = Mornings.At(8, 27);
        await using (var first = await ProcessAsync())
        {
            Assert.Equal(Mornings.At(8, 30), await NextAsync("Morning"));
        }

        Clock.Now = Mornings.At(8, 41);
        await using (var second = await ProcessAsync(untilSaid: true))
        {
        }

        Assert.Equal(Mornings.At(8, 45), await NextAsync("Morning"));
        await using (var third = await ProcessAsync())
        {
            Assert.Equal(Mornings.At(8, 45), await NextAsync("Morning"));   // not fired again, not forgotten
        }

        Assert.Equal(1L, Convert.ToInt64(await ReadAsync("""SELECT count(*) FROM "Outbox" """), CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public async Task Another_rhythm_in_the_settings_replaces_the_stored_one()
    {
        Clock.Now = Mornings.At(8, 32);
        await using (var first = await ProcessAsync())
        {
            Assert.Equal(Mornings.At(8, 35), await NextAsync("Weekly"));
        }

        await using var second = await ProcessAsync(("Digests:BeatMinutes", "15"));

        Assert.Equal(Mornings.At(8, 45), await NextAsync("Weekly"));
    }

    private Task<ServiceProvider> ProcessAsync(params (string Key, string Value)[] settings) => ProcessAsync(untilSaid: false, settings);

    // Starts what serving starts, and waits for the message where one is to come; disposing ends the process.
    private async Task<ServiceProvider> ProcessAsync(bool untilSaid, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAssistant(configuration, Store, Clock);
        services.AddDigestSchedules(Store.Options);
        var provider = services.BuildServiceProvider();
        var said = provider.GetRequiredService<ReplySignals>().Next("web", Mornings.RepTalk);
        var scheduler = provider.GetServices<IHostedService>().OfType<DigestScheduler>().Single();
        await scheduler.StartAsync(CancellationToken.None);
        await scheduler.ExecuteTask!;   // started just above
        if (untilSaid)
        {
            await said.WaitAsync(TimeSpan.FromSeconds(60));
        }

        await scheduler.StopAsync(CancellationToken.None);
        return provider;
    }

    private async Task<DateTimeOffset> NextAsync(string trigger) =>
        new DateTimeOffset(Convert.ToInt64(await ReadAsync($"SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME = '{trigger}'"), CultureInfo.InvariantCulture), TimeSpan.Zero);

    private async Task<object?> ReadAsync(string sql)
    {
        await using var db = Store.Contexts.Open(Caller.System);
        return await ScalarAsync(await db.OpenedConnectionAsync(), sql);
    }
}

public sealed class DigestSchedulerOnSqliteTests : DigestSchedulerTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class DigestSchedulerOnPostgresTests : DigestSchedulerTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
