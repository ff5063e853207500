using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>A length of time in its units, the large ones first.</summary>
internal sealed record Duration(int To, IReadOnlyList<(double Amount, TimeUnit Unit)> Parts)
{
    internal string Timex => TimexText.Duration(Parts);

    internal double Seconds => Parts.Sum(part => part.Amount * part.Unit.Seconds());

    internal bool HasClock => Parts.Any(part => part.Unit.IsClock());

    internal TimeUnit Unit => Parts[0].Unit;

    /// <summary>False for lengths that lead off the calendar: a thousand years and more.</summary>
    internal bool IsCountable => Seconds < 1000 * TimeUnit.Year.Seconds();

    internal DateTime From(DateTime moment, int direction) => Parts.Aggregate(moment, (at, part) => part.Unit.Add(at, direction * part.Amount));
}

/// <summary>Lengths of time: two and a half hours, 1 hour and 30 minutes, all day.</summary>
internal static class Durations
{
    internal static Duration? Read(DateContext c, int i) => c.Length(i, Find);

    private static Duration? Find(DateContext c, int i)
    {
        if (ReadWhole(c, i) is { } whole)
        {
            return whole;
        }

        if (!TryPart(c, i, out var p, out var first))
        {
            return null;
        }

        var parts = new List<(double, TimeUnit)> { first };
        var last = first.Item2;
        while (true)
        {
            var next = c.Skip(c.Skip(p, ","), "and");
            if ((!TryPart(c, next, out var end, out var part) && !(last == TimeUnit.Hour && TryMinutes(c, next, out end, out part))) || part.Item2 >= last)
            {
                break;
            }

            parts.Add(part);
            (p, last) = (end, part.Item2);
        }

        return new Duration(p, parts);
    }

    internal static Piece? ReadPiece(DateContext c, int i)
    {
        if (Read(c, i) is { } only)
        {
            return new Piece(i, only.To, Meaning.Duration(only.Timex, only.Seconds));
        }

        var (mod, p) = Compared(c, i);
        return mod is not null && Read(c, p) is { } length ? new Piece(i, length.To, Meaning.Duration(length.Timex, length.Seconds) with { Mod = mod }) : null;
    }

    /// <summary>"more than" and "less than" before a length; no mod where neither stands.</summary>
    internal static (string? Mod, int Next) Compared(DateContext c, int i) =>
        c.IsAny(i, "more", "longer", "greater") && c.Is(i + 1, "than") ? ("more", i + 2)
        : c.IsAny(i, "less", "shorter", "fewer") && c.Is(i + 1, "than") ? ("less", i + 2)
        : (null, i);

    private static Duration? ReadWhole(DateContext c, int i)
    {
        var isWhole = c.IsAny(i, "all", "whole", "full", "entire");
        var p = isWhole && c.Is(i, "all") ? c.Skip(i + 1, "the") : i + 1;
        return isWhole && c.IsAny(p, "day", "week", "month", "year") && DateWords.TryUnit(c.Word(p), out var unit) ? new Duration(p + 1, [(1, unit)]) : null;
    }

    /// <summary>"a second wave" orders; "for a second" lasts.</summary>
    private static bool IsOrdinal(DateContext c, int i, int unit) =>
        c.Is(unit, "second") && c.IsAny(i, "a") && c.Text[unit + 1].IsWord && !c.IsAny(i - 1, "in", "for", "within", "every", "just", "than");

    /// <summary>"1h 30m": an m alone is not a minute.</summary>
    private static bool TryMinutes(DateContext c, int i, out int end, out (double Amount, TimeUnit Unit) part)
    {
        (end, part) = (i + 2, (c.Text.Int(i) ?? 0, TimeUnit.Minute));
        return c.Text.Int(i) is < 60 && c.Is(i + 1, "m") && c.Text.Joined(i + 1);
    }

    private static bool TryPart(DateContext c, int i, out int end, out (double Amount, TimeUnit Unit) part)
    {
        part = default;
        if (!CountReader.TryRead(c.Text, i, out end, out var count))
        {
            return false;
        }

        // "a 15-minute call"
        end = c.Is(end, "-") && c.Text.Joined(end) ? end + 1 : end;
        if (c.IsAny(end, "business", "working", "work") && c.IsAny(end + 1, "day", "days"))
        {
            (end, part) = (end + 2, (count, TimeUnit.BusinessDay));
            return true;
        }

        if (!DateWords.TryUnit(c.Word(end), out var unit) || IsOrdinal(c, i, end) || (unit == TimeUnit.Quarter && c.Is(end + 1, "of")) || (c.Is(end, "night") && count > 1) || (c.Word(end).Length == 1 && !c.Text.Joined(end)))
        {
            return false;
        }

        end++;

        // "an hour and a half", "one hour and half".
        var half = c.Is(end, "and") ? c.Skip(end + 1, "a", "an") : end;
        if (half > end && c.Is(half, "half") && !c.IsAny(half + 1, "a", "an") && !DateWords.TryUnit(c.Word(half + 1), out _))
        {
            end = half + 1;
            count += 0.5;
        }

        part = (count, unit);
        return true;
    }
}
