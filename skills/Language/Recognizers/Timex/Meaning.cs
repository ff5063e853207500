namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>What an expression means: its nearest place before the reference moment, and the nearest at or after it. Both are the same where only one is possible.</summary>
internal sealed record Meaning(TimexKind Kind, Candidate Past, Candidate Future)
{
    /// <summary>A clock time was said that may be morning or evening: each reading counts twice, the second twelve hours on.</summary>
    internal bool AmPm { get; init; }

    /// <summary>"before", "since", "approx", "start" …; null when none was said.</summary>
    internal string? Mod { get; init; }

    /// <summary>"datetimepoint" or "datetimerange": what a modifier was said of.</summary>
    internal string? Source { get; init; }

    /// <summary>Length of a duration in seconds.</summary>
    internal double Seconds { get; init; }

    internal bool IsLunar { get; init; }

    internal bool IsSingle => Past == Future;

    internal static Meaning Of(TimexKind kind, Candidate only) => new(kind, only, only);

    internal static Meaning Date(DateTime day) => Of(TimexKind.Date, new Candidate(TimexText.Date(day), day.Date));

    internal static Meaning Date(string timex, (DateTime? Past, DateTime? Future) days) =>
        new(TimexKind.Date, new Candidate(timex, days.Past), new Candidate(timex, days.Future));

    internal static Meaning Range(TimexKind kind, string timex, DateTime start, DateTime end) => Of(kind, new Candidate(timex, start, end));

    internal static Meaning DateRange(string timex, DateTime start, DateTime end) => Range(TimexKind.DateRange, timex, start, end);

    internal static Meaning Set(string timex) => Of(TimexKind.Set, new Candidate(timex, null));

    internal static Meaning Duration(string timex, double seconds) => Of(TimexKind.Duration, new Candidate(timex, null)) with { Seconds = seconds };

    /// <summary>A range of a kind that the calendar cannot place: a season, a school year.</summary>
    internal static Meaning Unplaced(TimexKind kind, string timex) => Of(kind, new Candidate(timex, null));

    /// <summary>The same meaning with each place changed.</summary>
    internal Meaning Select(TimexKind kind, Func<Candidate, Candidate> change)
    {
        var past = change(Past);
        return this with { Kind = kind, Past = past, Future = IsSingle ? past : change(Future) };
    }
}
