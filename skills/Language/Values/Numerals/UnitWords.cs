namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>The classifier or unit right behind a number.</summary>
internal static class UnitWords
{
    /// <summary>Length of the Chinese unit at <paramref name="i"/>; 0 when none stands there.</summary>
    internal static int Length(string s, int i)
    {
        if (!ValueLexicon.ChineseUnits.TryGetValue(s.At(i), out var words))
        {
            return 0;
        }

        foreach (var word in words)
        {
            if (s.Has(i, word))
            {
                return word.Length;
            }
        }

        return 0;
    }
}
