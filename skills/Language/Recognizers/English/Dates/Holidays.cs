using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Feast days, fixed and movable, of any or a said year.</summary>
internal static class Holidays
{
    private const int LongestName = 6;

    private static readonly (int Month, int Day, string Names)[] Fixed =
    [
        (1, 1, "new year|new years|new year day|new years day|newyear"), (12, 31, "new year eve|new years eve"),
        (2, 14, "valentines day|valentine day|valentine|valentines|saint valentines day|st valentines day"),
        (3, 8, "international womens day|womens day|women day"), (3, 17, "st patricks day|saint patricks day|st patrick day"),
        (4, 1, "april fools|april fools day|april fool day|fools day"), (4, 22, "earth day"), (2, 2, "groundhog day|groundhogs day"),
        (5, 1, "international workers day|workers day|may day|international labor day|international labour day"), (5, 5, "cinco de mayo"), (5, 4, "youth day|star wars day"),
        (6, 1, "childrens day|children day|international childrens day"), (6, 14, "flag day"), (6, 19, "juneteenth|freedom day|jubilee day|emancipation day"),
        (7, 4, "independence day|american independence day|usa independence day"), (7, 14, "bastille day"),
        (10, 1, "national day|china national day"), (10, 31, "halloween|hallowe en|halloween day|all hallows eve"),
        (11, 1, "all saints day|all hallows day|halloween day after"), (11, 2, "all souls day"), (11, 5, "guy fawkes day"), (11, 11, "veterans day|singles day|single day|remembrance day|armistice day"),
        (12, 24, "christmas eve|xmas eve"), (12, 25, "christmas|christmas day|xmas|xmas day"), (12, 26, "boxing day"), (1, 6, "epiphany"), (11, 19, "international mens day"), (9, 10, "teachers day|teacher day"),
    ];

    /// <summary>Month, weekday (1 Monday), which one (-1 the last), days after it.</summary>
    private static readonly (int Month, int Weekday, int Nth, int After, string Names)[] Movable =
    [
        (1, 1, 3, 0, "martin luther king day|martin luther king jr day|mlk day|mlk"), (2, 1, 3, 0, "presidents day|washingtons birthday|president day"),
        (5, 7, 2, 0, "mothers day|mother day"), (6, 7, 3, 0, "fathers day|father day"), (5, 1, -1, 0, "memorial day"), (9, 1, 1, 0, "labor day|labour day|us labor day|us labour day"),
        (10, 1, 2, 0, "columbus day|indigenous peoples day"), (11, 4, 4, 0, "thanksgiving|thanksgiving day|thanks giving day"), (11, 4, 4, 1, "black friday"), (11, 4, 4, 4, "cyber monday"),
        (10, 1, 2, 0, "canadian thanksgiving|canadian thanksgiving day"),
    ];

    /// <summary>Days from Easter Sunday.</summary>
    private static readonly (int Days, string Names)[] ByEaster =
    [
        (0, "easter|easter day|easter sunday"), (1, "easter monday"), (-1, "easter saturday|holy saturday"), (-2, "good friday"), (-3, "maundy thursday"), (-7, "palm sunday"),
        (-46, "ash wednesday"), (-47, "shrove tuesday|mardi gras"), (39, "ascension day|ascension"), (49, "pentecost|whit sunday"), (50, "whit monday"), (60, "corpus christi"),
    ];

    private static readonly FrozenDictionary<string, Holiday> ByName = Collect();

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
        for (var p = i; words < LongestName && (c.Text[p].IsWord || c.IsAny(p, "'", "-", ".")); p++)
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

    private static FrozenDictionary<string, Holiday> Collect()
    {
        var all = new Dictionary<string, Holiday>();
        foreach (var (month, day, names) in Fixed)
        {
            Add(names, new Holiday(TimexText.Date(null, month, day), year => new DateTime(year, month, day)));
        }

        foreach (var (month, weekday, nth, after, names) in Movable)
        {
            Add(names, new Holiday($"XXXX-{month:00}-WXX-{weekday}-{(nth < 0 ? 4 : nth)}", year => CalendarMath.NthWeekday(year, month, weekday, nth)!.Value.AddDays(after))); // no nth above 4, so it exists
        }

        foreach (var (days, names) in ByEaster)
        {
            Add(names, new Holiday("XXXXEASTER" + (days == 0 ? "" : $"{days:+0;-0}"), year => CalendarMath.Easter(year).AddDays(days)));
        }

        return all.ToFrozenDictionary();

        void Add(string names, Holiday holiday)
        {
            foreach (var name in names.Split('|'))
            {
                all[name] = holiday;
            }
        }
    }

    private readonly record struct Holiday(string Timex, Func<int, DateTime> InYear)
    {
        internal DateTime In(int year) => InYear(year);
    }
}
