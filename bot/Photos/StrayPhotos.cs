using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Photos;

/// <summary>Drops pictures whose check-in was never saved, every hour.</summary>
internal sealed class StrayPhotos(PhotoStore store, TimeProvider clock, IOptions<PhotoSettings> settings, ILogger<StrayPhotos> log) : Housekeeping(TimeSpan.FromHours(1), clock, log)
{
    private readonly TimeProvider _clock = clock;

    public override Task DropAsync(CancellationToken cancellationToken) => store.DropStrayAsync(_clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(settings.Value.StrayHours), cancellationToken);
}
