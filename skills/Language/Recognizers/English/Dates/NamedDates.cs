namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Days with the name of their month: May 29th, the fourth of July 1995, twenty five January.</summary>
internal static class NamedDates
{
    internal static Piece? Read(DateContext c, int i) => ReadMonthFirst(c, i) ?? ReadDayFirst(c, i);

    private static Piece? ReadMonthFirst(DateContext c, int i)
    {
        if (!TryMonth(c, i, out var p, out var month))
        {
            return null;
        }

        p = c.Is(p, "-") && c.Text.Joined(p) && c.Text.Joined(p + 1) ? p + 1 : c.Skip(c.Skip(p, ","), "the");
        if (!DayNumbers.TryRead(c.Text, p, out var end, out var day, out _))
        {
            return null;
        }

        return WithYear(c, i, end, month, day);
    }

    private static Piece? ReadDayFirst(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        if (c.IsAny(p - 1, "$", "€", "£", "#") || !DayNumbers.TryRead(c.Text, p, out var end, out var day, out var isOrdinal))
        {
            return null;
        }

        end = c.Is(end, "day") && isOrdinal ? end + 1 : end;
        var of = c.Is(end, "-") && c.Text.Joined(end) && c.Text.Joined(end + 1) ? end + 1 : c.Skip(end, "of");
        if (!TryMonth(c, of, out var behind, out var month) || (month == 5 && of == end && !isOrdinal && !IsCapital(c, of)))
        {
            return null;
        }

        return WithYear(c, i, behind, month, day);
    }

    private static Piece? WithYear(DateContext c, int from, int end, int month, int day)
    {
        var p = c.Skip(c.Skip(end, ","), "of", "in");
        if (YearReader.TryRead(c.Text, p, out var behind, out var year) && !(c.Is(behind, ":") && c.Text.Joined(behind)))
        {
            return DayMaker.Make(c, from, behind, year, month, day);
        }

        // Two digits are a year only where a word or an apostrophe says so.
        if ((c.Is(p, "'") || (p > end && c.Is(p - 1, "of"))) && YearReader.TryShort(c.Text, p, out behind, out year))
        {
            return DayMaker.Make(c, from, behind, year, month, day);
        }

        return DayMaker.Make(c, from, end, null, month, day);
    }

    /// <summary>A month name, with the point of an abbreviation.</summary>
    internal static bool TryMonth(DateContext c, int i, out int end, out int month)
    {
        end = i + 1;
        if (!DateWords.TryMonth(c.Word(i), out month))
        {
            return false;
        }

        // The point of an abbreviation; behind a full name it must touch what follows.
        end = c.Is(end, ".") && c.Text.Joined(end) && i + 2 < c.Text.Count && (c.Word(i).Length <= 4 || c.Text.Joined(end + 1)) ? end + 1 : end;
        return true;
    }

    internal static bool IsCapital(DateContext c, int i) => i < c.Text.Count && char.IsUpper(c.Text.Source[c.Text[i].Start]);
}
