namespace SalesAssistant.Data.Interactions;

/// <summary>A picture that a person sent shortly before or after a check-in (R23): an attachment of the check-in of theirs that is nearest in time between <see cref="BelongsFrom"/> and <see cref="BelongsUntil"/>. (Channel, ConversationKey, MessageKey) is unique: a second delivery changes nothing.</summary>
public sealed class CheckInPhoto
{
    /// <summary>Caller-made id; grows with arrival.</summary>
    public long Id { get; set; }

    /// <summary>Who sent it.</summary>
    public long UserId { get; set; }

    /// <summary>Door.</summary>
    public required string Channel { get; set; }

    /// <summary>The conversation's name in that channel.</summary>
    public required string ConversationKey { get; set; }

    /// <summary>The message that brought it.</summary>
    public required string MessageKey { get; set; }

    /// <summary>"image/jpeg" or "image/png", as its bytes say.</summary>
    public required string ContentType { get; set; }

    /// <summary>As it came.</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime SentAt { get; set; }

    /// <summary>The earliest check-in that it can belong to, UTC; kept with it, so that a changed setting moves no picture.</summary>
    public DateTime BelongsFrom { get; set; }

    /// <summary>The latest, UTC.</summary>
    public DateTime BelongsUntil { get; set; }
}
