using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Quarters and halves of a year: q1, 2019-H2, the third quarter of 2018, first half of next year.</summary>
internal static class Quarters
{
    internal static Piece? Read(DateContext c, int i)
    {
        if (YearReader.TryDigits(c.Text, i, out var p, out var year))
        {
            p = c.Skip(p, "-", "/");
            return TryNumber(c, p, out var behind, out var first, out var months) ? Of(i, behind, year, first, months) : null;
        }

        if (!TryNumber(c, i, out var end, out var start, out var length))
        {
            return null;
        }

        p = c.Is(end, "-") && c.Text.Joined(end) ? end + 1 : c.Skip(c.Skip(end, ","), "of", "in");
        p = c.Skip(p, "the");
        if (Years.Read(c, p) is { Year: { } said } named)
        {
            return Of(i, named.To, said, start, length);
        }

        if ((DateWords.TryShift(c.Word(p), out var shift) && c.Is(p + 1, "year")) || c.Is(p, "year"))
        {
            return Of(i, c.Is(p, "year") ? p + 1 : p + 2, c.Reference.Year + shift, start, length);
        }

        return AnyYear(c, i, end, start, length);
    }

    internal static Piece Of(int from, int to, int year, int month, int months)
    {
        var start = new DateTime(year, month, 1);
        var end = start.AddMonths(months);
        return new Piece(from, to, Meaning.DateRange(TimexText.Range(start, end, $"P{months}M"), start, end)) { Year = year, Month = month, Grain = TimeUnit.Month };
    }

    private static Piece AnyYear(DateContext c, int from, int to, int month, int months)
    {
        var (past, future) = Anchors.Month(c.Reference, month);
        var after = past.AddMonths(months);
        var end = after.Month == 1 ? "XXXX-01-01" : TimexText.Date(null, after.Month, 1);
        var timex = TimexText.Range(TimexText.Date(null, month, 1), end, $"P{months}M");
        var meaning = new Meaning(TimexKind.DateRange, new Candidate(timex, past, after), new Candidate(timex, future, future.AddMonths(months)));
        return new Piece(from, to, meaning) { Month = month, Cycle = Cycle.Year, Grain = TimeUnit.Month };
    }

    /// <summary>"q3", "h1", "(the) first quarter", "second half": first month and length in months.</summary>
    private static bool TryNumber(DateContext c, int i, out int end, out int month, out int months)
    {
        (end, month, months) = (i, 0, 0);
        if (c.IsAny(i, "q", "h") && c.Text.Joined(i + 1) && c.Text.Int(i + 1) is { } number && c.Text[i + 1].Text.Length == 1 && number >= 1 && number <= (c.Is(i, "q") ? 4 : 2))
        {
            months = c.Is(i, "q") ? 3 : 6;
            (end, month) = (i + 2, ((number - 1) * months) + 1);
            return !(c.Text.Joined(i) && c.Text[i - 1].IsWord);
        }

        var p = c.Skip(i, "the");
        var isLast = c.Is(p, "last") && c.IsAny(p + 2, "of", "in");
        if (!(isLast || DayNumbers.TryOrdinal(c.Text, p, out end, out number)))
        {
            return false;
        }

        end = isLast ? p + 1 : end;
        months = c.Is(end, "quarter") ? 3 : c.Is(end, "half") && (c.IsAny(end + 1, "of", "in") || YearReader.TryDigits(c.Text, end + 1, out _, out _)) ? 6 : 0;
        number = isLast ? 12 / Math.Max(months, 1) : DayNumbers.TryOrdinal(c.Text, p, out _, out number) ? number : 0;
        (end, month) = (end + 1, ((number - 1) * months) + 1);
        return months > 0 && number <= 12 / months;
    }
}
