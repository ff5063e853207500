using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Decades and centuries: 1990s, the nineties, the 80s, 21st century.</summary>
internal static class Decades
{
    private static readonly FrozenDictionary<string, int> Words = new (string Word, int Value)[]
    {
        ("twenties", 20), ("thirties", 30), ("forties", 40), ("fifties", 50), ("sixties", 60), ("seventies", 70), ("eighties", 80), ("nineties", 90),
    }.ToFrozenDictionary(one => one.Word, one => one.Value);

    internal static IEnumerable<string> Names => Words.Keys;

    internal static Piece? Read(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        return ReadDigits(c, i, p) ?? ReadWords(c, i, p) ?? ReadCentury(c, i, p);
    }

    private static Piece? ReadDigits(DateContext c, int from, int p)
    {
        var q = c.Skip(p, "'");
        if (c.Text.Int(q) is not { } number || number % 10 != 0)
        {
            return null;
        }

        var s = c.Skip(q + 1, "'");
        if (!c.Is(s, "s"))
        {
            return null;
        }

        if (c.Text[q].Text.Length == 4 && number is >= 1000 and < 2100)
        {
            return Whole(from, s + 1, number, 10);
        }

        // "the 90s" or "'90s": 90s alone may be seconds.
        return c.Text[q].Text.Length == 2 && number >= 20 && (q > from) ? AnyCentury(from, s + 1, number) : null;
    }

    private static Piece? ReadWords(DateContext c, int from, int p)
    {
        var century = c.Word(p) switch { "eighteen" => 1800, "nineteen" => 1900, _ => 0 };
        p = century > 0 ? p + 1 : p;
        if (!Words.TryGetValue(c.Word(p), out var decade))
        {
            return null;
        }

        return century > 0 ? Whole(from, p + 1, century + decade, 10) : AnyCentury(from, p + 1, decade);
    }

    private static Piece? ReadCentury(DateContext c, int from, int p) =>
        DayNumbers.TryOrdinal(c.Text, p, out var end, out var number) && c.Is(end, "century") && number is > 1 and <= 21 ? Whole(from, end + 1, (number - 1) * 100, 100) : null;

    private static Piece Whole(int from, int to, int year, int years)
    {
        var start = CalendarMath.YearStart(year);
        var end = CalendarMath.YearStart(year + years);
        return new Piece(from, to, Meaning.DateRange(TimexText.Range(start, end, $"P{years}Y"), start, end)) { Grain = years == 10 ? TimeUnit.Decade : TimeUnit.Century };
    }

    private static Piece AnyCentury(int from, int to, int decade)
    {
        var timex = $"(XX{decade:00}-01-01,XX{(decade + 10) % 100:00}-01-01,P10Y)";
        return new Piece(from, to, new Meaning(TimexKind.DateRange, Of(1900), Of(2000))) { Grain = TimeUnit.Decade };

        Candidate Of(int century) => new(timex, CalendarMath.YearStart(century + decade), CalendarMath.YearStart(century + decade + 10));
    }
}
