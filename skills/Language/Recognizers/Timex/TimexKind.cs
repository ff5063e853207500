namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>What a time expression names.</summary>
internal enum TimexKind
{
    Date,
    DateRange,
    Time,
    TimeRange,
    DateTime,
    DateTimeRange,
    Duration,
    Set,
}

/// <summary>The specification's names of the kinds.</summary>
internal static class TimexKinds
{
    private static readonly string[] Names = ["date", "daterange", "time", "timerange", "datetime", "datetimerange", "duration", "set"];
    private static readonly string[] Types = [.. Names.Select(name => "datetimeV2." + name)];

    /// <summary>"date", "daterange" …, as it stands in a reading.</summary>
    internal static string Name(this TimexKind kind) => Names[(int)kind];

    /// <summary>"datetimeV2.date" …, as it stands at the entity.</summary>
    internal static string EntityType(this TimexKind kind) => Types[(int)kind];

    internal static bool IsRange(this TimexKind kind) => kind is TimexKind.DateRange or TimexKind.TimeRange or TimexKind.DateTimeRange;

    internal static bool IsPoint(this TimexKind kind) => kind is TimexKind.Date or TimexKind.Time or TimexKind.DateTime;

    /// <summary>The range of points of this kind: before a date is a range of dates.</summary>
    internal static TimexKind AsRange(this TimexKind kind) => kind switch
    {
        TimexKind.Date => TimexKind.DateRange,
        TimexKind.Time => TimexKind.TimeRange,
        TimexKind.DateTime => TimexKind.DateTimeRange,
        _ => kind,
    };
}
