namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>Keeps the connection and takes what comes over it, one after the other.</summary>
internal sealed partial class BotService(BotConnection connection, BotIntake intake, TimeProvider clock, ILogger<BotService> log) : BackgroundService
{
    private const int MostAttempts = 5;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(connection.RunAsync(stoppingToken), TakeAsync(stoppingToken));

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        await foreach (var frame in connection.Pushed.ReadAllAsync(cancellationToken))
        {
            await TakeAsync(new BotPush(frame), cancellationToken);
        }
    }

    // Nobody sends it again when it is lost here.
    private async Task TakeAsync(BotPush push, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                await intake.TakeAsync(push, cancellationToken);
                return;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)   // the store is busy or away
            {
                LogFailed(log, attempt, problem);
                await Task.Delay(TimeSpan.FromSeconds(attempt), clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A push to the WeCom bot could not be stored (attempt {Attempt})")]
    private static partial void LogFailed(ILogger logger, int attempt, Exception problem);
}
