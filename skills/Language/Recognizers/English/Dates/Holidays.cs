using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Feast days, fixed and movable, of any or a said year.</summary>
internal static class Holidays
{
    private const int LongestName = 6;

    private static readonly FrozenDictionary<string, Holiday> ByName = Collect();

    internal static IEnumerable<string> FirstWords => ByName.Keys.Select(name => name.Split(' ')[0]);

    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.Holidays, i, FindRead);

    private static Piece? FindRead(DateContext c, int i)
    {
        var shift = DateWords.TryShift(c.Word(i), out var years) ? i + 1 : i;
        if (!TryName(c, shift, out var end, out var holiday))
        {
            return null;
        }

        if (shift > i)
        {
            return OfYear(i, end, holiday, c.Reference.Year + years);
        }

        var p = c.Skip(end, "of", "in", ",");
        if (YearReader.TryRead(c.Text, p, out var behind, out var year) && !(c.Is(behind, ":") && c.Text.Joined(behind)))
        {
            return OfYear(i, behind, holiday, year);
        }

        if (DateWords.TryShift(c.Word(p), out years) && c.Is(p + 1, "year"))
        {
            return OfYear(i, p + 2, holiday, c.Reference.Year + years);
        }

        var timex = holiday.Timex;
        var days = Anchors.Yearly(c.Reference, one => holiday.In(one));
        return new Piece(i, end, Meaning.Date(timex, days)) { Cycle = Cycle.Year };
    }

    private static Piece OfYear(int from, int to, Holiday holiday, int year) => DayMaker.Single(from, to, holiday.In(year));

    /// <summary>The longest name at <paramref name="i"/>; apostrophes do not count.</summary>
    private static bool TryName(DateContext c, int i, out int end, out Holiday holiday)
    {
        (end, holiday) = (i, default);
        if (!c.Text[i].IsWord)
        {
            return false;
        }

        var key = "";
        var words = 0;
        for (var p = i; words < LongestName && p < i + (2 * LongestName) && (c.Text[p].IsWord || c.IsAny(p, "'", "-", ".")); p++)
        {
            if (!c.Text[p].IsWord)
            {
                continue;
            }

            key += key.Length > 0 && !(c.Is(p, "s") && c.Is(p - 1, "'")) ? " " + c.Word(p) : c.Word(p);
            words++;
            if (ByName.TryGetValue(key, out var found))
            {
                (end, holiday) = (p + 1, found);
            }
        }

        return end > i;
    }

    private static FrozenDictionary<string, Holiday> Collect() => ValueLexicon.Lists("english-holidays.yaml")
        .SelectMany(line => line.Value.Select(name => (Name: name, Holiday: Parse(line.Key.Split(' ')))))
        .ToFrozenDictionary(one => one.Name, one => one.Holiday);

    /// <summary>"12 25"; "nth", month, weekday, which one, days behind it; "easter" and days from it.</summary>
    private static Holiday Parse(string[] key)
    {
        var numbers = key.Where(part => char.IsAsciiDigit(part[^1])).Select(part => int.Parse(part)).ToArray();
        return key[0] switch
        {
            "nth" => Movable(numbers[0], numbers[1], numbers[2], numbers[3]),
            "easter" => new Holiday("XXXXEASTER" + (numbers[0] == 0 ? "" : $"{numbers[0]:+0;-0}"), year => CalendarMath.Easter(year).AddDays(numbers[0])),
            _ => new Holiday(TimexText.Date(null, numbers[0], numbers[1]), year => new DateTime(year, numbers[0], numbers[1])),
        };
    }

    private static Holiday Movable(int month, int weekday, int nth, int after) =>
        new($"XXXX-{month:00}-WXX-{weekday}-{(nth < 0 ? 4 : nth)}", year => CalendarMath.NthWeekday(year, month, weekday, nth)!.Value.AddDays(after)); // no nth above 4, so it exists

    private readonly record struct Holiday(string Timex, Func<int, DateTime> InYear)
    {
        internal DateTime In(int year) => InYear(year);
    }
}
