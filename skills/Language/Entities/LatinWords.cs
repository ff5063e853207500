namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Words of Latin letters.</summary>
internal static class LatinWords
{
    public static bool IsWordChar(char character) => char.IsAsciiLetterOrDigit(character) || character is >= '\u00c0' and <= '\u024f';

    public static bool IsHan(char character) => character is >= '\u3400' and <= '\u9fff';

    public static bool HasHan(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (IsHan(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of a folded English name: letters and digits, with &amp;, ' and - inside.</summary>
    public static List<string> Split(string name)
    {
        var words = new List<string>();
        for (var i = 0; i < name.Length; i++)
        {
            if (!IsWordChar(name[i]))
            {
                continue;
            }

            var start = i;
            while (i < name.Length && (IsWordChar(name[i]) || (name[i] is '&' or '\'' or '-' && i + 1 < name.Length && IsWordChar(name[i + 1]))))
            {
                i++;
            }

            words.Add(name[start..i]);
        }

        return words;
    }

    /// <summary>First letter and consonants, doubled letters once: what survives misspelling.</summary>
    public static string Skeleton(ReadOnlySpan<char> word)
    {
        var skeleton = new char[word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            if (!IsWordChar(letter) || (length > 0 && (letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w' || skeleton[length - 1] == Sound(letter))))
            {
                continue;
            }

            skeleton[length++] = Sound(letter);
        }

        return new string(skeleton, 0, length);
    }

    /// <summary>How many letters have to be put in, left out, changed or swapped; more than <paramref name="limit"/> = limit + 1.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        Span<int> before = stackalloc int[b.Length + 1], previous = stackalloc int[b.Length + 1], current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return Math.Min(previous[b.Length], limit + 1);
    }

    private static char Sound(char letter) => letter switch
    {
        'c' or 'q' => 'k',
        'z' => 's',
        'v' => 'f',
        'j' => 'g',
        _ => letter,
    };
}
