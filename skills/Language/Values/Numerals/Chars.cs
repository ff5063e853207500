namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>Questions about single characters of a normalised text.</summary>
internal static class Chars
{
    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    internal static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    internal static bool IsWord(char c) => IsDigit(c) || IsLetter(c) || c == '_';

    internal static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or '\u3007';

    /// <summary>The character at <paramref name="i"/>, or NUL outside the text.</summary>
    internal static char At(this string s, int i) => (uint)i < (uint)s.Length ? s[i] : '\0';

    internal static bool Has(this string s, int i, string word) =>
        i >= 0 && i + word.Length <= s.Length && string.CompareOrdinal(s, i, word, 0, word.Length) == 0;

    /// <summary>Length of the first of <paramref name="words"/> that stands at <paramref name="i"/>; 0 when none does.</summary>
    internal static int HasAny(this string s, int i, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (s.Has(i, word))
            {
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>Length of the first of <paramref name="words"/> that ends at <paramref name="end"/>; 0 when none does.</summary>
    internal static int EndsWithAny(this string s, int end, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (s.Has(end - word.Length, word))
            {
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>The place behind blanks at <paramref name="i"/>; at most <paramref name="most"/> of them.</summary>
    internal static int SkipBlanks(this string s, int i, int most = 2)
    {
        while (most-- > 0 && s.At(i) == ' ')
        {
            i++;
        }

        return i;
    }

    internal static int BackBlanks(this string s, int end, int most = 2)
    {
        while (most-- > 0 && s.At(end - 1) == ' ')
        {
            end--;
        }

        return end;
    }

    /// <summary>The place behind the ASCII word at <paramref name="i"/>.</summary>
    internal static int WordEnd(this string s, int i)
    {
        while (IsLetter(s.At(i)))
        {
            i++;
        }

        return i;
    }

    /// <summary>The place where the ASCII word that ends at <paramref name="end"/> begins.</summary>
    internal static int WordStart(this string s, int end)
    {
        while (IsLetter(s.At(end - 1)))
        {
            end--;
        }

        return end;
    }
}
