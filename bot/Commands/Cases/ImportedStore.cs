using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>A store file made once from the data folder; every case plays on a copy.</summary>
/// <param name="Manager">A user who sees all, for questions without an asker.</param>
/// <param name="LastDate">The end of the latest day in the data, for questions without a clock; null when the data has no dates.</param>
internal sealed record ImportedStore(string Path, string Manager, DateTimeOffset? LastDate)
{
    private const string Asker = "evaluation manager";

    /// <exception cref="InvalidDataException">Rows could not be taken; the message names the first.</exception>
    public static async Task<ImportedStore> MakeAsync(string folder, string? map, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"imported-{Guid.NewGuid():N}.db");
        var calendar = AssistantServices.Calendar(configuration);
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(path), TimeProvider.System, cancellationToken);
        var import = new ImportService(store, new RecordIds(TimeProvider.System), TimeProvider.System, calendar);
        var report = await import.ImportAsync(folder, ImportCommand.Options(configuration, map), cancellationToken);
        if (!report.IsApplied)
        {
            throw new InvalidDataException(ImportCommand.Describe(report));
        }

        return new ImportedStore(path, await ManagerAsync(store, cancellationToken), await LastDateAsync(store, calendar, cancellationToken));
    }

    // Data without people's roles (an order system's export) has nobody who may see all: one is added, who owns nothing.
    private static async Task<string> ManagerAsync(SalesStore store, CancellationToken cancellationToken)
    {
        await using var db = store.Contexts.Open(Caller.System);
        var manager = await db.Users.Where(user => user.Role == Role.Manager).OrderBy(user => user.Number).Select(user => user.Number).FirstOrDefaultAsync(cancellationToken);
        return manager ?? await store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var writing = store.Contexts.On(connection, transaction, Caller.System);
            return (await People.AddAsync(writing, new RecordIds(TimeProvider.System), Asker, Role.Manager, null, null, TimeProvider.System.GetUtcNow().UtcDateTime, token)).Number;
        }, cancellationToken);
    }

    private static async Task<DateTimeOffset?> LastDateAsync(SalesStore store, CompanyCalendar calendar, CancellationToken cancellationToken)
    {
        await using var db = store.Contexts.Open(Caller.System);
        var dates = new[]
        {
            await db.Orders.MaxAsync(order => (DateOnly?)order.OrderedOn, cancellationToken),
            await db.Interactions.MaxAsync(interaction => (DateOnly?)interaction.OccurredOn, cancellationToken),
            await db.Opportunities.MaxAsync(deal => deal.ClosedAt, cancellationToken),
        };
        return dates.Max() is { } last ? calendar.ToUtc(last.ToDateTime(new TimeOnly(18, 0))) : null;
    }
}
