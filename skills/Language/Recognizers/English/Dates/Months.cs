using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Months: April, next March, june of 1992, Dec-2018, 2017 April, 2015-12.</summary>
internal static class Months
{
    internal static Piece? Read(DateContext c, int i) => c.Text[i].IsDigits ? ReadYearFirst(c, i) : ReadShifted(c, i) ?? ReadNamed(c, i) ?? ReadMonthOf(c, i);

    /// <summary>the month of September (2018).</summary>
    private static Piece? ReadMonthOf(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        return c.Is(p, "month") && c.Is(p + 1, "of") && (ReadNamed(c, p + 2) ?? ReadShifted(c, p + 2)) is { } month ? month with { From = i } : null;
    }

    internal static Piece Of(int from, int to, int year, int month)
    {
        var start = new DateTime(year, month, 1);
        return new Piece(from, to, Meaning.DateRange(TimexText.Month(year, month), start, start.AddMonths(1))) { Year = year, Month = month, Grain = TimeUnit.Month };
    }

    private static Piece? ReadYearFirst(DateContext c, int i)
    {
        // 10/2020
        if (c.Text[i].Text.Length <= 2 && c.Text.Int(i) is >= 1 and <= 12 and var first && c.IsAny(i + 1, "/", "-") && c.Text.Joined(i + 1) && c.Text.Joined(i + 2) && YearReader.TryDigits(c.Text, i + 2, out var behind, out var said)
            && !(c.Text.Joined(behind) && (c.Text[behind].IsWord || c.IsAny(behind, "-", "/"))))
        {
            return Of(i, behind, said, first);
        }

        if (!YearReader.TryDigits(c.Text, i, out var p, out var year) || (c.Text.Joined(i) && c.IsAny(i - 1, "-", "/", ".") && c.Text[i - 2].IsDigits))
        {
            return null;
        }

        var joined = c.IsAny(p, "-", "/", ".") && c.Text.Joined(p) && c.Text.Joined(p + 1);
        if (joined && c.Text[p + 1] is { IsDigits: true, Text.Length: 1 or 2 } && c.Text.Int(p + 1) is >= 1 and <= 12 and var number && !(c.Text.Joined(p + 2) && (c.Text[p + 2].IsWord || (c.IsAny(p + 2, "-", "/", ".") && c.Text[p + 3].IsDigits))))
        {
            return Of(i, p + 2, year, number);
        }

        p = joined ? p + 1 : c.Skip(c.Skip(p, ","), "of");
        return c.Text[p].IsWord && DateWords.TryMonth(c.Word(p), out var month) && !DayNumbers.TryRead(c.Text, p + 1, out _, out _, out _) && (month != 5 || NamedDates.IsCapital(c, p)) ? Of(i, p + 1, year, month) : null;
    }

    private static Piece? ReadShifted(DateContext c, int i)
    {
        if (!DateWords.TryShift(c.Word(i), out var shift) || !NamedDates.TryMonth(c, i + 1, out var end, out var month) || (month == 5 && !NamedDates.IsCapital(c, i + 1) && c.Text[end].IsWord))
        {
            return null;
        }

        return Of(i, end, c.Reference.Year + shift, month);
    }

    private static Piece? ReadNamed(DateContext c, int i)
    {
        if (!NamedDates.TryMonth(c, i, out var p, out var month))
        {
            return null;
        }

        var q = c.IsAny(p, "-", "/") && c.Text.Joined(p) && c.Text.Joined(p + 1) ? p + 1 : c.Skip(c.Skip(p, ","), "of", "in");
        if (YearReader.TryRead(c.Text, q, out var end, out var year) && !(c.Is(end, ":") && c.Text.Joined(end)))
        {
            return Of(i, end, year, month);
        }

        if (DateWords.TryShift(c.Word(q), out var shift) && c.Is(q + 1, "year"))
        {
            return Of(i, q + 2, c.Reference.Year + shift, month);
        }

        if (!StandsAlone(c, i))
        {
            return null;
        }

        var (past, future) = Anchors.Month(c.Reference, month);
        var timex = TimexText.Month(null, month);
        var meaning = new Meaning(TimexKind.DateRange, new Candidate(timex, past, past.AddMonths(1)), new Candidate(timex, future, future.AddMonths(1)));

        // The point of an abbreviation belongs to the sentence when nothing follows.
        return new Piece(i, i + 1, meaning) { Month = month, Cycle = Cycle.Year, Grain = TimeUnit.Month };
    }

    /// <summary>"may" and "march" are verbs, too: they are months behind a word that leads to one, or in capitals inside a sentence.</summary>
    private static bool StandsAlone(DateContext c, int i)
    {
        if (!c.IsAny(i, "may", "march", "mar", "dec", "sep", "oct", "jun", "jul", "jan", "nov", "apr", "feb", "aug"))
        {
            return true;
        }

        var led = c.IsAny(i - 1, "in", "of", "since", "until", "till", "from", "to", "by", "before", "after", "during", "between", "and", "through", "-", "the", "early", "mid", "late", "each", "every", "for", "start", "starting", "around", "or", "last", "next", "this", "whole");
        if (!c.Is(i, "may"))
        {
            return led || NamedDates.IsCapital(c, i);
        }

        var verb = c.Text[i + 1].IsWord && !c.IsAny(i + 1, "to", "till", "until", "through", "and", "or", "is", "was", "will", "this", "next", "last", "for", "at", "with", "onwards", "onward");
        return (led && NamedDates.IsCapital(c, i)) || (led && !verb) || (NamedDates.IsCapital(c, i) && i > 0 && !verb);
    }
}
