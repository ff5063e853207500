using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Words of comparison around a number; blanks may stand between their characters.</summary>
internal static class ComparisonWords
{
    private static readonly Dictionary<string, string[]> Lists = ValueLexicon.Lists("chinese-comparisons.yaml");
    private static readonly (string Word, Comparison Comparison)[] Before = Words("before");
    private static readonly (string Word, Comparison Comparison)[] Behind = Words("behind");

    /// <summary>The comparison at <paramref name="p"/> and the place of its number: 至少有, 超过了, ≥.</summary>
    internal static bool TryBefore(string s, int p, out Comparison comparison, out int end)
    {
        if (!Try(s, p, Before, out comparison, out end))
        {
            return false;
        }

        end = s.SkipBlanks(end);
        end += s.At(end) is '了' or '是' or '有' or '为' ? 1 : 0;
        end = s.SkipBlanks(end);
        return true;
    }

    /// <summary>以上, 或者更多 behind a number.</summary>
    internal static bool TryBehind(string s, int p, out Comparison comparison, out int end) => Try(s, s.SkipBlanks(p), Behind, out comparison, out end);

    private static bool Try(string s, int p, (string, Comparison)[] words, out Comparison comparison, out int end)
    {
        foreach (var (word, found) in words)
        {
            if (s.At(p) == word[0] && TryWord(s, p, word, out end))
            {
                comparison = found;
                return true;
            }
        }

        (comparison, end) = (default, p);
        return false;
    }

    private static bool TryWord(string s, int p, string word, out int end)
    {
        end = p;
        foreach (var c in word)
        {
            end = end == p ? p : s.SkipBlanks(end);
            if (s.At(end) != c)
            {
                return false;
            }

            end++;
        }

        return true;
    }

    private static (string, Comparison)[] Words(string side) =>
    [
        .. Enum.GetValues<Comparison>()
            .SelectMany(one => Lists.GetValueOrDefault($"{side}_{one}", []).Select(word => (word, one)))
            .OrderByDescending(pair => pair.word.Length),
    ];
}
