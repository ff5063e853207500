namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>What is still open about a date until the tense is known.</summary>
internal enum Pending
{
    /// <summary>Nothing: From and To stand.</summary>
    None,

    /// <summary>周三: which week.</summary>
    Weekday,

    /// <summary>周末: which week.</summary>
    Weekend,

    /// <summary>22号: which month.</summary>
    DayOfMonth,

    /// <summary>6月5日: which year.</summary>
    MonthDay,

    /// <summary>四月, Q2, 9月底: From and To are this year's.</summary>
    YearlessPeriod,

    /// <summary>国庆: From and To are this year's, the name is known.</summary>
    Holiday,

    /// <summary>30天内: behind or ahead.</summary>
    Within,
}

/// <summary>A date expression on its way from the words to days.</summary>
internal sealed class DateHit
{
    internal int Start { get; set; }

    internal int End { get; set; }

    internal DateOnly From { get; set; }

    internal DateOnly To { get; set; }

    internal DateGrain Grain { get; set; }

    internal DateAnchor Anchor { get; set; }

    internal Pending Pending { get; set; }

    internal DayOfWeek Weekday { get; set; }

    internal int Month { get; set; }

    internal int DayNumber { get; set; }

    /// <summary>Said with its year, which a bare partner of a range takes over.</summary>
    internal bool HasYear { get; set; }

    /// <summary>Of <see cref="Pending.Holiday"/>: its name, and whether the days before (-1) or after (1) are meant.</summary>
    internal string? Holiday { get; set; }

    internal int HolidaySide { get; set; }

    /// <summary>端午那一周: the week is meant, not the days off.</summary>
    internal bool HolidayWeek { get; set; }

    /// <summary>节后第二天: the n-th workday on that side; 0 = none was counted, the first.</summary>
    internal int HolidayDays { get; set; }

    /// <summary>次日, 当天: so many days after the date said before it; null for every other expression.</summary>
    internal int? AfterPrevious { get; set; }

    internal TimeOnly? Clock { get; set; }

    internal TimeOnly? ClockEnd { get; set; }

    internal DayPart Part { get; set; }

    internal bool Deadline { get; set; }

    internal bool After { get; set; }

    internal bool SoFar { get; set; }

    /// <summary>从…起, since: runs to today if it begins before.</summary>
    internal bool Since { get; set; }

    internal bool ClockOnly { get; set; }

    internal DateOnly? OtherFrom { get; set; }

    internal DateOnly? OtherTo { get; set; }

    internal Tense Tense { get; set; }

    /// <summary>The other end of a range; null for a single expression.</summary>
    internal DateHit? RangeEnd { get; set; }

    internal bool IsDay => Grain is DateGrain.Day or DateGrain.DayPart;

    internal static DateHit Day(int start, int end, DateOnly day, DateAnchor anchor) =>
        new() { Start = start, End = end, From = day, To = day, Grain = DateGrain.Day, Anchor = anchor };

    internal static DateHit Period(int start, int end, (DateOnly From, DateOnly To) span, DateGrain grain, Pending pending = Pending.None) =>
        new() { Start = start, End = end, From = span.From, To = span.To, Grain = grain, Anchor = DateAnchor.Period, Pending = pending };
}

/// <summary>A normalised text, read at a moment.</summary>
internal sealed class DateText(string text, DateTime now)
{
    internal string S { get; } = text;

    /// <summary>The same text in lower case, offset by offset.</summary>
    internal string Low { get; } = text.ToLowerInvariant();

    internal DateTime Now { get; } = now;

    internal DateOnly Today { get; } = DateOnly.FromDateTime(now);
}
