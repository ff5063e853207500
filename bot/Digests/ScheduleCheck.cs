using System.Globalization;
using SalesAssistant.Bot.Commands;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Digests;

/// <summary>The doctor's look at the stored schedules.</summary>
internal static class ScheduleCheck
{
    private const string Triggers = $"SELECT TRIGGER_NAME, TRIGGER_STATE, NEXT_FIRE_TIME FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP = '{DigestJob.Group}' ORDER BY TRIGGER_NAME";

    public static async Task<string> DescribeAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await using var store = await SalesStore.OpenAsync(CommandSettings.Store(configuration), TimeProvider.System, cancellationToken);
        return await DescribeAsync(store, cancellationToken);
    }

    /// <exception cref="InvalidDataException">A schedule was put aside by the scheduler.</exception>
    public static async Task<string> DescribeAsync(SalesStore store, CancellationToken cancellationToken)
    {
        await using var db = store.Contexts.Open(Caller.System);
        await using var reader = await (await db.ConnectionAsync(cancellationToken)).Command(null, Triggers).ExecuteReaderAsync(cancellationToken);
        var found = new List<(string Name, string State, DateTime? Next)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : new DateTime(reader.GetInt64(2), DateTimeKind.Utc)));
        }

        var aside = found.Where(one => one.State == "ERROR").Select(one => one.Name).ToList();
        return aside.Count > 0 ? throw new InvalidDataException($"The schedule put aside: {string.Join(", ", aside)} (its job could not be built). Start this version once; it takes them up again.")
            : found.Count == 0 ? "no schedule is stored yet: the first start makes it"
            : $"{found.Count} schedules are stored, the next look is at {found.Min(one => one.Next)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
    }
}
