using System.Data.Common;
using System.Diagnostics;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Bot.Rehearsal;

/// <summary>
/// Does behind the start what the first messages would wait for. First the index of names (ten seconds with a million deals; a turn that comes earlier waits for the same build), then a talk in a made-up house:
/// each method is compiled at its first call, which made the first second's messages ten times as slow.
/// </summary>
internal sealed partial class DressRehearsal(IServiceProvider services, NameIndex names, IEnumerable<IRehearsedDoor> doors, ILogger<DressRehearsal> log) : BackgroundService
{
    private const int MoreWorkers = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        // While a large method is compiled its worker is away for a tenth of a second, and the pool adds others too slowly: acknowledgements would wait behind it.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(workers + MoreWorkers, ports);
        try
        {
            await GoAsync(stoppingToken);
        }
        finally
        {
            ThreadPool.SetMinThreads(workers, ports);
        }
    }

    private async Task GoAsync(CancellationToken stoppingToken)
    {
        try
        {
            await names.RefreshAsync(stoppingToken);
        }
        catch (DbException error)   // the store may be busy just now; the first turn builds the index then
        {
            LogNames(error);
        }

        Telemetry.Mute();
        var started = Stopwatch.GetTimestamp();
        try
        {
            await PlayAsync(stoppingToken);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);   // the made-up house is gone, and nothing of it need stay resident
            var elapsed = Stopwatch.GetElapsedTime(started);
            LogPlayed(elapsed.TotalMilliseconds);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)   // comfort only: no room for temporary files, a door that answers otherwise
        {
            LogStopped(error);
        }
    }

    /// <summary>The whole talk, in a house of its own.</summary>
    /// <returns>The skills that answered.</returns>
    internal async Task<IReadOnlySet<string>> PlayAsync(CancellationToken cancellationToken)
    {
        var script = RehearsalScript.Load();
        var skills = new HashSet<string>();
        var open = doors.Where(door => door.IsOpen).ToList();
        await using var house = await MadeUpHouse.OpenAsync(services, script, open, cancellationToken);
        foreach (var door in open)   // first: how fast a message is acknowledged hangs on them alone
        {
            foreach (var text in script.Doors)
            {
                await door.SayAsync(house.Services, text, cancellationToken).WaitAsync(Patience, cancellationToken);
            }
        }

        await SayAsync(house, MadeUpHouse.Rep, script.Rep, skills, cancellationToken);
        return skills;
    }

    private static async Task SayAsync(MadeUpHouse house, long user, List<string> texts, HashSet<string> skills, CancellationToken cancellationToken)
    {
        var assistant = house.Services.GetRequiredService<IAssistant>();
        foreach (var (text, at) in texts.Select((text, at) => (text, at)))
        {
            var message = new IncomingMessage(DoorAddress.Api, $"{SenderKeys.OfUser(user)}/rehearsal", $"m{at}", SenderKeys.OfUser(user), text, DateTime.UnixEpoch);
            var accepted = await assistant.AcceptAsync(message, cancellationToken);
            var reply = await assistant.WaitForReplyAsync(accepted.InboxId, Patience, cancellationToken) ?? throw new TimeoutException($"No answer within {Patience.TotalSeconds} s.");
            skills.Add(reply.Skill ?? "");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of names could not be built ahead; the first message does it.")]
    private partial void LogNames(Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rehearsed in {Milliseconds:0} ms")]
    private partial void LogPlayed(double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rehearsal behind the start ended early; the first messages are slower")]
    private partial void LogStopped(Exception error);
}
