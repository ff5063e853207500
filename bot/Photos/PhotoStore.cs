using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Photos;

/// <summary>Pictures in the store. Whose interaction may be seen, its pictures may: ask for them by an interaction that was read for the viewer.</summary>
public sealed class PhotoStore(ICrmContexts contexts, StoreWriter writer)
{
    private const string Insert = """
        INSERT INTO "CheckInPhotos" ("Id", "UserId", "Channel", "ConversationKey", "MessageKey", "ContentType", "Bytes", "SentAt", "BelongsFrom", "BelongsUntil")
        VALUES (@id, @user, @channel, @conversation, @message, @type, @bytes, @sent, @from, @until)
        ON CONFLICT ("Channel", "ConversationKey", "MessageKey") DO NOTHING
        """;

    private const string DropStray = """
        DELETE FROM "CheckInPhotos" WHERE "BelongsUntil" < @before AND NOT EXISTS (
            SELECT 1 FROM "Interactions" i WHERE i."CreatedById" = "CheckInPhotos"."UserId" AND i."CheckedInAt" BETWEEN "CheckInPhotos"."BelongsFrom" AND "CheckInPhotos"."BelongsUntil")
        """;

    /// <summary>Keeps a picture; the first of a message stays.</summary>
    public Task KeepAsync(CheckInPhoto photo, CancellationToken cancellationToken) => writer.WriteAsync(
        async (connection, transaction, _) =>
        {
            await using var command = connection.CreateCommand();   // not a prepared one: those keep their last values, here megabytes
            (command.CommandText, command.Transaction) = (Insert, transaction);
            command.Set("@id", photo.Id).Set("@user", photo.UserId).Set("@channel", photo.Channel).Set("@conversation", photo.ConversationKey).Set("@message", photo.MessageKey).Set("@type", photo.ContentType)
                .Set("@bytes", photo.Bytes).Set("@sent", photo.SentAt).Set("@from", photo.BelongsFrom).Set("@until", photo.BelongsUntil);
            return await command.ExecuteNonQueryAsync(CancellationToken.None);
        },
        cancellationToken);

    /// <summary>How many a person sent at or after <paramref name="since"/>, this message's own left out.</summary>
    public async Task<int> CountAsync(long user, DateTime since, string message, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        return await db.CheckInPhotos.CountAsync(photo => photo.UserId == user && photo.SentAt >= since && photo.MessageKey != message, cancellationToken);
    }

    /// <summary>The ids of an interaction's pictures, in the order they came; of two check-ins a picture is the nearer one's.</summary>
    public async Task<IReadOnlyList<long>> OfAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { CheckedInAt: { } at, CreatedById: { } user })
        {
            return [];
        }

        await using var db = contexts.Open(Caller.System);
        var photos = await db.CheckInPhotos.Where(photo => photo.UserId == user && photo.BelongsFrom <= at && photo.BelongsUntil >= at).OrderBy(photo => photo.Id)
            .Select(photo => new { photo.Id, photo.SentAt, photo.BelongsFrom, photo.BelongsUntil }).ToListAsync(cancellationToken);
        if (photos.Count == 0)
        {
            return [];
        }

        var (first, last) = (photos.Min(photo => photo.BelongsFrom), photos.Max(photo => photo.BelongsUntil));
        var others = await db.Interactions.Where(other => other.CreatedById == user && other.Id != interaction.Id && other.CheckedInAt >= first && other.CheckedInAt <= last).Select(other => other.CheckedInAt!.Value).ToListAsync(cancellationToken);
        return [.. photos.Where(photo => others.TrueForAll(other => (photo.SentAt - at).Duration() <= (photo.SentAt - other).Duration())).Select(photo => photo.Id)];
    }

    /// <summary>One of an interaction's pictures; null when it has none of that id.</summary>
    public async Task<CheckInPhoto?> FindAsync(Interaction interaction, long id, CancellationToken cancellationToken)
    {
        if (!(await OfAsync(interaction, cancellationToken)).Contains(id))
        {
            return null;
        }

        await using var db = contexts.Open(Caller.System);
        return await db.CheckInPhotos.AsNoTracking().FirstOrDefaultAsync(photo => photo.Id == id, cancellationToken);
    }

    /// <summary>Those whose time was over before <paramref name="before"/> and that no saved check-in took.</summary>
    public Task DropStrayAsync(DateTime before, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, DropStray, ("@before", before)), cancellationToken);
}
