using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Demo;

/// <summary>The sample company: 12 people in 3 teams, 500 customers, 2,000 deals, 20,000 interactions with their follow-ups, activities, targets and products. The same day gives the same company.</summary>
public static class DemoCompany
{
    /// <summary>Fills an empty store.</summary>
    /// <param name="store">Without people.</param>
    /// <param name="today">The day the company stands at: dates run up to it, plans beyond it.</param>
    /// <returns>False when the store already has people: nothing is changed.</returns>
    public static async Task<bool> SeedAsync(SalesStore store, DateOnly today, TimeProvider clock, CompanyCalendar calendar, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(calendar);
        var data = new DemoData(today, calendar);
        var people = DemoPeople.Make(data);
        DemoWork.Make(data, people, DemoDeals.Make(data, people));
        var rows = new BulkRows(data.Records, data.Stages, [new AuditLine(null, "demo", null, null, """{"company":"sample"}""")]);
        return await store.Writer.WriteAsync(
            async (connection, transaction, token) =>
            {
                if (await connection.Prepared(transaction, """SELECT 1 FROM "Users" LIMIT 1""").ExecuteScalarAsync(token) is not null)
                {
                    return false;
                }

                await rows.WriteAsync(connection, transaction, clock.GetUtcNow().UtcDateTime, token);
                return true;
            },
            cancellationToken);
    }
}
