using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>A time of the day.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">Null when only the hour was said.</param>
/// <param name="Second">Null when it was not said.</param>
/// <param name="IsSure">False when it may be meant twelve hours later.</param>
internal readonly record struct ClockValue(int Hour, int? Minute, int? Second, bool IsSure)
{
    internal string Timex => TimexText.Time(Hour, Minute, Second);

    internal TimeSpan Span => new(Hour, Minute ?? 0, Second ?? 0);

    internal DateTime On(DateTime day) => day.Date + Span;

    internal ClockValue In(Daytime part) => this with { Hour = part.Hour(Hour) % 24, IsSure = true };

    internal Meaning ToMeaning() => Meaning.Of(TimexKind.Time, new Candidate(Timex, On(DateTime.MinValue))) with { AmPm = !IsSure };

    /// <summary>This clock on a day.</summary>
    internal Meaning OnDay(DayValue day, DateTime today)
    {
        var (past, future) = day.Places(today);
        var timex = day.Timex + Timex;
        var span = Span;
        return new Meaning(TimexKind.DateTime, new Candidate(timex, past + span), new Candidate(timex, future + span)) { AmPm = !IsSure, IsLunar = day.IsLunar };
    }
}
