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
    public async Task Two_processes_that_begin_with_the_same_missed_beat_say_it_once()
    {
        await AddAsync(Person(11, Role.Rep, null), new SalesTask { Id = 701, Number = "T-1", Title = "寄样册", DueDate = new DateOnly(2026, 3, 4), OwnerId = 11 });
        Clock.Now = Mornings.At(8, 27);
        await using (var first = await ProcessAsync())
        {
        }

        Clock.Now = Mornings.At(8, 41);
        var both = await Task.WhenAll(Task.Run(() => ProcessAsync(untilSaid: true)), Task.Run(() => ProcessAsync(untilSaid: true)));
        foreach (var process in both)
        {
            await process.DisposeAsync();
        }

        Assert.Equal(1L, Convert.ToInt64(await ReadAsync("""SELECT count(*) FROM "Outbox" """), CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public async Task A_schedule_that_was_put_aside_is_told_by_the_doctor_and_taken_up_at_the_next_start()
    {
        Clock.Now = Mornings.At(8, 27);
        await using (var first = await ProcessAsync())
        {
        }

        await Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, "UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'ERROR' WHERE TRIGGER_NAME = 'Weekly'");
            await command.ExecuteNonQueryAsync(token);
        });
        Assert.Contains("Weekly", (await Assert.ThrowsAsync<InvalidDataException>(() => ScheduleCheck.DescribeAsync(Store, default))).Message, StringComparison.Ordinal);

        await using var second = await ProcessAsync();

        Assert.Contains("3", await ScheduleCheck.DescribeAsync(Store, default), StringComparison.Ordinal);
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
        var scheduler = provider.GetServices<IHostedService>().OfType<DigestScheduler>().Single();
        await scheduler.StartAsync(CancellationToken.None);
        await scheduler.ExecuteTask!;   // started just above
        if (untilSaid)
        {
            // Whichever process says it: each asks the outbox as a door does.
            await using var replies = provider.GetRequiredService<IAssistant>().FollowAsync("web", Mornings.RepTalk, 0, CancellationToken.None).GetAsyncEnumerator();
            Assert.True(await replies.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)));
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
