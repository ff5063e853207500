using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Years: 2018, the year 2011, calendar year 2008, fy18, nineteen ninety six.</summary>
internal static class Years
{
    internal static Piece? Read(DateContext c, int i)
    {
        if (c.Text[i].IsDigits)
        {
            return ReadDigits(c, i);
        }

        return ReadPrefixed(c, i) ?? (YearReader.TryRead(c.Text, i, out var end, out var year) ? Of(i, end, year) : null);
    }

    internal static Piece Of(int from, int to, int year) =>
        new(from, to, Meaning.DateRange(TimexText.Year(year), CalendarMath.YearStart(year), CalendarMath.YearStart(year + 1))) { Year = year, Grain = TimeUnit.Year };

    private static Piece? ReadDigits(DateContext c, int i)
    {
        if (!YearReader.TryDigits(c.Text, i, out var end, out var year))
        {
            return null;
        }

        // $2000, 2000%, 2015.5 and A2000 are no years.
        var before = c.IsAny(i - 1, "$", "€", "£", "¥", "#", "+") || (c.Text.Joined(i) && (c.Text[i - 1].IsWord || (c.IsAny(i - 1, ".", ",", "/") && c.Text[i - 2].IsDigits)));
        var behind = c.Is(end, "%") || (c.Text.Joined(end) && (c.Text[end].IsWord || (c.IsAny(end, ".", ",", "/", ":") && c.Text.Joined(end + 1) && c.Text[end + 1].IsDigits)));
        return before || behind ? null : Of(i, end, year);
    }

    /// <summary>"the year 2011", "cy18", "school year 2008", "fiscal year".</summary>
    private static Piece? ReadPrefixed(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        var (label, q) = c.Word(p) switch
        {
            "year" => ("", p + 1),
            "cy" => ("", p + 1),
            "fy" => ("FY", p + 1),
            "sy" => ("SY", p + 1),
            "calendar" when c.Is(p + 1, "year") => ("", p + 2),
            "fiscal" or "financial" when c.Is(p + 1, "year") => ("FY", p + 2),
            "school" or "academic" when c.Is(p + 1, "year") => ("SY", p + 2),
            _ => ("", p),
        };
        if (q == p)
        {
            return null;
        }

        q = c.Skip(q, "of");
        var isShort = c.IsAny(p, "cy", "fy", "sy") && YearReader.TryShort(c.Text, q, out _, out _);
        if (isShort && YearReader.TryShort(c.Text, q, out var end, out var year))
        {
            year += 2000;
        }
        else if (!YearReader.TryRead(c.Text, q, out end, out year))
        {
            return label.Length > 0 && c.Is(q - 1, "year") ? Unplaced(p, q, label + "XXXX") : null;
        }

        var from = c.Is(p, "year") ? i : p;
        return label.Length > 0 ? Unplaced(p, end, label + TimexText.Year(year)) : Of(from, end, year);
    }

    private static Piece Unplaced(int from, int to, string timex) => new(from, to, Meaning.Unplaced(TimexKind.DateRange, timex)) { Grain = TimeUnit.Year };
}
