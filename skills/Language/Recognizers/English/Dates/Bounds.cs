using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Ranges that are open on one side, and rough times: before 2010, since the end of May, Thursday by 2pm, around 1pm, 2016 and later.</summary>
internal static class Bounds
{
    private static readonly PhraseTable<Bound> Leads = new(
    [
        ("no later than", Bound.Before), ("not later than", Bound.Before), ("earlier than", Bound.Before), ("prior to", Bound.Before), ("ahead of", Bound.Before),
        ("on or before", Bound.Until), ("as late as", Bound.Until), ("before", Bound.Before), ("until", Bound.Before), ("till", Bound.Before), ("by", Bound.Before), ("smaller than", Bound.Before), ("up to", Bound.Before),
        ("on or after", Bound.Since), ("no earlier than", Bound.Since), ("not earlier than", Bound.Since), ("as early as", Bound.Since), ("starting on", Bound.Since), ("starting from", Bound.Since),
        ("starting", Bound.Since), ("beginning on", Bound.Since), ("beginning from", Bound.Since), ("beginning", Bound.Since), ("since", Bound.Since), ("as of", Bound.Since), ("as from", Bound.Since),
        ("later than", Bound.After), ("greater than", Bound.After), ("after", Bound.After),
        ("> =", Bound.Since), (">", Bound.After), ("< =", Bound.Until), ("<", Bound.Before), ("=", Bound.Equal), ("around", Bound.Approx), ("approximately", Bound.Approx), ("circa", Bound.Approx), ("roughly", Bound.Approx),
    ]);

    private static readonly PhraseTable<Bound> Tails = new(
    [
        ("or later", Bound.Since), ("and later", Bound.Since), ("or after", Bound.Since), ("and after", Bound.Since), ("and greater", Bound.Since), ("or greater", Bound.Since),
        ("and onwards", Bound.Since), ("and onward", Bound.Since), ("onwards", Bound.Since), ("onward", Bound.Since), ("or newer", Bound.Since), ("and newer", Bound.Since),
        ("or before", Bound.Until), ("and before", Bound.Until), ("or earlier", Bound.Until), ("and earlier", Bound.Until), ("or older", Bound.Until),
    ]);

    private enum Bound : byte
    {
        Before,
        Until,
        Since,
        After,
        Approx,
        Equal,
    }

    internal static IEnumerable<string> FirstWords => Leads.FirstWords;

    internal static Piece? Read(DateContext c, int i) =>
        Piece.Longer(Piece.Longer(ReadLed(c, i), ReadDayLed(c, i)), Piece.Longer(ReadCompared(c, i), ReadTailed(c, i)));

    private static Piece? ReadLed(DateContext c, int i)
    {
        // "the year greater than 2012"
        var p = c.Is(i, "year") ? i + 1 : i;
        if (!TryLead(c, p, out var q, out var bound) || (p > i && bound is Bound.Approx))
        {
            return null;
        }

        if (c.IsAny(i, "till", "until") && c.Is(i + 1, "date"))
        {
            return new Piece(i, i + 2, Modifiers.Before(Meaning.Of(TimexKind.Date, new Candidate(TimexText.Now, c.Today))));
        }

        return ReadTarget(c, q) is { } target && Allows(c, q, bound, target) ? Apply(i, target, bound) : null;
    }

    /// <summary>"Thursday before 5pm", "next Wednesday later than 10 in the morning".</summary>
    private static Piece? ReadDayLed(DateContext c, int i)
    {
        var day = c.Text[i].Kind == TokenKind.Mark ? null : DateTimes.Read(c, i) is { Part: not null } whole ? whole : Days.Read(c, i);
        if (day is not ({ IsDay: true } or { Part: not null }) || !TryLead(c, c.Skip(day.To, ","), out var p, out var bound) || bound == Bound.Approx)
        {
            return null;
        }

        var approx = TryLead(c, p, out var q, out var second) && second == Bound.Approx;
        if (Clocks.Read(c, c.Skip(approx ? q : p, "at")) is not { Clock: { } clock } time)
        {
            return null;
        }

        var moment = day.Part is { } part ? DayTimes.At(DateTimes.DayOf(day), clock.Within(part)) : DayTimes.At(day.Meaning, clock);
        return Apply(day.From, new Piece(day.From, time.To, approx ? Modifiers.Approximately(moment) : moment), bound);
    }

