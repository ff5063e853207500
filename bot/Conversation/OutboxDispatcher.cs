using System.Collections.Concurrent;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Delivers committed replies through the doors that push: one after the other within a conversation, conversations beside each other. Tries again only what cannot arrive twice.</summary>
internal sealed partial class OutboxDispatcher(OutboxRows rows, ReplySignals signals, IEnumerable<IPushDoor> doors, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private const int MostAttempts = 8;

    /// <summary>Replies that wait with what they say; those behind them are read from the store when it is their time.</summary>
    private const int MostInMemory = 256;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);

    // Long enough for the response of a press, which has its reply first.
    private static readonly TimeSpan SweepAge = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, IPushDoor> _doors = doors.ToDictionary(door => door.Channel);
    private readonly ConcurrentDictionary<long, byte> _underWay = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Key), Task> _last = [];
    private int _waiting;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_doors.Count == 0)
        {
            return;
        }

        await SweepAsync(TimeSpan.Zero, stoppingToken);   // what the last process left
        await Task.WhenAll(FollowAsync(stoppingToken), SweepOftenAsync(stoppingToken));
    }

    /// <summary>Waits for the attempts under way, so that their outcome is written down.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Task[] last;
        lock (_gate)
        {
            last = [.. _last.Values];
        }

        await Task.WhenAny(Task.WhenAll(last), Task.Delay(Timeout.Infinite, cancellationToken));
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var (channel, conversation, id, reply) in signals.Pushed.ReadAllAsync(cancellationToken))
        {
            Enqueue(channel, conversation, id, reply, cancellationToken);
        }
    }

    private async Task SweepOftenAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(SweepEvery, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await SweepAsync(SweepAge, cancellationToken);
        }
    }

    private async Task SweepAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var channel in _doors.Keys)
            {
                foreach (var (id, conversation) in await rows.WaitingAsync(channel, clock.GetUtcNow().UtcDateTime - age, cancellationToken))
                {
                    Enqueue(channel, conversation, id, null, cancellationToken);
                }
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)   // the store is busy or away: the next sweep finds them
        {
            LogSweep(log, problem);
        }
    }

    private void Enqueue(string channel, string conversation, long id, PushedReply? reply, CancellationToken cancellationToken)
    {
        if (!_doors.TryGetValue(channel, out var door) || !_underWay.TryAdd(id, 0))
        {
            return;
        }

        lock (_gate)
        {
            var key = (channel, conversation);
            var before = _last.GetValueOrDefault(key, Task.CompletedTask);
            var held = ++_waiting <= MostInMemory ? reply : null;
            var mine = Task.Run(
                async () =>
                {
                    await before;
                    await DeliverAsync(door, id, held, cancellationToken);
                },
                CancellationToken.None);
            _last[key] = mine;
            _ = mine.ContinueWith(done => Forget(key, done, id), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Forget((string, string) key, Task done, long id)
    {
        _underWay.TryRemove(id, out _);
        lock (_gate)
        {
            _waiting--;
            if (_last.TryGetValue(key, out var last) && last == done)
            {
                _last.Remove(key);
            }
        }
    }

    // A reply in hand was committed a moment ago and not tried yet; whether somebody else has taken it since, the claim tells.
    private async Task DeliverAsync(IPushDoor door, long id, PushedReply? held, CancellationToken cancellationToken)
    {
        try
        {
            for (var next = held is null ? await rows.FindAsync(id, cancellationToken) : (held, 0); next is var (reply, attempts); next = await rows.FindAsync(id, cancellationToken))
            {
                await door.ReadyAsync(cancellationToken);

                // Before the claim: what only waits stays pending. One after the other: a conversation that waits must not hold a place among all.
                await WaitAsync(door.Pace(reply.ConversationKey), cancellationToken);
                await WaitAsync(door.PaceAll(), cancellationToken);

                if (!await rows.ClaimAsync(id, cancellationToken))
                {
                    return;
                }

                // Not with the stopping token either: an attempt that has begun is seen to its end, which its own time limit bounds.
                var outcome = await door.SendAsync(reply, CancellationToken.None);
                var state = outcome.State == OutboxState.Pending && attempts + 1 >= MostAttempts ? outcome.AtLast : outcome.State;

                await rows.MarkAsync(id, state, outcome.ExternalId, CancellationToken.None);
                Telemetry.CountDelivery(door.Channel, state.ToString());
                if (state != OutboxState.Pending)
                {
                    LogOutcome(log, state == OutboxState.Sent ? LogLevel.Information : LogLevel.Warning, id, state, outcome.Code);
                    return;
                }

                await Task.Delay(outcome.After ?? Pause(attempts), clock, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)   // the process ends; what waits is taken up at the next start
        {
        }
        catch (Exception problem)   // a bug in a door must not stop the replies behind it
        {
            LogFailed(log, id, problem);
        }
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;

    // 1, 2, 4 … 32 s, and up to half as much again, so that many do not come back at once.
    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 5)) * (1 + (Random.Shared.NextDouble() / 2)));

    [LoggerMessage(Message = "Reply {Outbox}: {State} ({Code})")]
    private static partial void LogOutcome(ILogger logger, LogLevel level, long outbox, OutboxState state, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reply {Outbox} could not be delivered")]
    private static partial void LogFailed(ILogger logger, long outbox, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Waiting replies could not be looked for")]
    private static partial void LogSweep(ILogger logger, Exception problem);
}
