using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>Plays cases through the same turn path as any channel, each on a fresh copy of the imported data.</summary>
internal sealed class CaseRunner(string importedStore, IConfiguration configuration, ModelRecorder? recorder = null)
{
    private static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(30);

    /// <summary>One line of the output file; a case that fails is reported as its error, never skipped.</summary>
    public async Task<JsonObject> RunAsync(string id, string user, DateTimeOffset now, IReadOnlyList<string> says, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"case-{Guid.NewGuid():N}.db");
        File.Copy(importedStore, file);
        try
        {
            return await PlayAsync(id, user, now, says, file, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)   // the case is wrong, the others go on
        {
            return new JsonObject { ["id"] = id, ["error"] = $"{problem.GetType().Name}: {problem.Message} {problem.InnerException?.Message} {problem.StackTrace}" };
        }
        finally
        {
            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(file + suffix);
            }
        }
    }

    private async Task<JsonObject> PlayAsync(string id, string user, DateTimeOffset now, IReadOnlyList<string> says, string file, CancellationToken cancellationToken)
    {
        var clock = new CaseClock(now);
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(file), clock, cancellationToken);
        var (observer, log) = (new TurnCollector(), new CollectingLog());
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddSingleton<ITurnObserver>(observer);
        if (recorder is not null)
        {
            services.AddSingleton(recorder.For);
        }

        await using var provider = services.AddAssistant(configuration, store, clock).BuildServiceProvider();
        var (assistant, calendar) = (provider.GetRequiredService<IAssistant>(), provider.GetRequiredService<CompanyCalendar>());
        var sender = await SenderAsync(store.Contexts, user, cancellationToken);
        var before = await StoreSnapshot.TakeAsync(store.Contexts, cancellationToken);
        var (turns, lastSkill, after) = (new JsonArray(), "help", before);
        var saidBefore = new HashSet<(long, string, string?)>();
        for (var i = 0; i < says.Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var accepted = await assistant.AcceptAsync(new IncomingMessage("cases", id, $"{id}-{i}", sender, says[i], clock.GetUtcNow().UtcDateTime), cancellationToken);
            var reply = await assistant.WaitForReplyAsync(accepted.InboxId, TurnLimit, cancellationToken) ?? throw new TimeoutException($"No reply to turn {i + 1}.");
            var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var earlier = after;
            after = await StoreSnapshot.TakeAsync(store.Contexts, cancellationToken);
            var turn = await observer.OfAsync(reply, TurnLimit) ?? throw new InvalidOperationException("The turn failed: " + log.Text);
            var report = TurnReport.Of(turn, lastSkill, saidBefore, earlier, after, calendar, milliseconds);
            lastSkill = report["skill"]!.GetValue<string>();   // always written
            turns.Add(report);
        }

        return new JsonObject
        {
            ["id"] = id,
            ["turns"] = turns,
            ["final"] = FinalReport.Of(before, after, calendar),
            ["stored_text"] = string.Join('\n', after.NewText(before).Concat(await ConversationTextAsync(store.Contexts, cancellationToken)).Append(log.Text)),
        };
    }

    /// <summary>The sender key of the user with this imported id, number or name.</summary>
    private static async Task<string> SenderAsync(ICrmContexts contexts, string user, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var id = await db.Users.Where(one => one.SourceId == user || one.Number == user || one.Name == user).Select(one => (long?)one.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? SenderKeys.OfUser(found) : throw new InvalidDataException($"There is no user '{user}' in the data.");
    }

    private static async Task<List<string>> ConversationTextAsync(ICrmContexts contexts, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        return
        [
            .. await db.Inbox.Select(row => row.Text + " " + row.ActionJson).ToListAsync(cancellationToken),
            .. await db.Outbox.Select(row => row.ReplyJson).ToListAsync(cancellationToken),
            .. await db.Conversations.Select(row => row.StateJson).ToListAsync(cancellationToken),
            .. await db.Proposals.Select(row => row.ContentJson).ToListAsync(cancellationToken),
            .. await db.UndoEntries.Select(row => row.Title + " " + row.ReverseJson).ToListAsync(cancellationToken),
            .. await db.Audit.Select(row => row.DetailJson).ToListAsync(cancellationToken),
        ];
    }
}
