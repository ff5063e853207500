using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>What a piece of a date can be joined with.</summary>
internal enum ItemKind
{
    /// <summary>Nothing: it is finished.</summary>
    Other,
    Day,
    Month,
    Year,
    Clock,

    /// <summary>A day with a clock time.</summary>
    Moment,
}

/// <summary>An expression read from the text, and the parts that a second end of a range takes over from it.</summary>
internal sealed record DateItem(int Start, int End, ItemKind Kind, Meaning Meaning)
{
    internal DayValue Day { get; init; }

    internal ClockValue Clock { get; init; }

    internal Daytime? Daytime { get; init; }

    /// <summary>Of a month or a year.</summary>
    internal int? Year { get; init; }

    /// <summary>Of a month.</summary>
    internal int Month { get; init; }

    /// <summary>True for 3 in 3到5月: its unit stands behind the second number, so it is nothing without it.</summary>
    internal bool NeedsRange { get; init; }

    internal static DateItem Of(int start, int end, Meaning meaning) => new(start, end, ItemKind.Other, meaning);

    internal static DateItem OfDay(int start, int end, DayValue day, DateTime today) => new(start, end, ItemKind.Day, day.ToMeaning(today)) { Day = day };
}