    /// <summary>"more than 2 weeks before today", "less than 3 days after tomorrow".</summary>
    private static Piece? ReadCompared(DateContext c, int i)
    {
        var (mod, p) = Durations.Compared(c, i);
        if (mod is null || DateOffsets.ReadAnchored(c, p) is not var (anchor, day, end, direction, length))
        {
            return null;
        }

        if (mod == "less")
        {
            var (from, to) = direction > 0 ? (anchor, day) : (day, anchor);
            return new Piece(i, end, Meaning.DateRange(TimexText.Range(from, to, length), from, to));
        }

        return new Piece(i, end, direction > 0 ? Modifiers.After(Meaning.Date(day)) : Modifiers.Before(Meaning.Date(day)));
    }

    /// <summary>"2016 and greater", "1/1/2016 or later".</summary>
    private static Piece? ReadTailed(DateContext c, int i)
    {
        if (c.Text[i].Kind == TokenKind.Mark || Piece.Longer(Days.ReadPlain(c, i), Periods.ReadPlain(c, i)) is not { Meaning.Past.Resolved: true } target)
        {
            return null;
        }

        if (!Tails.TryMatch(c.Text, target.To, out var end, out var bound))
        {
            return null;
        }

        // "1/1/2016 and after 6pm" goes on with a time of its own.
        return c.Text[end].IsDigits || ReadTarget(c, end) is not null ? null : Apply(i, target with { To = end }, bound);
    }

    private static bool TryLead(DateContext c, int i, out int end, out Bound bound) => Leads.TryMatch(c.Text, i, out end, out bound);

    private static Piece? ReadTarget(DateContext c, int p)
    {
        if (TryLead(c, p, out var inner, out var bound) && bound == Bound.Approx && ReadPlainTarget(c, inner) is { } rough)
        {
            return rough with { From = p, Meaning = Modifiers.Approximately(rough.Meaning) };
        }

        return ReadPlainTarget(c, p);
    }

    private static Piece? ReadPlainTarget(DateContext c, int p)
    {
        var q = c.Skip(p, "the");
        var best = Piece.Longer(Days.Read(c, p), Piece.Longer(Periods.ReadPlain(c, p), Periods.ReadPlain(c, q)));
        best = Piece.Longer(best, PeriodParts.Read(c, q));
        best = Piece.Longer(best, DateTimes.Read(c, p));
        best = Piece.Longer(best, Piece.Longer(Clocks.Read(c, p), Clocks.Read(c, c.Skip(p, "at"))));
        best = Piece.Longer(best, Piece.Longer(DayParts.ReadMeal(c, p), Moments.Read(c, p)));
        return best;
    }

    private static bool Allows(DateContext c, int p, Bound bound, Piece target) => bound switch
    {
        Bound.Equal => target.IsDay || target.IsPeriod,
        Bound.Approx => target.Kind.IsPoint() && target.Meaning.Mod is null,
        _ => target.Meaning.Past.Resolved && !(target.Kind == TimexKind.TimeRange && target.Part is null) && target.From >= p,
    };

    private static Piece Apply(int from, Piece target, Bound bound)
    {
        var of = target.Meaning;
        var meaning = bound switch
        {
            Bound.Before => Modifiers.Before(of),
            Bound.Until => Modifiers.Until(of),
            Bound.Since => Modifiers.Since(of),
            Bound.After => Modifiers.After(of),
            Bound.Equal => of,
            _ => Modifiers.Approximately(of),
        };
        return new Piece(from, target.To, meaning);
    }
}
