using System.CommandLine;
using SalesAssistant.Data.Demo;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>`demo`: a deterministic sample company in an empty store.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command("demo", "Fills an empty store with a sample company: 12 people in 3 teams, 500 customers, 2,000 deals; nobody real.");
        command.Runs((_, cancellationToken) => CommandRun.WithStoreAsync(async (store, configuration) =>
        {
            var isSeeded = await SeedAsync(store, configuration, cancellationToken);
            Console.WriteLine(isSeeded ? "The sample company is in the store." : "The store is not empty; nothing was added.");
            return isSeeded ? 0 : 1;
        }, cancellationToken));
        return command;
    }

    /// <summary>False when the store already holds people.</summary>
    public static Task<bool> SeedAsync(SalesStore store, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var calendar = AssistantServices.Calendar(configuration);
        return DemoCompany.SeedAsync(store, calendar.Today(TimeProvider.System), TimeProvider.System, calendar, cancellationToken);
    }
}
