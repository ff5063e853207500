using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Joins two ends to a range.</summary>
internal static class RangeMaker
{
    internal static Piece? Make(DateContext c, int from, Piece a, Piece b)
    {
        if (!IsEnd(a) || !IsEnd(b))
        {
            return null;
        }

        a = BeforeKnown(WithYearOf(c, a, b), b);
        b = AfterKnown(c, a, b);
        var clocked = a.Kind == TimexKind.DateTime || b.Kind == TimexKind.DateTime;
        var kind = clocked && !(IsNow(a) && b.IsDay) && !(IsNow(b) && a.Kind != TimexKind.DateTime) ? TimexKind.DateTimeRange : TimexKind.DateRange;
        if (a.Meaning.Past.Start is null || b.Meaning.Past.Start is null)
        {
            var timex = TimexText.Range(a.Meaning.Past.Timex, b.Meaning.Past.Timex, "PXD");
            return a.Kind == TimexKind.Date && b.Kind == TimexKind.Date ? new Piece(from, b.To, Meaning.Unplaced(kind, timex)) : null;
        }

        var joined = RangeMerge.Join((Point(a, a.Meaning.Past), Point(a, a.Meaning.Future)), (Point(b, b.Meaning.Past), Point(b, b.Meaning.Future)), c.Reference, Next(b.Cycle));
        if (joined is not var (past, future))
        {
            return null;
        }

        var meaning = new Meaning(kind, Place(kind, a, b, past), Place(kind, a, b, future)) { AmPm = a.Meaning.AmPm && b.Meaning.AmPm };
        return new Piece(from, b.To, meaning) { Cycle = a.Cycle };
    }

    private static bool IsEnd(Piece end) => end.IsDay || end.Kind == TimexKind.DateTime || (end.IsPeriod && end.Meaning.Past.Resolved);

    private static bool IsNow(Piece end) => end.Meaning.Past.Timex == TimexText.Now;

    /// <summary>"Nov-Feb 2017": the year is said once, behind; the begin lies before the end.</summary>
    private static Piece WithYearOf(DateContext c, Piece a, Piece b)
    {
        if (a.Cycle != Cycle.Year || b.Year is not { } year || a.Month is not { } month || (b.IsDay && !b.SaysYear) || b.Month is not { } endMonth)
        {
            return a;
        }

        var before = month > endMonth || (month == endMonth && a.Day > b.Day) ? year - 1 : year;
        return a.Day is { } day ? DayMaker.Make(c, a.From, a.To, before, month, day) ?? a
            : a.Grain == TimeUnit.Month && a.Whole is null ? Months.Of(a.From, a.To, before, month)
            : a;
    }

    /// <summary>"Monday to next Wednesday": the begin is the last one before a known end.</summary>
    private static Piece BeforeKnown(Piece a, Piece b) =>
        a is { Weekday: { } weekday, Cycle: Cycle.Week } && b is { IsDay: true, Cycle: Cycle.None, Weekday: null, Meaning.Past.Start: { } end }
            ? a with { Meaning = Meaning.Of(TimexKind.Date, new Candidate(a.Meaning.Past.Timex, end.AddDays(-((CalendarMath.Weekday(end) - weekday + 7) % 7)))) }
            : a;

    /// <summary>"next Monday to Friday", "1 June 2019 to 30 June": the end follows a known begin.</summary>
    private static Piece AfterKnown(DateContext c, Piece a, Piece b)
    {
        if (!a.IsDay || a.Cycle != Cycle.None || a.Meaning.Past.Start is not { } start)
        {
            return b;
        }

        if (b is { Weekday: { } weekday, Cycle: Cycle.Week })
        {
            return DayMaker.Single(b.From, b.To, start.AddDays((weekday - CalendarMath.Weekday(start) + 7) % 7));
        }

        return a.SaysYear && b is { Cycle: Cycle.Year, Month: { } month, Day: { } day } ? DayMaker.Make(c, b.From, b.To, (month, day).CompareTo((start.Month, start.Day)) < 0 ? start.Year + 1 : start.Year, month, day) ?? b : b;
    }

    /// <summary>The moment that an end stands for: periods count from their begin, "the end of June" is where July begins.</summary>
    private static DateTime? Point(Piece end, Candidate one)
    {
        if (end.Whole is not { } whole)
        {
            return IsNow(end) && one.Start is { } now ? now : one.Start;
        }

        var full = one == end.Meaning.Past ? whole.Past : whole.Future;
        return end.Meaning.Mod switch
        {
            "end" => full.End,
            "mid" => full.Start?.AddDays(Math.Floor((full.End - full.Start)!.Value.TotalDays / 2)), // a whole period has both ends
            _ => full.Start,
        };
    }

    private static Candidate Place(TimexKind kind, Piece a, Piece b, (DateTime Start, DateTime End) range)
    {
        if (kind == TimexKind.DateTimeRange)
        {
            var length = range.End - range.Start;
            return new Candidate(TimexText.Range(Text(a, range.Start, kind), Text(b, range.End, kind), TimexText.Clock(length)), range.Start, range.End);
        }

        var unit = a.Grain >= TimeUnit.Year && b.Grain >= TimeUnit.Year && a.Whole is null && b.Whole is null ? TimeUnit.Year
            : a.Grain is TimeUnit.Month or TimeUnit.Year && b.Grain is TimeUnit.Month or TimeUnit.Year ? TimeUnit.Month
            : TimeUnit.Day;
        var (start, end) = (range.Start.Date, range.End.Date);
        return new Candidate(TimexText.Range(Text(a, start, kind), Text(b, end, kind), TimexText.Length(start, end, unit)), start, end);
    }

    private static string Text(Piece end, DateTime at, TimexKind kind)
    {
        if (end.IsDay)
        {
            return end.Cycle == Cycle.Year && end.Weekday is null && end.Day is null ? TimexText.Date(null, at.Month, at.Day) : end.Meaning.Past.Timex;
        }

        if (end.Kind == TimexKind.DateTime)
        {
            return kind == TimexKind.DateRange ? TimexText.Date(at) : end.Meaning.Past.Timex;
        }

        return end.Cycle == Cycle.Year ? TimexText.Date(null, at.Month, at.Day) : TimexText.Date(at);
    }

    private static Func<DateTime, int, DateTime>? Next(Cycle cycle) => cycle switch
    {
        Cycle.Week => (at, step) => at.AddDays(7 * step),
        Cycle.Month => (at, step) => at.AddMonths(step),
        Cycle.Year => (at, step) => at.AddYears(step),
        _ => null,
    };
}
