namespace SalesAssistant.Bot;

/// <summary>Drops what is of no use any more, at the start and every so often.</summary>
internal abstract partial class Housekeeping(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Drops it now.</summary>
    public abstract Task DropAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing could be dropped this time")]
    private static partial void LogLeft(ILogger logger, Exception problem);
}
