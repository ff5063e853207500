using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Channels;

/// <summary>Writes into the audit who was not let in: one line a door, reason and minute, with their number, so that knocking a million times fills no store. What is counted when the process is killed is lost; the log has each one.</summary>
internal sealed partial class RefusalAudit(StoreWriter writer, TimeProvider clock, ILogger<RefusalAudit> log) : BackgroundService
{
    /// <summary>The action of its lines.</summary>
    public const string Action = "refused";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private Dictionary<(string Door, int Status, string Reason), Knocks> _counted = [];

    /// <summary>Counts one.</summary>
    /// <param name="reason">One of the door's own names, never what the sender wrote.</param>
    public void Count(string door, int status, string reason)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Add((door, status, reason), new Knocks(1, now, now));
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Dictionary<(string Door, int Status, string Reason), Knocks> counted;
        lock (_lock)
        {
            (counted, _counted) = (_counted, []);
        }

        if (counted.Count == 0)
        {
            return;
        }

        var lines = counted.Select(one => new AuditLine(null, Action, null, null, WireJson.Write(new { one.Key.Door, one.Key.Reason, one.Key.Status, one.Value.Count, one.Value.First, one.Value.Last }))).ToList();
        try
        {
            await writer.WriteAsync((connection, transaction, token) => AuditLog.AppendAsync(connection, transaction, clock.GetUtcNow().UtcDateTime, lines, token), cancellationToken);
        }
        catch
        {
            foreach (var (key, knocks) in counted)
            {
                Add(key, knocks);   // rather twice than never
            }

            throw;
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryFlushAsync(stoppingToken);
        }
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)   // the store is busy or away: the next minute tries again
        {
            LogFailed(log, problem);
        }
    }

    private void Add((string Door, int Status, string Reason) key, Knocks more)
    {
        lock (_lock)
        {
            _counted[key] = _counted.TryGetValue(key, out var known)
                ? new Knocks(known.Count + more.Count, known.First < more.First ? known.First : more.First, known.Last > more.Last ? known.Last : more.Last)
                : more;
        }
    }

    private sealed record Knocks(int Count, DateTime First, DateTime Last);

    [LoggerMessage(Level = LogLevel.Error, Message = "Who was refused could not be written into the audit")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
