using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Weeks: week 31, the week of April 10th, w/c Feb 4, the last week of July, labor day weekend.</summary>
internal static class Weeks
{
    internal static Piece? Read(DateContext c, int i) =>
        ReadNumbered(c, i) ?? ReadOf(c, i) ?? ReadNth(c, i) ?? ReadHolidayWeekend(c, i);

    /// <summary>"a week starting tomorrow", "for 3 days, from today".</summary>
    internal static Piece? ReadStarting(DateContext c, int i)
    {
        var isFor = c.Is(i, "for");
        if (Durations.Read(c, isFor ? i + 1 : i) is not { HasClock: false, IsCountable: true } length)
        {
            return null;
        }

        var p = c.Skip(length.To, ",");
        var leads = isFor ? c.IsAny(p, "from", "starting", "beginning") : c.IsAny(p, "starting", "beginning") || (c.Is(p, "from") && c.Is(p - 1, ","));
        if (!leads || Days.ReadPlain(c, c.Skip(c.Skip(p + 1, "from", "on"), "on"))?.Meaning is not { Future.Start: { } start })
        {
            return null;
        }

        var day = Days.ReadPlain(c, c.Skip(c.Skip(p + 1, "from", "on"), "on"))!; // read above
        var end = length.From(start, 1);
        return new Piece(isFor && c.IsAny(p, "starting", "beginning") ? i + 1 : i, day.To, Meaning.DateRange(TimexText.Range(start, end, length.Timex), start, end));
    }

    private static Piece? ReadNumbered(DateContext c, int i)
    {
        if (!c.IsAny(i, "week", "wk") || c.Text.Int(c.Skip(i + 1, "#")) is not (>= 1 and <= 53 and var number))
        {
            return null;
        }

        var end = c.Skip(i + 1, "#") + 1;
        if ((c.Text.Joined(end) && c.Text[end].IsWord) || c.Is(end, ":") || number > CalendarMath.WeeksInYear(c.Reference.Year))
        {
            return null;
        }

        var year = YearReader.TryRead(c.Text, c.Skip(end, "of", ","), out var behind, out var said) ? said : c.Reference.Year;
        return Week(i, said > 0 ? behind : end, CalendarMath.IsoWeek(year, number));
    }

    /// <summary>The week of a day: it keeps the day's TIMEX and runs from its Monday.</summary>
    private static Piece? ReadOf(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        int q;
        if (c.Is(p, "week") && c.IsAny(p + 1, "of", "beginning", "commencing", "starting", "from", "including"))
        {
            q = c.Skip(p + 2, "on");
        }
        else if (c.Is(p, "w") && c.Is(p + 1, "/") && c.Is(p + 2, "c"))
        {
            q = p + 3;
        }
        else
        {
            return c.Is(p, "weekend") && c.Is(p + 1, "of") && (Holidays.Read(c, c.Skip(p + 2, "the")) ?? NamedDates.Read(c, p + 2)) is { Meaning.Past.Start: not null } named ? Weekend(i, named) : null;
        }

        var day = Days.ReadPlain(c, q) ?? ReadNumber(c, q);
        return day is null || day.Meaning.Past.Start is null ? null
            : new Piece(i, day.To, day.Meaning.Select(TimexKind.DateRange, one => one with { Start = CalendarMath.Monday(one.Start!.Value), End = CalendarMath.Monday(one.Start!.Value).AddDays(7) }));
    }

    private static Piece? ReadNumber(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        return DayNumbers.TryOrdinal(c.Text, p, out var end, out var day) ? DayMaker.OfMonth(c, i, end, day) : null;
    }

    private static Piece? ReadHolidayWeekend(DateContext c, int i) =>
        c.Text[i].IsWord && Holidays.Read(c, i) is { } holiday && c.Is(holiday.To, "weekend") ? Weekend(i, holiday with { To = holiday.To + 1 }) : null;

    /// <summary>Saturday and Sunday beside a feast day, with the Friday or Monday that is the feast itself.</summary>
    private static Piece Weekend(int from, Piece holiday)
    {
        var meaning = holiday.Meaning.Select(TimexKind.DateRange, one =>
        {
            var day = one.Start!.Value; // checked by the callers; feast days are on every calendar
            var saturday = CalendarMath.InWeek(day, 6, CalendarMath.Weekday(day) == 1 ? -1 : 0);
            var start = CalendarMath.Weekday(day) == 5 ? day : saturday;
            return new Candidate(TimexText.Weekend(saturday), start, saturday.AddDays(CalendarMath.Weekday(day) == 1 ? 3 : 2));
        });
        return new Piece(from, holiday.To, meaning);
    }

    /// <summary>(the) first|last week of a month or year.</summary>
    private static Piece? ReadNth(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        var n = -1;
        if (c.Is(p, "last"))
        {
            p++;
        }
        else if (!DayNumbers.TryOrdinal(c.Text, p, out p, out n) || n > 53)
        {
            return null;
        }

        if (!c.Is(p, "week") || !c.IsAny(p + 1, "of", "in"))
        {
            return null;
        }

        var whole = Periods.ReadPlain(c, c.Skip(p + 2, "the")) ?? ShiftedPeriods.Read(c, p + 2);
        return whole switch
        {
            { Grain: TimeUnit.Year, Meaning.Past.Start: { } start } => Week(i, whole.To, CalendarMath.IsoWeek(start.Year, n < 0 ? CalendarMath.WeeksInYear(start.Year) : n)),
            { Grain: TimeUnit.Month, Meaning.Past.Start: not null } when n <= 5 => new Piece(i, whole.To, whole.Meaning.Select(TimexKind.DateRange, month => OfMonth(month, n))),
            _ => null,
        };
    }

    private static Candidate OfMonth(Candidate month, int n)
    {
        var first = month.Start!.Value; // checked by the caller
        var (monday, _) = CalendarMath.WeekOfMonth(first.Year, first.Month, n);
        return new Candidate($"{month.Timex}-W{(n < 0 ? 5 : n):00}", monday, monday.AddDays(7));
    }

    internal static Piece Week(int from, int to, DateTime monday) =>
        new(from, to, Meaning.DateRange(TimexText.Week(monday), monday, monday.AddDays(7))) { Grain = TimeUnit.Week };
}
