using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Days with times: tomorrow at 5, 9 am on Friday, Tuesday in the morning, from 3 to 4 today.</summary>
internal static class DateTimes
{
    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.DateTimes, i, FindRead);

    private static Piece? FindRead(DateContext c, int i) =>
        Piece.Longer(ReadDayFirst(c, i), Piece.Longer(ReadTimeFirst(c, i), ReadShiftedPart(c, i)));

    private static Piece? ReadDayFirst(DateContext c, int i)
    {
        if (ReadNthWeekday(c, i) is { } nth)
        {
            return nth;
        }

        var day = ReadShiftedPart(c, i) ?? Days.Read(c, i);
        if (day is null)
        {
            return null;
        }

        return day.Part is null ? Attach(c, day) : AttachToPart(c, day);
    }

    /// <summary>What of the day follows its date.</summary>
    private static Piece? Attach(DateContext c, Piece day)
    {
        var p = Separator(c, day.To);
        var part = DayParts.Read(c, p) ?? (c.Is(p, "at") && c.Is(p + 1, "night") ? DayParts.Read(c, p + 1) : null);
        if (part is { Part: { } named })
        {
            var whole = AttachToPart(c, Join(day, named, part.To)) ?? Join(day, named, part.To);
            return day.Weekday is { } weekday && Weekdays.TryWeekBehind(c, whole.To, out var end, out var weeks)
                ? Join(Weekdays.InWeek(c, day.From, end, weekday, weeks), named, end)
                : whole;
        }

        return ReadSpan(c, p, day.To) is { Span: { } span } stretch ? Join(day, span, stretch.To)
            : ReadTime(c, p) is { Clock: { } clock } time ? Join(day, clock, time.To)
            : null;
    }

    /// <summary>"Monday morning 10 to 11": the clock times say it closer, the part says which half of the day.</summary>
    private static Piece? AttachToPart(DateContext c, Piece whole)
    {
        var p = Separator(c, whole.To);
        var part = whole.Part!.Value;
        var day = whole with { Meaning = DayOf(whole) };
        return ReadSpan(c, p, whole.To) is { Span: { } span } stretch ? Join(day, ClockSpans.Within(span, part), stretch.To)
            : (ReadTime(c, p) ?? (c.IsAny(p - 1, "at", "around") ? Clocks.ReadHour(c, p) : null)) is { Clock: { } clock } time ? Join(day, clock.Within(part), time.To)
            : null;
    }

    private static Piece? ReadTimeFirst(DateContext c, int i)
    {
        var time = ReadSpan(c, i, i) ?? Clocks.Read(c, i) ?? ReadBareHour(c, i) ?? DayParts.Read(c, i);
        if (time is null)
        {
            return null;
        }

        var p = c.Skip(c.Skip(time.To, ","), "on", "of", "for");
        var day = ReadShiftedPart(c, p) ?? Days.Read(c, p);
        day = day is { Part: null } && time.Part is null && DayParts.Read(c, day.To) is { Part: { } half } behind ? Join(day, half, behind.To) : day;
        if (day is null || day.From != p)
        {
            return null;
        }

        var named = day.Part;
        var plain = named is null ? day : day with { Meaning = DayOf(day) };
        var from = plain with { From = time.From };
        return time switch
        {
            { Span: { } span } => Join(from, named is { } part ? ClockSpans.Within(span, part) : span, day.To),
            { Clock: { } clock } => Join(from, named is { } part ? clock.Within(part) : clock, day.To),
            { Part: { } said } when named is null => Join(from, said, day.To),
            _ => null,
        };
    }

    /// <summary>"7 tomorrow evening", "5 this afternoon".</summary>
    private static Piece? ReadBareHour(DateContext c, int i) =>
        Clocks.ReadHour(c, i) is { } hour && ReadShiftedPart(c, hour.To) is not null && (c.Is(i - 1, "at") || c.Text[i].IsWord || c.Text[i].IsDigits) ? hour : null;

    /// <summary>this evening, next evening, last night, tonight, tomorrow morning; "later this afternoon".</summary>
    internal static Piece? ReadShiftedPart(DateContext c, int i) => c.Once(Rule.ShiftedParts, i, FindReadShiftedPart);

    private static Piece? FindReadShiftedPart(DateContext c, int i)
    {
        if (c.IsAny(i, "tonight", "tonite"))
        {
            return Join(DayMaker.Single(i, i + 1, c.Today), DayParts.Night, i + 1);
        }

        var mod = DayParts.TryHalf(c, i, out var p) ? DayParts.Half(c, i) : null;
        p = mod is null ? i : p;
        if (mod is not null && c.IsAny(p, "tonight", "tonite"))
        {
            return Join(DayMaker.Single(i, p + 1, c.Today), DayParts.Night.Half(mod), p + 1);
        }

        if (!DateWords.TryShift(c.Word(p), out var shift))
        {
            return null;
        }

        var q = p + 1;
        var inner = DayParts.TryHalf(c, q, out var behind) ? DayParts.Half(c, q) : null;
        q = inner is null ? q : behind;
        return DayParts.TryName(c, q, out var end, out var part) ? Join(DayMaker.Single(i, end, c.Today.AddDays(shift)), part.Half(mod ?? inner), end) : null;
    }

    /// <summary>the first Monday evening of next month.</summary>
    private static Piece? ReadNthWeekday(DateContext c, int i)
    {
        if (!Weekdays.TryNthName(c, i, out var p, out var n, out var weekday))
        {
            return null;
        }

        i = c.Skip(i, "the");
        var time = ReadSpan(c, p, p) ?? ReadTime(c, c.Skip(p, "at")) ?? DayParts.Read(c, p);
        if (time is null || !c.IsAny(time.To, "of", "in") || Weekdays.NthOf(c, i, c.Skip(time.To + 1, "the"), n, weekday) is not { } day)
        {
            return null;
        }

        return time switch
        {
            { Span: { } span } => Join(day, span, day.To),
            { Clock: { } clock } => Join(day, clock, day.To),
            _ => Join(day, time.Part!.Value, day.To),
        };
    }

    /// <summary>Bare hours do not reach over a comma: "Friday, 9-6".</summary>
    private static Piece? ReadSpan(DateContext c, int p, int afterDay) =>
        ClockSpans.Read(c, p) is { } span && !(span.NeedsDay && c.Is(afterDay, ",")) ? span : null;

    private static Piece? ReadTime(DateContext c, int p) => Clocks.Read(c, p);

    private static int Separator(DateContext c, int p)
    {
        p = c.Is(p, "t") && c.Text.Joined(p) ? p + 1 : c.Skip(p, ",", "-");
        return c.Is(p, "at") && c.Is(p + 2, ".") && c.Text[p + 3].IsDigits && !c.Is(p - 1, ",") ? p : c.Skip(p, "at", "around", "for");
    }

    /// <summary>The bare day of a day with its part.</summary>
    internal static Meaning DayOf(Piece whole)
    {
        var length = whole.Part!.Value.Timex.Length;
        return whole.Meaning.Select(TimexKind.Date, one => new Candidate(one.Timex[..^length], one.Start?.Date)) with { Mod = null };
    }

    private static Piece Join(Piece day, Clock clock, int to) => new(day.From, to, DayTimes.At(day.Meaning, clock)) { Clock = clock, Cycle = day.Cycle };

    private static Piece Join(Piece day, ClockSpan span, int to) => new(day.From, to, DayTimes.During(day.Meaning, span));

    private static Piece Join(Piece day, DayPart part, int to) => new(day.From, to, DayTimes.During(day.Meaning, part)) { Part = part, Cycle = day.Cycle };
}
