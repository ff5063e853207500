using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Seasons: this summer, winter 2018. The calendar does not place them.</summary>
internal static class Seasons
{
    internal static Piece? Read(DateContext c, int i)
    {
        if (YearReader.TryDigits(c.Text, i, out var behind, out var first))
        {
            return Code(c.Word(behind)) is { } season ? Make(i, behind + 1, TimexText.Year(first) + "-" + season) : null;
        }

        var shifted = DateWords.TryShift(c.Word(i), out var shift);
        var p = shifted ? i + 1 : i;
        if (Code(c.Word(p)) is not { } code)
        {
            return null;
        }

        if (shifted)
        {
            return Make(i, p + 1, TimexText.Year(c.Reference.Year + shift) + "-" + code);
        }

        // "fall" and "spring" are verbs, too.
        if (c.IsAny(p, "fall", "spring") && !c.IsAny(i - 1, "in", "the", "during", "of", "early", "late", "mid", "by", "since", "until", "each", "every", "from") && !YearReader.TryDigits(c.Text, p + 1, out _, out _))
        {
            return null;
        }

        var q = c.Skip(p + 1, "of", ",", "in");
        if (c.IsAny(p, "fall", "spring") && c.Is(p + 1, "of") && !YearReader.TryRead(c.Text, q, out _, out _) && !DateWords.TryShift(c.Word(q), out _))
        {
            return null;
        }

        return YearReader.TryRead(c.Text, q, out var end, out var year) ? Make(i, end, TimexText.Year(year) + "-" + code)
            : DateWords.TryShift(c.Word(q), out shift) && c.Is(q + 1, "year") ? Make(i, q + 2, TimexText.Year(c.Reference.Year + shift) + "-" + code)
            : Make(i, p + 1, code);
    }

    private static string? Code(string word) => word switch
    {
        "spring" => "SP",
        "summer" => "SU",
        "fall" or "autumn" => "FA",
        "winter" => "WI",
        _ => null,
    };

    private static Piece Make(int from, int to, string timex) => new(from, to, Meaning.Unplaced(TimexKind.DateRange, timex));
}
