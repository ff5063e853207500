using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>From one day, period or moment to another: from May to Oct 2020, April 9th through 17th, between now and 15 November.</summary>
internal static class Ranges
{
    internal static Piece? Read(DateContext c, int i)
    {
        var lead = c.Word(i);
        var isLead = lead is "from" or "between" || (lead == "in" && c.Text[i + 1].IsDigits);
        var p = isLead ? i + 1 : i;
        return ReadFrom(c, i, p, lead) ?? (isLead && lead == "from" && DateTimes.Read(c, p) is { Kind: TimexKind.DateTimeRange, Part: null, Meaning.Mod: null } whole ? whole with { From = i } : null);
    }

    private static Piece? ReadFrom(DateContext c, int i, int p, string lead)
    {
        if (ReadDayNumbers(c, i, p, lead) is { } numbers)
        {
            return numbers;
        }

        if (ReadEnd(c, p) is not { } a || !TryLink(c, a.To, lead, out var q))
        {
            return null;
        }

        var b = Piece.Longer(ReadEnd(c, q), ReadClock(c, a, q));
        b = a is { IsDay: true, Month: not null, Day: not null } ? Piece.Longer(b, ReadDayNumber(c, a, q)) : b;
        if (b is null || (lead == "in" && !(a.IsPeriod && b.IsPeriod)))
        {
            return null;
        }

        if (a.Kind == TimexKind.DateTime && b is { IsTime: true, Clock: { } to } && a.Clock is { } from)
        {
            return SameDay(i, a, b.To, ClockSpans.Join(from, to));
        }

        return RangeMaker.Make(c, i, a, b);
    }

    /// <summary>The word or dash between the ends.</summary>
    internal static bool TryLink(DateContext c, int p, string lead, out int next)
    {
        next = p + 1;
        var linked = c.IsAny(p, "to", "till", "til", "until", "thru", "through", "-", "~") || (lead == "between" && c.Is(p, "and"));
        next = linked ? c.Skip(next, "the") : next;
        return linked;
    }

    private static Piece? ReadEnd(DateContext c, int p)
    {
        if (Moments.ReadNow(c, p) is { } now)
        {
            return now;
        }

        var q = c.Is(p, "the") ? p + 1 : p;
        var best = Piece.Longer(Days.Read(c, p), Piece.Longer(Periods.ReadPlain(c, p), PeriodParts.Read(c, q)));
        best = Piece.Longer(best, q > p ? NamedDates.Read(c, q) : null);
        return DateTimes.Read(c, p) is { Kind: TimexKind.DateTime } moment ? Piece.Longer(best, moment) : best;
    }

    private static Piece? ReadClock(DateContext c, Piece a, int q) =>
        a.Kind == TimexKind.DateTime ? Clocks.ReadPlain(c, q, true) ?? Clocks.ReadHour(c, q) : null;

    /// <summary>"April 9th through 17th": the month holds for both.</summary>
    private static Piece? ReadDayNumber(DateContext c, Piece a, int q)
    {
        if (!DayNumbers.TryRead(c.Text, q, out var end, out var day, out _) || DateWords.TryMonth(c.Word(end), out _) || (c.Text.Joined(end) && c.IsAny(end, "/", "-", "th")) || c.Is(end, ":"))
        {
            return null;
        }

        var hasYear = YearReader.TryRead(c.Text, c.Skip(end, ","), out var behind, out var year);
        return DayMaker.Make(c, q, hasYear ? behind : end, hasYear ? year : a.SaysYear ? a.Year : null, a.Month!.Value, day); // the caller asked for a month
    }

    /// <summary>"9 to 12 of June": the month behind holds for both.</summary>
    private static Piece? ReadDayNumbers(DateContext c, int i, int p, string lead)
    {
        var the = c.Skip(p, "the");
        if (!DayNumbers.TryRead(c.Text, the, out var end, out var day, out _) || !TryLink(c, end, lead, out var q))
        {
            return null;
        }

        if (ReadShiftedMonth(c, q) is { } shifted)
        {
            var first = DayMaker.Existing(shifted.Year!.Value, shifted.Month!.Value, day); // a single day has both
            return first is { } start ? RangeMaker.Make(c, i, DayMaker.Single(p, end, start), shifted) : null;
        }

        if (NamedDates.Read(c, q) is not { Month: { } month } b || DateWords.TryMonth(c.Word(q), out _))
        {
            return null;
        }

        return DayMaker.Make(c, p, end, b.SaysYear ? b.Year : null, month, day) is { } a ? RangeMaker.Make(c, i, a, b) : null;
    }

    /// <summary>"12 of this month", "23 in next month".</summary>
    private static Piece? ReadShiftedMonth(DateContext c, int q)
    {
        if (!DayNumbers.TryRead(c.Text, q, out var end, out var day, out _) || !c.IsAny(end, "of", "in") || !DateWords.TryShift(c.Word(end + 1), out var shift) || !c.Is(end + 2, "month"))
        {
            return null;
        }

        var month = CalendarMath.MonthStart(c.Today).AddMonths(shift);
        return DayMaker.Existing(month.Year, month.Month, day) is { } date ? DayMaker.Single(q, end + 3, date) : null;
    }

    private static Piece SameDay(int from, Piece a, int to, ClockSpan span)
    {
        var day = a.Meaning.Select(TimexKind.Date, one => new Candidate(one.Timex[..one.Timex.LastIndexOf('T')], one.Start?.Date));
        return new Piece(from, to, DayTimes.During(day, span));
    }
}
