namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>Drops memos that are of no use any more, every few hours: the vendor keeps media for three days, lets a pressed card be changed for as long, and asks for a stream for minutes.</summary>
internal sealed class OldMemos(DoorMemos memos, TimeProvider clock, ILogger<OldMemos> log) : Housekeeping(TimeSpan.FromHours(6), clock, log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);
    private readonly TimeProvider _clock = clock;

    public override Task DropAsync(CancellationToken cancellationToken) => memos.DropOldAsync(_clock.GetUtcNow().UtcDateTime - Kept, cancellationToken);
}
