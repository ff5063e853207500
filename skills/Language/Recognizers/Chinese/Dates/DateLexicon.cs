using System.Collections.Frozen;
using System.Globalization;
using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>The word lists of chinese-dates.yaml, by first character and longest first.</summary>
internal static class DateLexicon
{
    private static readonly Dictionary<string, string[]> Lists = ValueLexicon.Lists("chinese-dates.yaml");

    internal static readonly WordTable<int> Days = Table("days_", Int);
    internal static readonly WordTable<string> Moments = Table("now_", key => key);
    internal static readonly WordTable<Daytime> Daytimes = Table("daytime_", Daytime.Parse);
    internal static readonly WordTable<Daytime> DaytimesAfterDay = Table("after_day_", Daytime.Parse);
    internal static readonly WordTable<string> Seasons = Table("season_", key => key);
    internal static readonly WordTable<(int Month, int Day)> Fixed = Table("holiday_", Pair);
    internal static readonly WordTable<(int Month, int Day)> Lunar = Table("lunar_", Pair);
    internal static readonly WordTable<(int Month, int Weekday, int Nth)> Floating = Table("nth_", Triple);
    internal static readonly WordTable<string> Terms = Table("term_", key => key);
    internal static readonly WordTable<bool> Names = new(Lists["names"].Select(word => (word, true)));
    internal static readonly WordTable<int> Reigns = new(Lists["reigns"].Select(line => line.Split(' ')).Select(parts => (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture))));

    private static WordTable<T> Table<T>(string prefix, Func<string, T> value) => new(Lists
        .Where(list => list.Key.StartsWith(prefix, StringComparison.Ordinal))
        .SelectMany(list => list.Value.Select(word => (word, value(list.Key[prefix.Length..])))));

    private static (int, int) Pair(string key) => key.Split('-') is [var a, var b] ? (Int(a), Int(b)) : throw new FormatException(key);

    private static (int, int, int) Triple(string key) => key.Split('-') is [var a, var b, var c] ? (Int(a), Int(b), Int(c)) : throw new FormatException(key);

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Words with what each stands for.</summary>
internal sealed class WordTable<T>(IEnumerable<(string Word, T Value)> words)
{
    private readonly FrozenDictionary<char, (string Word, T Value)[]> _byFirst = words
        .GroupBy(pair => pair.Word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(pair => pair.Word.Length).ToArray());

    /// <summary>The longest word at <paramref name="p"/>.</summary>
    internal bool TryAt(string s, int p, out T value, out int end)
    {
        (value, end) = (default!, p);   // the default is not read where false is returned
        if (!_byFirst.TryGetValue(s.At(p), out var words))
        {
            return false;
        }

        foreach (var (word, found) in words)
        {
            if (s.Has(p, word))
            {
                (value, end) = (found, p + word.Length);
                return true;
            }
        }

        return false;
    }
}
