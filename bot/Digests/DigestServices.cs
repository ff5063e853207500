using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Digests;

namespace SalesAssistant.Bot.Digests;

/// <summary>Registration.</summary>
internal static class DigestServices
{
    /// <summary>What is said unasked, without a schedule: enough for the commands and for tests.</summary>
    public static IServiceCollection AddDigests(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DigestSettings>().Bind(configuration.GetSection("Digests")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DigestSettings>, DigestRules>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DigestSettings>>().Value);
        services.AddSingleton<IReadsCardActions, WorkActions>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<LinkApprovals>();
        services.AddSingleton<DigestRun>();
        return services;
    }

    /// <summary>The schedules, on Quartz's store in our own database (tables by our migrations). PostgreSQL: one cluster, each beat runs in one process. SQLite: each process beats; the effect keys make one effect of it.</summary>
    public static IServiceCollection AddDigestSchedules(this IServiceCollection services, StoreOptions store)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "sales-assistant");
            quartz.UseDefaultThreadPool(2);
            quartz.AddJobType<DigestJob>();
            quartz.UsePersistentStore(persistent =>
            {
                persistent.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                if (store.Provider == StoreProvider.Sqlite)
                {
                    persistent.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = store.Path, DefaultTimeout = 60 }.ToString());
                }
                else
                {
                    persistent.UsePostgres(NpgsqlFactory.Instance, store.ConnectionString!);   // an open PostgreSQL store has one
                    persistent.UseClustering();
                }
            });
        });
        services.AddHostedService<DigestScheduler>();
        return services;
    }
}
