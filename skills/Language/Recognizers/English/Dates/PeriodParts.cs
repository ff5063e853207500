using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Parts of periods: early September, mid-November, the end of 2000, later this week, eoy.</summary>
internal static class PeriodParts
{
    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.PeriodParts, i, FindRead);

    private static Piece? FindRead(DateContext c, int i)
    {
        if (c.IsAny(i, "eoy", "eom", "eow"))
        {
            var unit = c.Word(i)[2] switch { 'y' => TimeUnit.Year, 'm' => TimeUnit.Month, _ => TimeUnit.Week };
            return ShiftedPeriods.Of(c, i, i + 1, unit, 0) is { } whole ? Part(c, i, whole, "end", false, true) : null;
        }

        if (!TryMod(c, i, out var p, out var mod, out var fromNow))
        {
            return null;
        }

        var isRelative = c.IsAny(p, "this", "the", "next", "last", "previous", "current", "coming", "upcoming");
        if (fromNow && c.Is(p, "in"))
        {
            p++;
        }

        var period = Periods.ReadPlain(c, p) ?? ReadBare(c, p, i);
        if (period is null || !period.Meaning.Past.Resolved || period.Meaning.Mod is not null)
        {
            return period is null || period.Meaning.Past.Resolved ? null : period with { From = i, Meaning = period.Meaning with { Mod = mod } };
        }

        var isNow = fromNow && (c.IsAny(p, "this", "the", "current") || c.Is(p - 1, "in"));
        return Part(c, i, period, mod, isNow, isRelative || c.IsAny(p, "year"));
    }

    /// <summary>early, mid, late; start|beginning|middle|end of (the). <paramref name="fromNow"/>: "earlier" and "later" end or begin at the moment itself.</summary>
    private static bool TryMod(DateContext c, int i, out int end, out string mod, out bool fromNow)
    {
        (end, mod, fromNow) = (i + 1, "", c.IsAny(i, "earlier", "later"));
        if (DayParts.TryHalf(c, i, out end))
        {
            mod = DayParts.Half(c, i)!; // a half was read
            end = c.Skip(end, "-");
            end = c.Is(end, "in") && c.IsAny(end + 1, "the", "this") ? end + 1 : end;
            return true;
        }

        mod = c.Word(i) switch
        {
            "start" or "beginning" => "start",
            "middle" => "mid",
            "end" => "end",
            _ => "",
        };
        end = i + 2;
        return mod.Length > 0 && c.Is(i + 1, "of");
    }

    /// <summary>"end of year", "end of the month": the current one.</summary>
    private static Piece? ReadBare(DateContext c, int p, int from)
    {
        var q = c.Skip(p, "the");
        return c.IsAny(q, "year", "month", "week", "quarter") && DateWords.TryUnit(c.Word(q), out var unit) ? ShiftedPeriods.Of(c, from, q + 1, unit, 0) : null;
    }

    private static Piece Part(DateContext c, int from, Piece period, string mod, bool isNow, bool isRelative) =>
        period with
        {
            From = from,
            Whole = period.Meaning,
            Meaning = period.Meaning.Select(TimexKind.DateRange, one => Cut(c, one, period.Grain, mod, isNow, isRelative)) with { Mod = mod },
        };

    private static Candidate Cut(DateContext c, Candidate whole, TimeUnit grain, string mod, bool isNow, bool isRelative)
    {
        var (start, end) = (whole.Start!.Value, whole.End!.Value); // resolved, as the caller checked
        var (first, last) = grain switch
        {
            TimeUnit.Year when !isRelative => (start.AddMonths(4), start.AddMonths(8)),
            TimeUnit.Year => mod == "mid" ? (start.AddMonths(3), start.AddMonths(9)) : (start.AddMonths(6), start.AddMonths(6)),
            TimeUnit.Month when (end - start).TotalDays < 32 => mod == "mid" ? (start.AddDays(9), start.AddDays(20)) : (start.AddDays(15), start.AddDays(15)),
            TimeUnit.Week => mod == "mid" ? (start.AddDays(1), start.AddDays(5)) : (start.AddDays(3), start.AddDays(3)),
            >= TimeUnit.Decade when mod != "mid" => (start.AddYears((end.Year - start.Year) / 2), start.AddYears((end.Year - start.Year) / 2)),
            _ when mod == "mid" => ((start + ((end - start) / 3)).Date, (end - ((end - start) / 3)).Date),
            _ => (start + ((end - start) / 2), start + ((end - start) / 2)),
        };
        return mod switch
        {
            "start" => whole with { End = isNow && c.Today < first ? c.Today : first },
            "end" => whole with { Start = isNow && c.Today > last ? c.Today : last },
            _ => whole with { Start = first, End = last },
        };
    }
}
