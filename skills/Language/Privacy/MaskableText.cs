using System.Globalization;

namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>A text as the mask reads it: half width, lower case, without invisible characters and without blanks between Chinese characters; each character knows where it stood.</summary>
internal ref struct MaskableText
{
    private readonly string _text;
    private readonly int[] _start;
    private readonly char[] _chars;

    public MaskableText(string text)
    {
        _text = text;
        _start = new int[text.Length + 1];
        _chars = new char[text.Length];
        Normalise();
    }

    public int Length { get; private set; }

    public readonly char this[int index] => _chars[index];

    public readonly ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>Where the character stood.</summary>
    public readonly int StartOf(int index) => _start[index];

    /// <summary>The end of the character before <paramref name="index"/>, so that what is invisible behind it stays outside.</summary>
    public readonly int EndBefore(int index)
    {
        var start = _start[index - 1];
        return start + (char.IsHighSurrogate(_text[start]) && start + 1 < _text.Length && char.IsLowSurrogate(_text[start + 1]) && _start[index] >= start + 2 ? 2 : 1);
    }

    /// <summary>As written, for what depends on case.</summary>
    public readonly char Written(int index) => _text[_start[index]];

    private void Normalise()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            var letter = _text[i];
            if (letter < 0x80)
            {
                if (letter >= ' ' || letter is '\t' or '\n' or '\r')
                {
                    Add(char.ToLowerInvariant(letter), i);
                }
            }
            else if (letter is >= '！' and <= '～')
            {
                Add(char.ToLowerInvariant((char)(letter - 0xFEE0)), i);
            }
            else if (char.IsHighSurrogate(letter) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1]))
            {
                var digit = CharUnicodeInfo.GetDecimalDigitValue(_text, i);   // 𝟏 and the like
                if (digit >= 0)
                {
                    Add((char)('0' + digit), i);
                }
                else if (CharUnicodeInfo.GetUnicodeCategory(_text, i) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                {
                    Add('\uFFFD', i);
                }

                i++;
            }
            else if (!IsInvisible(letter))
            {
                Add(letter is >= '一' and <= '\u9FFF' ? letter : Digit(letter), i);
            }
        }

        _start[Length] = _text.Length;
    }

    private static char Digit(char letter) => CharUnicodeInfo.GetDigitValue(letter) is >= 0 and <= 9 and var digit ? (char)('0' + digit) : letter;

    private static bool IsInvisible(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private void Add(char letter, int at)
    {
        // 密 码 is 密码.
        if (Length > 1 && IsBlank(_chars[Length - 1]) && IsChinese(letter) && IsChinese(_chars[Length - 2]))
        {
            Length--;
        }

        _chars[Length] = letter;
        _start[Length] = at;
        Length++;
    }

    public static bool IsBlank(char letter) => letter is ' ' or '\t' or '\n' or '\r' or '\u3000' or '\u00A0' || (letter > '\u1000' && char.IsWhiteSpace(letter));

    public static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9FFF' or '〇';
}
