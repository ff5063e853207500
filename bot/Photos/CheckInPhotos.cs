using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Photos;

/// <summary>A picture that came through a door: kept for the check-in before or after it, and what the person is told about it. What it shows is not read.</summary>
internal sealed class CheckInPhotos(PhotoStore store, CallerDirectory callers, ICrmContexts contexts, RecordIds ids, Texts texts, TimeProvider clock, IOptions<PhotoSettings> settings)
{
    /// <summary>Bytes above which a door need not fetch a picture.</summary>
    public int BytesLimit => settings.Value.BytesLimit;

    /// <summary>Keeps the picture where it is allowed.</summary>
    /// <param name="message">The message that brought it.</param>
    /// <returns>What became of it; null when the bytes are no picture, or nobody known sent it.</returns>
    public async Task<TextBlock?> TakeAsync(IncomingMessage message, byte[] bytes, string language, CancellationToken cancellationToken)
    {
        if (PhotoFormat.Of(bytes) is not { } type || await callers.FindAsync(message.Channel, message.SenderKey, cancellationToken) is not { } caller)
        {
            return null;
        }

        var window = TimeSpan.FromMinutes(settings.Value.WindowMinutes);
        if (bytes.Length > settings.Value.BytesLimit)
        {
            return Refused(language, "log-interaction.photo_too_large");
        }

        if (await store.CountAsync(caller.UserId, message.SentAt - window, message.MessageKey, cancellationToken) >= settings.Value.MostInWindow)
        {
            return Refused(language, "log-interaction.photo_too_many");
        }

        var (from, until) = (message.SentAt - window, message.SentAt + window);
        await store.KeepAsync(
            new CheckInPhoto
            {
                Id = ids.Next(),
                UserId = caller.UserId,
                Channel = message.Channel,
                ConversationKey = message.ConversationKey,
                MessageKey = message.MessageKey,
                ContentType = type,
                Bytes = bytes,
                SentAt = message.SentAt,
                BelongsFrom = from,
                BelongsUntil = until,
            },
            cancellationToken);
        var isCheckedIn = await IsCheckedInAsync(message, caller, from, until, cancellationToken);
        var key = isCheckedIn ? "photo_checked_in" : message.Channel == PushedChannels.WeCom ? "photo_waits_for_place" : "photo_waits";   // only there can a place be shared
        return new TextBlock(texts.Say(language, "log-interaction." + key, ("minutes", settings.Value.WindowMinutes), ("hours", settings.Value.StrayHours)));
    }

    private TextBlock Refused(string language, string key) => new(texts.Say(language, key, ("megabytes", settings.Value.BytesLimit / 1024 / 1024), ("count", settings.Value.MostInWindow), ("minutes", settings.Value.WindowMinutes)), "warning");

    // Saved, or in a card of this conversation that still waits for its yes.
    private async Task<bool> IsCheckedInAsync(IncomingMessage message, Caller caller, DateTime from, DateTime until, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(caller);
        if (await db.Interactions.AnyAsync(visit => visit.CreatedById == caller.UserId && visit.CheckedInAt >= from && visit.CheckedInAt <= until, cancellationToken))
        {
            return true;
        }

        var session = await SessionStore.LoadAsync(await db.ConnectionAsync(cancellationToken), message.Channel, message.ConversationKey, caller.UserId, clock.GetUtcNow().UtcDateTime, cancellationToken);
        return session.Pending.SelectMany(proposal => proposal.Draft.Changes.Changes)
            .Any(change => FieldCodec.Read(change.NewValue(nameof(Interaction.CheckedInAt)), typeof(DateTime)) is DateTime at && at >= from && at <= until);
    }
}
