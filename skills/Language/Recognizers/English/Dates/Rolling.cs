using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Stretches counted from now: next 3 days, 2 upcoming months, the last three quarters, within 2 hours, first ten days of last year.</summary>
internal static class Rolling
{
    internal static Piece? Read(DateContext c, int i) => ReadWithin(c, i) ?? ReadFirstOf(c, i) ?? ReadCounted(c, i) ?? ReadShiftBehind(c, i);

    internal static Piece Clock(DateContext c, int from, int to, Duration length, int shift)
    {
        var (start, end) = shift > 0 ? (c.Reference, length.From(c.Reference, 1)) : (length.From(c.Reference, -1), c.Reference);
        var timex = TimexText.Range(Moment(start), Moment(end), length.Timex);
        return new Piece(from, to, Meaning.Range(TimexKind.DateTimeRange, timex, start, end));
    }

    /// <summary>A moment with its seconds.</summary>
    internal static string Moment(DateTime at) => TimexText.Date(at) + TimexText.Clock(at);

    private static Piece? ReadCounted(DateContext c, int i)
    {
        var isThe = c.Is(i, "the");
        var p = isThe ? i + 1 : c.Is(i, "this") && DateWords.TryShift(c.Word(i + 1), out _) ? i + 1 : i;
        if (!DateWords.TryShift(c.Word(p), out var shift) || shift == 0 || c.IsAny(p + 1, "a", "an", "another") || Durations.Read(c, p + 1) is not { IsCountable: true } length)
        {
            return null;
        }

        // "the last 3 months and 2 days ago": the days count from now on their own.
        if (c.IsAny(length.To, "ago", "later") && length.Parts.Count > 1)
        {
            length = FirstPart(c, p + 1);
        }

        return isThe && length.Unit != TimeUnit.Decade ? null : Make(c, i, length, shift);
    }

    private static Piece Make(DateContext c, int from, Duration length, int shift)
    {
        if (length.HasClock)
        {
            return Clock(c, from, length.To, length, shift);
        }

        if (length.Parts.Count == 1 && length.Unit is TimeUnit.Quarter or TimeUnit.Decade or TimeUnit.Century)
        {
            return ShiftedPeriods.Aligned(from, length.To, length.Unit, ShiftedPeriods.Start(c.Today, length.Unit), shift, (int)length.Parts[0].Amount);
        }

        var start = shift > 0 ? c.Today.AddDays(1) : length.From(c.Today, -1);
        var end = shift > 0 ? length.From(start, 1) : c.Today;
        return new Piece(from, length.To, Meaning.DateRange(TimexText.Range(start, end, length.Timex), start, end));
    }

    private static Duration FirstPart(DateContext c, int i)
    {
        // The text up to the first "and" holds the first part.
        var end = i;
        while (!c.IsAny(end, "and", ",") && end < c.Text.Count)
        {
            end++;
        }

        var whole = Durations.Read(c, i)!; // read by the caller
        return new Duration(end, [whole.Parts[0]]);
    }

    /// <summary>2 next days, 5 past minutes.</summary>
    private static Piece? ReadShiftBehind(DateContext c, int i)
    {
        if (!CountReader.TryRead(c.Text, i, out var p, out var count) || !DateWords.TryShift(c.Word(p), out var shift) || shift == 0 || !DateWords.TryUnit(c.Word(p + 1), out var unit) || count % 1 != 0 || !new Duration(p, [(count, unit)]).IsCountable || c.IsAny(i, "a", "an") || (count > 1) != (c.Word(p + 1)[^1] == 's'))
        {
            return null;
        }

        return Make(c, i, new Duration(p + 2, [(count, unit)]), shift);
    }

    /// <summary>within 2h, within the next day and 5 hours.</summary>
    private static Piece? ReadWithin(DateContext c, int i)
    {
        if (!c.Is(i, "within"))
        {
            return null;
        }

        var p = c.Skip(i + 1, "the");
        var isNext = c.IsAny(p, "next", "following", "coming");
        p = isNext ? p + 1 : p;
        var length = Durations.Read(c, p) ?? (isNext && DateWords.TryUnit(c.Word(p), out var unit) ? One(c, p, unit) : null);
        if (length is not { IsCountable: true })
        {
            return null;
        }

        if (length.HasClock)
        {
            return Clock(c, i, length.To, length, 1);
        }

        var start = isNext ? c.Today.AddDays(1) : c.Today;
        var end = length.From(start, 1);
        return new Piece(i, length.To, Meaning.DateRange(TimexText.Range(start, end, length.Timex), start, end));
    }

    /// <summary>"(the next) day and 5 hours".</summary>
    private static Duration One(DateContext c, int p, TimeUnit unit) =>
        c.Is(p + 1, "and") && Durations.Read(c, p + 2) is { } rest ? new Duration(rest.To, [(1, unit), .. rest.Parts]) : new Duration(p + 1, [(1, unit)]);

    /// <summary>first ten days of last year, last 3 weeks of 2021.</summary>
    private static Piece? ReadFirstOf(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        if (!c.IsAny(p, "first", "last", "final") || Durations.Read(c, p + 1) is not { HasClock: false, IsCountable: true, Parts.Count: 1 } length || !c.IsAny(length.To, "of", "in"))
        {
            return null;
        }

        var whole = Periods.ReadPlain(c, c.Skip(length.To + 1, "the")) ?? ShiftedPeriods.Read(c, length.To + 1);
        if (whole?.Meaning is not { Past: { Start: not null, End: not null } })
        {
            return null;
        }

        var isFirst = c.Is(p, "first");
        return new Piece(p, whole.To, whole.Meaning.Select(TimexKind.DateRange, one =>
        {
            var start = isFirst ? Aligned(one.Start!.Value, length.Unit) : length.From(Aligned(one.End!.Value, length.Unit), -1);
            var end = isFirst ? length.From(start, 1) : Aligned(one.End!.Value, length.Unit);
            return new Candidate(TimexText.Range(start, end, length.Timex), start, end);
        }));
    }

    /// <summary>Weeks of a year begin with its first ISO week.</summary>
    private static DateTime Aligned(DateTime day, TimeUnit unit) => unit != TimeUnit.Week ? day : CalendarMath.Monday(day.AddDays(3));
}
