using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Recognizers.English;

/// <summary>Fixed phrases and what each means, found by their first word; of several that fit, the longest counts.</summary>
internal sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, (string[] Words, T Meaning)[]> _byFirst;

    internal PhraseTable(IEnumerable<(string Phrase, T Meaning)> phrases) =>
        _byFirst = phrases
            .Select(one => (Words: one.Phrase.Split(' '), one.Meaning))
            .GroupBy(one => one.Words[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(one => one.Words.Length).ToArray());

    internal IEnumerable<string> FirstWords => _byFirst.Keys;

    internal bool TryMatch(EnglishText text, int i, out int end, out T meaning)
    {
        if (_byFirst.TryGetValue(text[i].Text, out var phrases))
        {
            foreach (var (words, found) in phrases)
            {
                if (text.Follows(i, words))
                {
                    (end, meaning) = (i + words.Length, found);
                    return true;
                }
            }
        }

        (end, meaning) = (i, default!); // read on success only
        return false;
    }
}
