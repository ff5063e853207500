namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Features that any text has, whatever it is classified for.</summary>
internal static class TextFeatures
{
    private const int LongestPiece = 4;

    /// <summary>The wording of a message: its runs with values as marks, its runs as said, its pieces. Leaves the tokens as said in <paramref name="tokens"/>.</summary>
    public static void Words(string text, List<TextMark> marks, List<Token> tokens, FeatureBag bag)
    {
        if (marks.Exists(mark => !mark.IsName))
        {
            Tokens.Cut(text, marks, replaceValues: true, tokens);
            Grams(tokens, text, FeatureGroup.Mark, onlyWithValues: true, bag);
        }

        Tokens.Cut(text, marks, replaceValues: false, tokens);
        Grams(tokens, text, FeatureGroup.Gram, onlyWithValues: false, bag);
        Pieces(tokens, text, bag);
    }

    /// <summary>Runs of tokens: up to four Chinese characters, up to three words.</summary>
    public static void Grams(List<Token> tokens, string text, FeatureGroup group, bool onlyWithValues, FeatureBag bag)
    {
        for (var start = 0; start < tokens.Count; start++)
        {
            var hash = tokens[start].Hash;
            var hasMark = tokens[start].Kind == TokenKind.Mark;
            var words = tokens[start].Kind == TokenKind.Word ? 1 : 0;
            if (tokens[start].Kind != TokenKind.Edge && (hasMark || !onlyWithValues))
            {
                bag.Add(group, hash, bag.IsNamed(group, hash) ? Name(tokens, start, 1, text) : null);
            }

            for (var length = 2; length <= 4 && start + length <= tokens.Count; length++)
            {
                var last = tokens[start + length - 1];
                hash = TextHash.Join(hash, last.Hash);
                hasMark |= last.Kind == TokenKind.Mark;
                words += last.Kind == TokenKind.Word ? 1 : 0;
                if (words > 3)
                {
                    break;
                }

                if (hasMark || !onlyWithValues)
                {
                    bag.Add(group, hash, bag.IsNamed(group, hash) ? Name(tokens, start, length, text) : null);
                }
            }
        }
    }

    /// <summary>Pieces of three and four letters of Latin words, with the word's edges.</summary>
    public static void Pieces(List<Token> tokens, string text, FeatureBag bag)
    {
        Span<char> padded = stackalloc char[34];
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            var length = Math.Min(token.Length, 32);
            padded[0] = '<';
            text.AsSpan(token.Start, length).ToLowerInvariant(padded[1..]);
            padded[length + 1] = '>';
            for (var size = 3; size <= LongestPiece; size++)
            {
                for (var start = 0; start + size <= length + 2; start++)
                {
                    var piece = padded.Slice(start, size);
                    var hash = TextHash.Of(piece);
                    bag.Add(FeatureGroup.Piece, hash, bag.IsNamed(FeatureGroup.Piece, hash) ? $"{piece}" : null);
                }
            }
        }
    }

    /// <summary>Two words, or two pairs of Chinese characters, anywhere in the sentence: what no short run can see.</summary>
    public static void Pairs(List<Token> tokens, string text, FeatureBag bag)
    {
        const int Reach = 14;
        for (var left = 1; left < tokens.Count - 1; left++)
        {
            if (Unit(tokens, left) is not { } first)
            {
                continue;
            }

            for (var right = left + 2; right < tokens.Count - 1 && right <= left + Reach; right++)
            {
                if (Unit(tokens, right) is { } second)
                {
                    bag.Add(FeatureGroup.Pair, TextHash.Join(first, second), bag.Names is null ? null : $"{Shown(tokens, left, text)}…{Shown(tokens, right, text)}");
                }
            }
        }
    }

    private static uint? Unit(List<Token> tokens, int at) => tokens[at].Kind switch
    {
        TokenKind.Character when tokens[at + 1].Kind == TokenKind.Character => TextHash.Join(tokens[at].Hash, tokens[at + 1].Hash),
        TokenKind.Word or TokenKind.Mark or TokenKind.Question => tokens[at].Hash,
        _ => null,
    };

    private static string Shown(List<Token> tokens, int at, string text) =>
        text.Substring(tokens[at].Start, tokens[at].Kind == TokenKind.Character ? Math.Min(2, text.Length - tokens[at].Start) : tokens[at].Length);

    private static string Name(List<Token> tokens, int start, int length, string text)
    {
        var first = tokens[start];
        var last = tokens[start + length - 1];
        var words = text[first.Start..(last.Start + last.Length)];
        return (first.Kind == TokenKind.Edge ? "^" : "") + words + (last.Kind == TokenKind.Edge ? "$" : "");
    }
}
