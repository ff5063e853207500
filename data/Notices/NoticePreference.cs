namespace SalesAssistant.Data.Notices;

/// <summary>What the assistant says without being asked.</summary>
public enum NoticeKind
{
    /// <summary>早报: what the day holds.</summary>
    Morning,

    /// <summary>A task or a planned activity whose time has come.</summary>
    Reminder,

    /// <summary>Birthdays of contacts: a part of the morning message.</summary>
    Birthday,

    /// <summary>周报: the figures of the week that has ended.</summary>
    Weekly,
}

/// <summary>How one person wants to be told of one kind. No row = as the company's settings say.</summary>
public sealed class NoticePreference
{
    /// <summary>Whose.</summary>
    public long UserId { get; set; }

    /// <summary>Of what.</summary>
    public NoticeKind Kind { get; set; }

    /// <summary>The person does not want it.</summary>
    public bool IsOff { get; set; }

    /// <summary>The person's own clock time in the company's zone, "HH:mm"; null = the company's.</summary>
    public string? At { get; set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary><see cref="At"/> as a time; null = the company's.</summary>
    public TimeOnly? Time => At is { } text ? TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null;
}
