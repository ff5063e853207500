using Microsoft.EntityFrameworkCore;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Pictures that were sent shortly before a check-in: said with its card, because the person cannot see there that they go along.</summary>
internal static class CheckInPictures
{
    /// <summary>Null when nobody checks in, or no picture waits.</summary>
    public static async Task<TextBlock?> NoticeAsync(IEnumerable<LogInteraction.Note> notes, SkillContext context, CancellationToken cancellationToken)
    {
        if (notes.Select(note => note.CheckIn).FirstOrDefault(present => present is not null) is not { } checkIn)
        {
            return null;
        }

        var at = context.Calendar.ToUtc(checkIn.At);
        var count = await context.Db.CheckInPhotos.CountAsync(photo => photo.SentAt <= at && photo.BelongsUntil >= at, cancellationToken);   // the caller's own
        return count == 0 ? null : new TextBlock(context.Say("log-interaction.photos_before", ("count", count)), "muted");
    }
}
