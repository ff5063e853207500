using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Days and moments counted from another: in two months, 3 days from Tuesday, 30 minutes later, Monday two weeks from now.</summary>
internal static class DateOffsets
{
    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.DayOffsets, i, FindRead);

    private static Piece? FindRead(DateContext c, int i)
    {
        var weekday = Weekdays.TryName(c, i, out var p, out var day) ? day : 0;
        if (ReadCounted(c, weekday > 0 ? p : i) is not { } counted)
        {
            return null;
        }

        if (weekday == 0 && counted.IsDay)
        {
            var q = c.Skip(counted.To, "on");
            weekday = q > counted.To && Weekdays.TryName(c, q, out p, out day) ? day : 0;
            counted = weekday > 0 ? counted with { To = p } : counted;
        }

        return weekday == 0 ? counted : counted.IsDay ? DayMaker.Single(i, counted.To, InWeekOf(counted.Meaning.Future.Start!.Value, weekday)) : null;
    }

    /// <summary>"2 weeks before today" with what it is counted from.</summary>
    internal static (DateTime Anchor, DateTime Day, int End, int Direction, string Length)? ReadAnchored(DateContext c, int i) =>
        Durations.Read(c, i) is { HasClock: false, IsCountable: true } length && ReadAnchor(c, length.To) is var (anchor, end, direction)
            ? (anchor, length.From(anchor, direction).Date, end, direction, length.Timex)
            : null;

    /// <summary>Counted weeks run Sunday to Saturday here, as the specification has it.</summary>
    private static DateTime InWeekOf(DateTime day, int weekday) => day.AddDays((weekday % 7) - (int)day.DayOfWeek);

    private static Piece? ReadCounted(DateContext c, int i)
    {
        var isIn = c.Is(i, "in");
        if (Durations.Read(c, isIn ? i + 1 : i) is not { IsCountable: true } length)
        {
            return null;
        }

        var p = length.To;
        // "30 minutes later this week": the word goes with the week.
        if ((c.IsAny(p, "ago", "later", "hence") && !(c.Is(p, "later") && c.IsAny(p + 1, "this", "in", "today", "next"))) || (c.Is(p, "back") && !isIn))
        {
            return FromNow(c, isIn ? i + 1 : i, p + 1, length, c.IsAny(p, "ago", "back") ? -1 : 1);
        }

        if (c.Is(p, "from") && c.Is(p + 1, "now"))
        {
            return FromNow(c, i, p + 2, length, 1);
        }

        if (ReadAnchor(c, p) is var (anchor, end, direction) && !length.HasClock)
        {
            // "in two days from today" counts from today; "in two years since 2011" needs its "in".
            return DayMaker.Single(isIn && !c.Is(p, "since") ? i + 1 : i, end, length.From(anchor, direction).Date);
        }

        return isIn ? FromNow(c, i, p, length, 1) : null;
    }

    private static (DateTime Anchor, int End, int Direction)? ReadAnchor(DateContext c, int p)
    {
        if (!c.IsAny(p, "from", "after", "before", "since", "following") && !(c.Is(p, "prior") && c.Is(p + 1, "to")))
        {
            return null;
        }

        var q = c.Is(p, "prior") ? p + 2 : p + 1;
        var direction = c.IsAny(p, "before", "prior") ? -1 : 1;
        var day = Days.ReadPlain(c, q) ?? (c.Is(p, "since") ? Years.Read(c, q) : null);
        return day?.Meaning.Future.Start is { } anchor ? (anchor, day.To, direction) : null;
    }

    private static Piece FromNow(DateContext c, int from, int to, Duration length, int direction)
    {
        if (!length.HasClock)
        {
            return DayMaker.Single(from, to, length.From(c.Today, direction).Date);
        }

        var moment = length.From(c.Reference, direction);
        var timex = TimexText.Date(moment) + TimexText.Clock(moment);
        return new Piece(from, to, Meaning.Of(TimexKind.DateTime, new Candidate(timex, moment)));
    }
}
