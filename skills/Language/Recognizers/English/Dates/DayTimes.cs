using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Puts times of day on days.</summary>
internal static class DayTimes
{
    internal static Meaning At(Meaning day, Clock clock) =>
        day.Select(TimexKind.DateTime, one => new Candidate(one.Timex + clock.Timex, one.Start + clock.OfDay)) with { AmPm = clock.Ambiguous };

    internal static Meaning During(Meaning day, ClockSpan span) =>
        day.Select(TimexKind.DateTimeRange, one => new Candidate(span.TimexOf(one.Timex), one.Start + span.From.OfDay, one.Start + span.From.OfDay + span.Length)) with { AmPm = span.Ambiguous };

    internal static Meaning During(Meaning day, DayPart part) =>
        day.Select(TimexKind.DateTimeRange, one => new Candidate(one.Timex + part.Timex, one.Start + part.Start, one.Start + part.End)) with { Mod = part.Mod };
}
