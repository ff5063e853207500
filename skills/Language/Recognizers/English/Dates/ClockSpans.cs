namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Stretches of the day by the clock: from 5 to 6pm, 9:30-11, between 3 and 8, from 10 am for 3 hours.</summary>
internal static class ClockSpans
{
    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.ClockSpans, i, FindRead);

    private static Piece? FindRead(DateContext c, int i) => ReadFor(c, i) ?? ReadBetween(c, i);

    /// <summary>The same stretch, once the part of the day is known.</summary>
    internal static ClockSpan Within(ClockSpan span, DayPart part)
    {
        if (!span.Ambiguous)
        {
            return span;
        }

        var from = (span.From with { Ambiguous = true }).Within(part);
        return span with { From = from, To = Certain(from, span.Length, span.To), Ambiguous = false };
    }

    private static Piece? ReadBetween(DateContext c, int i)
    {
        var lead = c.Word(i);
        var p = lead is "from" or "between" or "at" ? i + 1 : i;
        if (ReadEnd(c, p) is not { Clock: { } a } first)
        {
            return null;
        }

        var q = first.To;
        var joined = c.IsAny(q, "to", "till", "til", "until", "thru", "through", "-", "~") || (c.Is(q, "and") && lead == "between");
        q = joined && c.IsAny(q, "until", "till") ? c.Skip(q + 1, "at") : q + 1;
        if (!joined || ReadEnd(c, q) is not { Clock: { } b } second)
        {
            return null;
        }

        var bare = IsBare(c, first) && IsBare(c, second);
        var isLead = lead is "from" or "between";
        if ((bare && IsNoSpan(c, i, first, second)) || (lead == "at" && bare) || (IsHourWords(first, second) && !isLead && bare && c.Is(q - 1, "-")))
        {
            return null;
        }

        return Make(i, second.To, Join(a, b)) with { NeedsDay = bare };
    }

    /// <summary>Something that looks like hours but goes on: 3-8-2018, 5-6%, 2-3 people.</summary>
    private static bool IsNoSpan(DateContext c, int i, Piece first, Piece second) =>
        (c.IsAny(second.To, "-", "/") && c.Text.Joined(second.To) && c.Text[second.To + 1].IsDigits) || c.IsAny(second.To, "%", "th", "st", "nd", "rd") || (c.IsAny(i - 1, "-", "/") && c.Text.Joined(i))
        || (first.Clock!.Value.Hour == 0 && second.Clock!.Value.Hour == 0);

    private static bool IsHourWords(Piece first, Piece second) => first.Clock!.Value.Hour > second.Clock!.Value.Hour;

    /// <summary>One end: a time, or a bare hour, perhaps with its part of the day.</summary>
    private static Piece? ReadEnd(DateContext c, int i)
    {
        var time = Clocks.ReadPlain(c, i, true) ?? Clocks.ReadHour(c, i);
        return time is { Clock: { } clock } && c.IsAny(time.To, "in", "at") && DayParts.ReadBehind(c, time.To) is { Part: { } part } behind
            ? time with { To = behind.To, Clock = clock.Within(part) }
            : time;
    }

    private static bool IsBare(DateContext c, Piece end) => end.To == end.From + 1 && end.Clock is { Minute: null, Ambiguous: true } or { Minute: null, Hour: > 12 } && !c.IsAny(end.From, "noon", "midnight", "midday");

    /// <summary>The side that says am or pm, or has no other reading, decides for the other.</summary>
    internal static ClockSpan Join(Clock a, Clock b)
    {
        if (a.Ambiguous && !b.Ambiguous)
        {
            var later = a.TwelveOn;
            a = a.Hour != 12 && later.OfDay < b.OfDay ? later : a.Hour == 12 && b.Hour < 12 ? a with { Hour = 0 } : a;
        }
        else if (b.Ambiguous && b.OfDay <= a.OfDay && b.Hour != 12)
        {
            b = b.TwelveOn;
            a = a.Certain;
        }

        var length = b.OfDay - a.OfDay;
        return new ClockSpan(a.Certain, b.Certain, length < TimeSpan.Zero ? length + TimeSpan.FromHours(24) : length, a.Ambiguous && b.Ambiguous);
    }

    /// <summary>from 9 for 2.5 hours, for two hours from 2pm.</summary>
    private static Piece? ReadFor(DateContext c, int i)
    {
        if (c.Is(i, "from") && ReadEnd(c, i + 1) is { Clock: { } start } first && c.Is(first.To, "for") && Durations.Read(c, first.To + 1) is { HasClock: true, IsCountable: true } length)
        {
            return Lasting(i, length.To, start, length);
        }

        if (c.Is(i, "for") && Durations.Read(c, i + 1) is { HasClock: true, IsCountable: true } before && c.Is(c.Skip(before.To, ","), "from") && ReadEnd(c, c.Skip(before.To, ",") + 1) is { Clock: { } from } second)
        {
            return Lasting(i, second.To, from, before);
        }

        return null;
    }

    private static Piece Lasting(int i, int end, Clock start, Duration length)
    {
        var time = TimeSpan.FromSeconds(length.Seconds);
        var to = DateTime.MinValue + start.OfDay + time;
        return Make(i, end, new ClockSpan(start.Certain, new Clock(to.Hour, to.Minute, to.Second), time, false));
    }

    private static Clock Certain(Clock from, TimeSpan length, Clock like)
    {
        var end = DateTime.MinValue + from.OfDay + length;
        return like with { Hour = end.Hour, Ambiguous = false };
    }

    private static Piece Make(int from, int to, ClockSpan span) => new(from, to, span.AsMeaning()) { Span = span };
}
