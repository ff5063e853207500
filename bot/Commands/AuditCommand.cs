using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Bot.Commands;

/// <summary>`audit`: the newest lines of the audit, such as who was not let in.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var action = new Option<string?>("--action") { Description = "Only this action, such as refused, update, link or undo." };
        var days = new Option<int>("--days") { DefaultValueFactory = _ => 7, Description = "How far back." };
        var lines = new Option<int>("--lines") { DefaultValueFactory = _ => 50, Description = "How many at most." };
        var command = new Command("audit", "Prints the newest lines of the audit; `refused` are entries that a door turned away, one line a reason and minute.") { action, days, lines };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            await using var db = store.Contexts.Open(Caller.System);
            var (only, since) = (parsed.GetValue(action), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-parsed.GetValue(days)));
            var found = await db.Audit.AsNoTracking().Where(line => line.At >= since && (only == null || line.Action == only))
                .OrderByDescending(line => line.Sequence).Take(parsed.GetValue(lines)).ToListAsync(cancellationToken);
            var users = found.Select(line => line.UserId).OfType<long>().Distinct().ToList();
            var names = await db.Users.Where(user => users.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
            foreach (var line in found)
            {
                var who = line.UserId is { } user ? names.GetValueOrDefault(user) ?? user.ToString(CultureInfo.InvariantCulture) : "system";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Sequence} {line.At:yyyy-MM-dd HH:mm:ss} {who} {line.Action} {line.Kind}{(line.RecordId is { } record ? $" {record}" : "")} {line.DetailJson}"));
            }

            return 0;
        }, cancellationToken));
        return command;
    }
}
