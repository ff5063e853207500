using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>The words in a deal's name that tell it from the customer's other deals: pairs of Chinese characters, Latin words.</summary>
internal static partial class DealWords
{
    private const int LongestEnding = 3;
    private const int ShortestSpelt = 5;

    /// <summary>Each word once, without the customer's name in front ("customer-name").</summary>
    public static IReadOnlyList<string> Of(NamedRecord deal) => [.. deal.Names.Take(1).SelectMany(Split).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The telling words of any text.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Split(text).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How much one word tells.</summary>
    public static double Weight(string word) => char.IsAscii(word[0]) ? 1 : 0.6;

    /// <summary>True when the word stands in <paramref name="text"/>: Chinese anywhere, a Latin one from the beginning of a word, with an ordinary ending ("UDI" is not in "audit", nor "lab" in "labels").</summary>
    public static bool StandsIn(string word, string text)
    {
        if (!char.IsAscii(word[0]))
        {
            return text.Contains(word, StringComparison.Ordinal);
        }

        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            while (end < text.Length && end - at - word.Length <= LongestEnding && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && text[(at + word.Length)..end] is "" or "s" or "es" or "d" or "ed" or "ing" or "er" or "ers")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a Latin word is said in characters: 盐田 for Yantian.</summary>
    public static bool SoundsIn(string word, string text, SoundTable sounds)
    {
        if (word.Length < ShortestSpelt || !word.All(char.IsAsciiLetter))
        {
            return false;
        }

        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] < '\u3400')
            {
                continue;
            }

            var spelt = 0;
            for (var i = at; i < text.Length && sounds.Syllable(text[i]) is { Length: > 0 } syllable && word.AsSpan(spelt).StartsWith(syllable, StringComparison.OrdinalIgnoreCase); i++)
            {
                spelt += syllable.Length;
                if (spelt == word.Length)
                {
                    return i > at;   // one character alone is no name
                }
            }
        }

        return false;
    }

    private static IEnumerable<string> Split(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var own = dash > 0 && dash < name.Length - 1 ? name[(dash + 1)..] : name;
        foreach (Match word in Words().Matches(own))
        {
            if (char.IsAscii(word.Value[0]))
            {
                if (word.Length >= 2 && !Common().IsMatch(word.Value))
                {
                    yield return word.Value;
                }

                continue;
            }

            for (var i = 0; i + 1 < word.Length; i++)
            {
                var pair = word.Value.Substring(i, 2);
                if (!Common().IsMatch(pair))
                {
                    yield return pair;
                }
            }
        }
    }

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]+|[\u4e00-\u9fff]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:项目|系统|平台|服务|方案|年度|采购|公司|客户|合作|系[统列]|数据|管理|the|and|for|of|to|project|system|platform|phase|new|line|plant|annual|\d+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Common();
}
