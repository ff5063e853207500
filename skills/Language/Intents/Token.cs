namespace SalesAssistant.Skills.Language.Intents;

internal enum TokenKind
{
    /// <summary>One Chinese character.</summary>
    Character,

    /// <summary>A word in Latin letters.</summary>
    Word,

    /// <summary>A run of digits; all runs are alike.</summary>
    Digits,

    /// <summary>A name or value that was marked.</summary>
    Mark,

    /// <summary>A question mark; other signs are left out, because dictation has none.</summary>
    Question,

    /// <summary>The edge of the message.</summary>
    Edge,
}

/// <summary>The smallest thing that n-grams are made of.</summary>
internal readonly record struct Token(uint Hash, TokenKind Kind, int Start, int Length);

/// <summary>A stretch of text that stands for a kind of thing, such as "customer" or "money".</summary>
/// <param name="IsName">Names are always replaced by their kind; values are seen both as written and as their kind.</param>
internal readonly record struct TextMark(int Start, int Length, string Tag, bool IsName)
{
    public int End => Start + Length;
}

/// <summary>Cuts a text into tokens.</summary>
internal static class Tokens
{
    /// <summary>Longer messages keep their beginning and their end: the intent stands there, and the time stays bounded.</summary>
    private const int MostCharacters = 400;

    private static readonly Token Edge = new(TextHash.Of("\u0001"), TokenKind.Edge, 0, 0);

    /// <summary>Tokens of <paramref name="text"/> with an edge on both sides; marks that are not to be replaced are ignored.</summary>
    /// <param name="marks">Sorted, without overlap.</param>
    public static void Cut(string text, IReadOnlyList<TextMark> marks, bool replaceValues, List<Token> into)
    {
        into.Clear();
        into.Add(Edge);
        var next = 0;
        for (var i = 0; i < text.Length;)
        {
            if (text.Length > MostCharacters && i == MostCharacters * 3 / 4)
            {
                i = Math.Max(i, text.Length - (MostCharacters / 4));
            }

            while (next < marks.Count && (marks[next].Start < i || (!marks[next].IsName && !replaceValues)))
            {
                next++;
            }

            if (next < marks.Count && marks[next].Start == i)
            {
                into.Add(new Token(TextHash.Of(marks[next].Tag) ^ 0x5A5A5A5A, TokenKind.Mark, i, marks[next].Length));
                i = Math.Max(i + 1, marks[next].End);
                continue;
            }

            var limit = next < marks.Count ? marks[next].Start : text.Length;
            i += Plain(text, i, limit, into);
        }

        into.Add(Edge with { Start = text.Length });
    }

    private static int Plain(string text, int at, int limit, List<Token> into)
    {
        var character = text[at];
        if (IsLatin(character))
        {
            var end = at + 1;
            while (end < limit && (IsLatin(text[end]) || (text[end] == '\'' && end + 1 < limit && IsLatin(text[end + 1]))))
            {
                end++;
            }

            into.Add(new Token(TextHash.Of(text.AsSpan(at, end - at)), TokenKind.Word, at, end - at));
            return end - at;
        }

        if (char.IsAsciiDigit(character))
        {
            var end = at + 1;
            while (end < limit && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < limit && char.IsAsciiDigit(text[end + 1]))))
            {
                end++;
            }

            into.Add(new Token(TextHash.Of('0'), TokenKind.Digits, at, end - at));
            return end - at;
        }

        if (character is '?' or '？')
        {
            into.Add(new Token(TextHash.Of('?'), TokenKind.Question, at, 1));
        }
        else if (char.IsLetter(character) || character is '%' or '¥' or '$' or '€')
        {
            into.Add(new Token(TextHash.Of(character), TokenKind.Character, at, 1));
        }

        return 1;
    }

    private static bool IsLatin(char character) => char.IsAsciiLetter(character) || (character is >= 'À' and <= 'ɏ' && char.IsLetter(character));
}
