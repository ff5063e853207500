using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Recognizers.English;

/// <summary>An English text cut into tokens; letters and digits are parted ("3pm" is two tokens without a blank between).</summary>
internal sealed class EnglishText
{
    private static readonly EnglishToken None = new(TokenKind.Mark, "", 0, 0, false);
    private static readonly string[] Marks = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];
    private readonly List<EnglishToken> _tokens;

    private EnglishText(string source, List<EnglishToken> tokens)
    {
        Source = source;
        _tokens = tokens;
    }

    internal string Source { get; }

    internal int Count => _tokens.Count;

    /// <summary>The token at <paramref name="i"/>, or an empty mark outside the text.</summary>
    internal EnglishToken this[int i] => (uint)i < (uint)_tokens.Count ? _tokens[i] : None;

    internal static EnglishText Of(string source)
    {
        var tokens = new List<EnglishToken>(source.Length / 4);
        var spaced = false;
        for (var i = 0; i < source.Length;)
        {
            var c = source[i];
            if (char.IsWhiteSpace(c))
            {
                spaced = true;
                i++;
                continue;
            }

            var start = i++;
            if (char.IsLetter(c))
            {
                while (i < source.Length && char.IsLetter(source[i]))
                {
                    i++;
                }

                tokens.Add(new EnglishToken(TokenKind.Word, source[start..i].ToLowerInvariant(), start, i, spaced));
            }
            else if (char.IsAsciiDigit(c))
            {
                while (i < source.Length && char.IsAsciiDigit(source[i]))
                {
                    i++;
                }

                tokens.Add(new EnglishToken(TokenKind.Digits, source[start..i], start, i, spaced));
            }
            else
            {
                tokens.Add(new EnglishToken(TokenKind.Mark, Mark(c), start, i, spaced));
            }

            spaced = false;
        }

        return new EnglishText(source, tokens);
    }

    internal bool Is(int i, string text) => this[i].Text == text;

    internal bool IsAny(int i, params ReadOnlySpan<string> texts) => texts.Contains(this[i].Text);

    /// <summary>True when the tokens from <paramref name="i"/> on are exactly <paramref name="texts"/>.</summary>
    internal bool Follows(int i, params ReadOnlySpan<string> texts)
    {
        for (var k = 0; k < texts.Length; k++)
        {
            if (this[i + k].Text != texts[k])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The place behind the first of <paramref name="texts"/> found at <paramref name="i"/>, else <paramref name="i"/>.</summary>
    internal int Skip(int i, params ReadOnlySpan<string> texts) => IsAny(i, texts) ? i + 1 : i;

    /// <summary>True when token <paramref name="i"/> stands right behind its forerunner, without a blank.</summary>
    internal bool Joined(int i) => i > 0 && i < Count && !_tokens[i].Spaced;

    /// <summary>The number that a digit token writes; null for other tokens and for more than nine digits.</summary>
    internal int? Int(int i) => this[i] is { IsDigits: true, Text.Length: <= 9 } token ? int.Parse(token.Text) : null;

    /// <summary>The stretch from the first unit of token <paramref name="from"/> to the last of the token before <paramref name="to"/>.</summary>
    internal Span Between(int from, int to) => Span.Between(_tokens[from].Start, _tokens[to - 1].End);

    private static string Mark(char c) => c switch
    {
        '’' or '‘' or '`' => "'",
        '–' or '—' or '‐' or '‑' or '−' => "-",
        '～' => "~",
        < (char)128 => Marks[c],
        _ => c.ToString(),
    };
}
