namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Keys under which a misspelt English name meets the right one: its consonants (other vowels), and the word with each letter left out (one letter wrong, missing, too many or swapped).</summary>
internal static class Misspellings
{
    private const int Shortest = 5;
    private const int Longest = 14;

    public static IEnumerable<string> Of(string word)
    {
        if (LatinWords.Skeleton(word) is { Length: >= 3 } skeleton)
        {
            yield return "*" + skeleton;
        }

        if (word.Length is < Shortest or > Longest)
        {
            yield break;
        }

        yield return word;
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
        }
    }
}
