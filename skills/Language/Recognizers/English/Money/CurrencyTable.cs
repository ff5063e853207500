using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Recognizers.English.Money;

/// <summary>A unit of money.</summary>
/// <param name="Name">As the specification names it: "Japanese yen", "Cent".</param>
/// <param name="Iso">ISO 4217 code; null for units that several countries have, or none.</param>
/// <param name="Share">How many make one of the main unit; 1 for main units.</param>
internal sealed record Currency(string Name, string? Iso, int Share = 1);

/// <summary>Names, codes and signs of money, from the lexicon.</summary>
internal static class CurrencyTable
{
    private static readonly Dictionary<string, string[]> Words = ValueLexicon.Lists("english-money-words.yaml");

    /// <summary>Codes that are also everyday words: they count in capitals only.</summary>
    private static readonly FrozenSet<string> CapitalsOnly = Words["only_in_capitals"].ToFrozenSet();

    /// <summary>Words that name money only beside a number.</summary>
    private static readonly FrozenSet<string> NeverAlone = Words["only_beside_a_number"].ToFrozenSet();

    private static readonly FrozenSet<string> Leading = Words["before_the_number"].ToFrozenSet();

    /// <summary>Each way to write a unit, its words and signs parted by blanks.</summary>
    internal static FrozenDictionary<string, Currency> Units { get; } = MakeUnits();

    /// <summary>The most tokens that a name has, by its first.</summary>
    internal static FrozenDictionary<string, int> LongestByFirst { get; } =
        Units.Keys.GroupBy(key => key.Split(' ')[0]).ToFrozenDictionary(group => group.Key, group => group.Max(key => key.Split(' ').Length));

    /// <summary>Codes, and the few words that stand before the number like one.</summary>
    internal static bool StandsBefore(string key, Currency unit) => key.Equals(unit.Iso, StringComparison.OrdinalIgnoreCase) || Leading.Contains(key);

    internal static bool NeedsCapitals(string word) => CapitalsOnly.Contains(word);

    internal static bool StandsAlone(string key) => key.Length > 2 && key.All(c => char.IsLetter(c) || c == ' ') && !NeverAlone.Contains(key) && !CapitalsOnly.Contains(key);

    private static FrozenDictionary<string, Currency> MakeUnits()
    {
        var units = new Dictionary<string, Currency>();
        foreach (var (key, words) in ValueLexicon.Lists("english-currencies.yaml"))
        {
            var currency = Parse(key);
            foreach (var word in words)
            {
                var text = EnglishText.Of(word);
                units[string.Join(' ', Enumerable.Range(0, text.Count).Select(i => text[i].Text))] = currency;
            }
        }

        return units.ToFrozenDictionary();
    }

    /// <summary>"JPY Japanese yen", "ANY Dollar", "100 Cent".</summary>
    private static Currency Parse(string key)
    {
        var (head, name) = (key[..key.IndexOf(' ')], key[(key.IndexOf(' ') + 1)..]);
        return int.TryParse(head, out var share) ? new Currency(name, null, share) : new Currency(name, head == "ANY" ? null : head);
    }
}
