namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>Digits of any script that follow one another with nothing but separators between them, and an X where an identity number may end.</summary>
internal sealed class DigitRun(int capacity)
{
    private const int MostSeparators = 5;
    private readonly sbyte[] _symbols = new sbyte[capacity];
    private readonly int[] _at = new int[capacity];
    private readonly bool[] _afterSeparator = new bool[capacity];
    private readonly bool[] _isChinese = new bool[capacity];

    public int Count { get; private set; }

    /// <summary>A list of numbers is separated by commas; one number seldom is.</summary>
    public bool HasCommas { get; private set; }

    public ReadOnlySpan<sbyte> Symbols => _symbols.AsSpan(0, Count);

    /// <summary>Where the symbol stands in the text.</summary>
    public int At(int index) => _at[index];

    /// <summary>Whether a number may begin or end before the symbol.</summary>
    public bool IsBoundary(int index) => index == 0 || index == Count || _afterSeparator[index] || _isChinese[index] != _isChinese[index - 1];

    public bool IsAfterSeparator(int index) => _afterSeparator[index];

    /// <summary>Reads the run that begins at <paramref name="start"/>, which must hold a digit, up to <paramref name="most"/> symbols; returns where to go on.</summary>
    public int Read(in MaskableText text, int start, int most = int.MaxValue)
    {
        Count = 0;
        HasCommas = false;
        var (end, separators, hasComma) = (start, 0, false);
        for (var i = start; i < text.Length && separators <= MostSeparators && Count < most; i++)
        {
            var symbol = ValueOf(text, i, Count > 0);
            if (symbol >= 0)
            {
                _symbols[Count] = symbol;
                _at[Count] = i;
                _afterSeparator[Count] = separators > 0;
                _isChinese[Count] = text[i] > 0x80 && symbol < ResidentId.X;
                HasCommas |= hasComma;
                Count++;
                (end, separators) = (i + 1, 0);
            }
            else if (IsSeparator(text[i]))
            {
                separators++;
                hasComma |= text[i] is ',' or '、' or ';';
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>0-9; 10 for an X that ends something; -1 for anything else.</summary>
    public static sbyte ValueOf(in MaskableText text, int index, bool isInside)
    {
        var letter = text[index];
        return letter switch
        {
            >= '0' and <= '9' => (sbyte)(letter - '0'),
            < 'o' => (sbyte)-1,
            'o' => (sbyte)(isInside && IsLoneLetter(text, index) && IsDigitAt(text, index - 1) ? 0 : -1),   // O typed for 0
            'x' or '×' or '✕' or '✖' or '╳' or 'х' or 'χ' or 'Х' or '叉' => isInside && !IsLatinAt(text, index + 1) ? ResidentId.X : (sbyte)-1,
            '○' or '◯' when isInside => 0,
            < '\u2FFF' => -1,
            _ => Chinese(letter, isInside),
        };
    }

    public static bool IsSeparator(char letter) => letter is '-' or '.' or ',' or '/' or '\\' or '_' or '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' or '|' or '*' or '~' or '+' or '\'' or '"' or ';'
        or '–' or '—' or '―' or '‐' or '‑' or '‒' or '−' or '·' or '•' or '・' or '。' or '、' or '…' or '「' or '」' or '【' or '】' or '杠' || MaskableText.IsBlank(letter);

    private static sbyte Chinese(char letter, bool isInside) => letter switch
    {
        '〇' or '零' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '贰' or '貳' => 2,
        '三' or '叁' or '參' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' or '陸' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        '两' or '兩' when isInside => 2,
        '洞' when isInside => 0,   // as digits are called out over a telephone
        '拐' when isInside => 7,
        '勾' when isInside => 9,
        _ => -1,
    };

    private static bool IsLoneLetter(in MaskableText text, int index) => !IsLatin(text, index - 1) && !IsLatin(text, index + 1);

    private static bool IsLatin(in MaskableText text, int index) => index >= 0 && index < text.Length && text[index] is (>= 'a' and <= 'z') and not 'o';

    private static bool IsLatinAt(in MaskableText text, int index) => index < text.Length && char.IsAsciiLetterOrDigit(text[index]);

    private static bool IsDigitAt(in MaskableText text, int index) => index >= 0 && index < text.Length && (char.IsAsciiDigit(text[index]) || text[index] == 'o');
}
