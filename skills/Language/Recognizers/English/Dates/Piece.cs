using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>How an expression without year, month or week comes again.</summary>
internal enum Cycle : byte
{
    None,
    Week,
    Month,
    Year,
}

/// <summary>An expression that was read, and what a larger expression may need of it.</summary>
/// <param name="From">Its first token, where the reader moved it; the place that it was read at otherwise.</param>
/// <param name="To">The token behind it.</param>
internal sealed record Piece(int From, int To, Meaning Meaning)
{
    /// <summary>The time of day, of times and date-times.</summary>
    internal Clock? Clock { get; init; }

    /// <summary>A time range without its day.</summary>
    internal ClockSpan? Span { get; init; }

    internal DayPart? Part { get; init; }

    /// <summary>The calendar fields that were said of a day or month; null where one was not.</summary>
    internal int? Year { get; init; }

    internal int? Month { get; init; }

    internal int? Day { get; init; }

    /// <summary>True when the year stands in the text itself.</summary>
    internal bool SaysYear { get; init; }

    /// <summary>The whole period, where this is a part of one (the end of June).</summary>
    internal Meaning? Whole { get; init; }

    /// <summary>1 Monday … 7 Sunday, of a weekday said alone or with a day number.</summary>
    internal int? Weekday { get; init; }

    internal Cycle Cycle { get; init; }

    /// <summary>What a range is counted in.</summary>
    internal TimeUnit Grain { get; init; } = TimeUnit.Day;

    /// <summary>Bare hours ("five to seven") that mean a time only beside a day.</summary>
    internal bool NeedsDay { get; init; }

    internal TimexKind Kind => Meaning.Kind;

    internal bool IsDay => Kind == TimexKind.Date;

    internal bool IsPeriod => Kind == TimexKind.DateRange;

    internal bool IsTime => Kind == TimexKind.Time;

    /// <summary>The longer of two; the first where both are equal.</summary>
    internal static Piece? Longer(Piece? one, Piece? other) => one is null ? other : other is null || other.To <= one.To ? one : other;
}
