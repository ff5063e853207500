namespace SalesAssistant.Skills.Language.Values;

/// <summary>How wide a date expression is.</summary>
public enum DateGrain
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>January-June or July-December.</summary>
    HalfYear,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>今天下午: one day, and a part of it.</summary>
    DayPart,

    /// <summary>Any other stretch of days.</summary>
    Range,
}

/// <summary>What a date expression hangs on.</summary>
public enum DateAnchor
{
    /// <summary>6月5日.</summary>
    Absolute,

    /// <summary>周三, next Monday.</summary>
    Weekday,

    /// <summary>明天, 3 days later.</summary>
    Relative,

    /// <summary>本月, Q2, this year, 最近30天.</summary>
    Period,

    /// <summary>22号, the 26th.</summary>
    DayOfMonth,
}

/// <summary>A part of the day, where one was said.</summary>
public enum DayPart
{
    /// <summary>None was said.</summary>
    None,

    /// <summary>凌晨.</summary>
    Night,

    /// <summary>早上, 上午, morning.</summary>
    Morning,

    /// <summary>中午, noon.</summary>
    Noon,

    /// <summary>下午, afternoon.</summary>
    Afternoon,

    /// <summary>晚上, evening, tonight.</summary>
    Evening,
}

/// <summary>A day or a stretch of days, resolved.</summary>
/// <param name="Span">Where it stands, 前 or "by" included.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive; the same as <paramref name="From"/> for one day.</param>
/// <param name="Clock">Clock time, only where one was said.</param>
/// <param name="Grain">How wide the expression is.</param>
/// <param name="Deadline">X前, X之前, by X, before X: to be done until <paramref name="To"/>.</param>
/// <param name="Anchor">What it hangs on.</param>
public sealed record DateValue(Span Span, DateOnly From, DateOnly To, TimeOnly? Clock, DateGrain Grain, bool Deadline, DateAnchor Anchor)
    : RecognizedValue(Span)
{
    /// <summary>First day of the other reading of a bare weekday, day of month or month; null when there is none.</summary>
    public DateOnly? OtherFrom { get; init; }

    /// <summary>Last day of the other reading; null when there is none.</summary>
    public DateOnly? OtherTo { get; init; }

    /// <summary>The stretch ends today because the words say so: 到目前, so far, since.</summary>
    public bool SoFar { get; init; }

    /// <summary>X之后, after X: from the day behind <see cref="To"/> on, open end.</summary>
    public bool After { get; init; }

    /// <summary>Only a clock time or part of the day was said; the day is today by default.</summary>
    public bool ClockOnly { get; init; }

    /// <summary>End of a span of clock times (2点到4点); null when none was said.</summary>
    public TimeOnly? ClockEnd { get; init; }

    /// <summary>The part of the day that was said.</summary>
    public DayPart Part { get; init; }

    /// <summary>What the words around it told about its time; Unknown when nothing did.</summary>
    public Tense Tense { get; init; }

    /// <summary>The holiday that it is reckoned by (劳动节); null for every other date.</summary>
    internal string? Holiday { get; init; }

    /// <summary>国庆后: the first workday behind the holiday, and in questions all that follows.</summary>
    internal bool IsAfterHoliday { get; init; }

    /// <summary>True when it covers one day.</summary>
    public bool IsDay => From == To;
}

/// <summary>Whether a sentence tells or plans.</summary>
public enum Tense
{
    /// <summary>Not known: the words around each date decide.</summary>
    Unknown,

    /// <summary>周三去了 = this week's or the last.</summary>
    Past,

    /// <summary>周五前给 = the coming one.</summary>
    Future,
}

/// <summary>The moment a sentence is read at.</summary>
/// <param name="Now">Local time in the company's zone.</param>
/// <param name="Tense">Decides what a bare weekday or day of month means.</param>
public sealed record ValueContext(DateTime Now, Tense Tense);
