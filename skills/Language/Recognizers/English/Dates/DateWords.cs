using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Names of months, weekdays and units, and the words that point from now.</summary>
internal static class DateWords
{
    private static readonly string[] MonthNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] DayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly (string Words, TimeUnit Unit)[] UnitNames =
    [
        ("second|seconds|sec|secs", TimeUnit.Second),
        ("minute|minutes|min|mins", TimeUnit.Minute),
        ("hour|hours|hr|hrs|h", TimeUnit.Hour),
        ("day|days|night|nights|d", TimeUnit.Day),
        ("weekend|weekends", TimeUnit.Weekend),
        ("week|weeks|wk|wks", TimeUnit.Week),
        ("fortnight|fortnights", TimeUnit.Fortnight),
        ("month|months|mos", TimeUnit.Month),
        ("quarter|quarters", TimeUnit.Quarter),
        ("year|years|yr|yrs|y", TimeUnit.Year),
        ("decade|decades", TimeUnit.Decade),
        ("century|centuries", TimeUnit.Century),
    ];

    private static readonly FrozenDictionary<string, int> Shifts = new (string Word, int Value)[]
    {
        ("this", 0), ("current", 0),
        ("next", 1), ("upcoming", 1), ("coming", 1), ("following", 1),
        ("last", -1), ("previous", -1), ("past", -1), ("prior", -1),
    }.ToFrozenDictionary(one => one.Word, one => one.Value);

    private static readonly FrozenDictionary<string, int> MonthsByName = Names(MonthNames, 3, ("sept", 9));
    private static readonly FrozenDictionary<string, int> DaysByName = Names(DayNames, 3, ("tues", 2), ("weds", 3), ("thur", 4), ("thurs", 4));
    private static readonly FrozenDictionary<string, int> PluralDays = DayNames.Select((name, i) => (name, i)).ToFrozenDictionary(day => day.name + "s", day => day.i + 1);
    private static readonly FrozenDictionary<string, TimeUnit> UnitsByName = UnitNames.SelectMany(unit => unit.Words.Split('|').Select(word => (word, unit.Unit))).ToFrozenDictionary(pair => pair.word, pair => pair.Unit);

    /// <summary>All of them.</summary>
    internal static IEnumerable<string> All => [.. MonthsByName.Keys, .. DaysByName.Keys, .. PluralDays.Keys, .. UnitsByName.Keys, .. Shifts.Keys];

    internal static bool TryMonth(string word, out int month) => MonthsByName.TryGetValue(word, out month);

    internal static bool TryWeekday(string word, out int weekday) => DaysByName.TryGetValue(word, out weekday);

    internal static bool TryPluralWeekday(string word, out int weekday) => PluralDays.TryGetValue(word, out weekday);

    internal static bool TryUnit(string word, out TimeUnit unit) => UnitsByName.TryGetValue(word, out unit);

    /// <summary>this 0, next 1, last -1.</summary>
    internal static bool TryShift(string word, out int shift) => Shifts.TryGetValue(word, out shift);

    private static FrozenDictionary<string, int> Names(string[] full, int prefix, params ReadOnlySpan<(string Word, int Number)> further)
    {
        var names = new Dictionary<string, int>();
        for (var i = 0; i < full.Length; i++)
        {
            names[full[i]] = names[full[i][..prefix]] = i + 1;
        }

        foreach (var (word, number) in further)
        {
            names[word] = number;
        }

        return names.ToFrozenDictionary();
    }
}
