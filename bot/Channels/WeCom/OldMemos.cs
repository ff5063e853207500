namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>At the start, memos go that are of no use any more: the vendor keeps media for three days, and lets a pressed card be changed for as long.</summary>
internal sealed class OldMemos(DoorMemos memos, TimeProvider clock) : IHostedService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    public Task StartAsync(CancellationToken cancellationToken) => memos.DropOldAsync(clock.GetUtcNow().UtcDateTime - Kept, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
