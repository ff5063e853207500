using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Photos;

/// <summary>Drops pictures whose check-in was never saved, at the start and every hour.</summary>
internal sealed partial class StrayPhotos(PhotoStore store, TimeProvider clock, IOptions<PhotoSettings> settings, ILogger<StrayPhotos> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Drops them now.</summary>
    public Task DropAsync(CancellationToken cancellationToken) => store.DropStrayAsync(clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(settings.Value.StrayHours), cancellationToken);

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pictures without a check-in could not be dropped")]
    private static partial void LogLeft(ILogger logger, Exception problem);
}
