namespace SalesAssistant.Skills.Digests;

/// <summary>Which days count as working days.</summary>
public enum WorkCalendar
{
    /// <summary>Mainland China: public holidays off, shifted working days on.</summary>
    China,

    /// <summary>Monday to Friday, no holidays.</summary>
    MondayToFriday,

    /// <summary>No day off.</summary>
    EveryDay,
}

/// <summary>`Digests` in appsettings.json: when the assistant speaks without being asked. Times are the company's wall clock.</summary>
public sealed class DigestSettings
{
    /// <summary>False: nothing is ever sent unasked, and no schedule runs.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>When the morning message comes, on working days, unless a person chose another time.</summary>
    public TimeOnly MorningAt { get; set; } = new(8, 30);

    /// <summary>Hours after its time during which a morning message that was held up is still sent; later it is left out for the day.</summary>
    public int MorningHours { get; set; } = 4;

    /// <summary>The day of the weekly digest; on a day off it comes on the next working day.</summary>
    public DayOfWeek WeeklyOn { get; set; } = DayOfWeek.Monday;

    /// <summary>When the weekly digest comes, unless a person chose another time.</summary>
    public TimeOnly WeeklyAt { get; set; } = new(9, 0);

    /// <summary>Hours after its time during which a weekly digest that was held up is still sent.</summary>
    public int WeeklyHours { get; set; } = 8;

    /// <summary>From here until <see cref="QuietTo"/> nothing is sent that the person did not set the time of; the same time in both = no quiet hours.</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);

    /// <summary>End of the quiet hours, on the next day when it is earlier than <see cref="QuietFrom"/>.</summary>
    public TimeOnly QuietTo { get; set; } = new(8, 0);

    /// <summary>Working days.</summary>
    public WorkCalendar WorkCalendar { get; set; }

    /// <summary>Minutes between two looks at what is due; a divisor of 60. Personal times are rounded up to it.</summary>
    public int BeatMinutes { get; set; } = 5;

    /// <summary>How many minutes before it starts a planned activity is reminded of; 0 = not.</summary>
    public int ActivityMinutes { get; set; } = 30;

    /// <summary>Hours that a reminder may come late, after an outage or a quiet night; older ones are left to the morning message.</summary>
    public int CatchUpHours { get; set; } = 24;

    /// <summary>Deals expected to be signed within so many days stand in the morning message.</summary>
    public int ClosingDays { get; set; } = 7;

    /// <summary>Lines a section; the rest is behind a link.</summary>
    public int ItemsPerSection { get; set; } = 5;
}
