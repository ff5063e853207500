namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>Drops memos that are of no use any more, at the start and every few hours: the vendor keeps media for three days, lets a pressed card be changed for as long, and asks for a stream for minutes.</summary>
internal sealed partial class OldMemos(DoorMemos memos, TimeProvider clock, ILogger<OldMemos> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    /// <summary>Drops them now.</summary>
    public Task DropAsync(CancellationToken cancellationToken) => memos.DropOldAsync(clock.GetUtcNow().UtcDateTime - Kept, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await DropAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)   // the store is busy or away: next time
            {
                LogLeft(log, problem);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old memos of WeCom could not be dropped")]
    private static partial void LogLeft(ILogger logger, Exception problem);
}
