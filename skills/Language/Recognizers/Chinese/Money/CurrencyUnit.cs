using System.Collections.Frozen;
using System.Globalization;
using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Money;

/// <summary>A currency, or a part of one.</summary>
/// <param name="Code">ISO 4217; null for a unit that several countries share ($).</param>
/// <param name="Name">The unit's name in the specification.</param>
/// <param name="Share">1 for a currency, 0.1 for a 角.</param>
internal sealed record CurrencyUnit(string? Code, string Name, double Share)
{
    private static readonly FrozenDictionary<char, (string Word, CurrencyUnit Unit)[]> ByFirst = ValueLexicon.Lists("chinese-currencies.yaml")
        .SelectMany(line => line.Value.Select(word => (Word: word, Unit: Parse(line.Key))))
        .GroupBy(pair => pair.Word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(pair => pair.Word.Length).ToArray());

    /// <summary>The longest word or sign for money at <paramref name="p"/>; one in letters ends where its word does.</summary>
    internal static bool TryAt(string s, int p, out CurrencyUnit unit, out int end)
    {
        (unit, end) = (null!, p);   // assigned wherever true is returned
        if (p < 0 || p >= s.Length || !ByFirst.TryGetValue(char.ToLowerInvariant(s[p]), out var words))
        {
            return false;
        }

        foreach (var (word, found) in words)
        {
            if (string.Compare(s, p, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                && !(Chars.IsLetter(word[^1]) && Chars.IsLetter(s.At(p + word.Length))))
            {
                (unit, end) = (found, p + word.Length);
                return true;
            }
        }

        return false;
    }

    private static CurrencyUnit Parse(string key)
    {
        var parts = key.Split(' ', 2);
        var code = parts[0] == "ANY" ? null : parts[0];
        var rest = parts[1].Split(' ', 2);
        return rest.Length > 1 && double.TryParse(rest[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? new CurrencyUnit(code, rest[1], share)
            : new CurrencyUnit(code, parts[1], 1);
    }
}
