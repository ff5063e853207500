using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>A time of day.</summary>
/// <param name="Ambiguous">True when it may be morning or evening; the hour is then the morning one.</param>
internal readonly record struct Clock(int Hour, int? Minute = null, int? Second = null, bool Ambiguous = false)
{
    internal string Timex => TimexText.Time(Hour, Minute, Second);

    internal TimeSpan OfDay => new(Hour, Minute ?? 0, Second ?? 0);

    internal Clock TwelveOn => this with { Hour = (Hour + 12) % 24, Ambiguous = false };

    internal Clock Certain => this with { Ambiguous = false };

    /// <summary>The same time in a part of the day that was said beside it: seven in the evening.</summary>
    internal Clock Within(DayPart part)
    {
        if (!Ambiguous)
        {
            return this;
        }

        // Past midnight is "at night" too: one at night stays one.
        var pm = part.IsEvening ? !(part.Timex == "TNI" && Hour is > 0 and < 5) : part.IsAfternoon;
        return pm ? this with { Hour = Hour == 12 ? (part.Timex == "TNI" ? 0 : 12) : Hour + 12, Ambiguous = false } : this with { Hour = Hour == 12 && part.Timex == "TMO" ? 0 : Hour, Ambiguous = false };
    }

    internal Meaning AsMeaning() => Meaning.Of(TimexKind.Time, new Candidate(Timex, DateTime.MinValue + OfDay)) with { AmPm = Ambiguous };
}

/// <summary>A named stretch of the day.</summary>
internal readonly record struct DayPart(string Timex, TimeSpan Start, TimeSpan End, string? Mod = null)
{
    internal bool IsEvening => Timex is "TEV" or "TNI" or "TMED";

    internal bool IsAfternoon => Timex is "TAF" or "TMEL";

    internal Meaning AsMeaning() => Meaning.Range(TimexKind.TimeRange, Timex, DateTime.MinValue + Start, DateTime.MinValue + End) with { Mod = Mod };

    /// <summary>"early" and "late" take half of it.</summary>
    internal DayPart Half(string? mod)
    {
        var middle = Start + ((End == new TimeSpan(23, 59, 59) ? TimeSpan.FromHours(24) : End) - Start) / 2;
        return mod switch
        {
            "start" => this with { End = middle, Mod = mod },
            "end" => this with { Start = middle, Mod = mod },
            _ => this,
        };
    }
}

/// <summary>From one time of day to another.</summary>
internal readonly record struct ClockSpan(Clock From, Clock To, TimeSpan Length, bool Ambiguous, string? EndTimex = null)
{
    internal string TimexOf(string day) => TimexText.Range(day + From.Timex, day + (EndTimex ?? To.Timex), TimexText.Clock(Length));

    internal Meaning AsMeaning() =>
        Meaning.Range(TimexKind.TimeRange, TimexOf(""), DateTime.MinValue + From.OfDay, DateTime.MinValue + From.OfDay + Length) with { AmPm = Ambiguous };
}
