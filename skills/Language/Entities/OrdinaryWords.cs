using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Everyday Chinese words: a name that is also one of them needs more evidence, and a stretch that cuts two of them apart is no name.</summary>
internal sealed class OrdinaryWords
{
    private const int Longest = 4;
    private const int CommonPairs = 10000;
    private const int CommonLonger = 3000;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _common;

    private OrdinaryWords(HashSet<string> words, HashSet<string> common)
    {
        _words = words.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
        _common = common.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The file has blocks: a line with a length, then lines of words of that length without separators, most frequent first.</summary>
    /// <param name="more">Further common words, and places.</param>
    public static OrdinaryWords Load(string file, IEnumerable<string> more)
    {
        var words = new HashSet<string>(more);
        var common = new HashSet<string>(words);
        int length = 2, count = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (line.Length == 1 && char.IsAsciiDigit(line[0]))
            {
                length = line[0] - '0';
                count = 0;
                continue;
            }

            for (var i = 0; i + length <= line.Length; i += length)
            {
                words.Add(line.Substring(i, length));
                if (count++ < (length == 2 ? CommonPairs : CommonLonger))
                {
                    common.Add(line.Substring(i, length));
                }
            }
        }

        return new OrdinaryWords(words, common);
    }

    /// <summary>One that people say every day: a name that is written so needs something beside it that tells it is meant.</summary>
    public bool IsCommon(ReadOnlySpan<char> word) => word.Length is >= 2 and <= Longest && _common.Contains(word);

    public bool Contains(ReadOnlySpan<char> word) => word.Length is >= 2 and <= Longest && _words.Contains(word);

    /// <summary>True when an everyday word reaches over the start of the stretch and another over its end: 香[港联]系.</summary>
    public bool Cuts(ReadOnlySpan<char> text, int start, int length) =>
        Straddles(text, start) && Straddles(text, start + length);

    /// <summary>True when an everyday word begins before <paramref name="at"/> and ends behind it.</summary>
    public bool Straddles(ReadOnlySpan<char> text, int at)
    {
        for (var from = Math.Max(0, at - Longest + 1); from < at; from++)
        {
            for (var to = at + 1; to <= Math.Min(text.Length, from + Longest); to++)
            {
                if (Contains(text[from..to]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Cuts Han text into everyday words, longest first; what is no word stays together.</summary>
    public List<string> Split(string text)
    {
        var parts = new List<string>();
        var unknownFrom = 0;
        for (var i = 0; i < text.Length;)
        {
            var length = Math.Min(Longest, text.Length - i);
            while (length > 1 && !Contains(text.AsSpan(i, length)))
            {
                length--;
            }

            if (length <= 1)
            {
                i++;
                continue;
            }

            if (i > unknownFrom)
            {
                parts.Add(text[unknownFrom..i]);
            }

            parts.Add(text.Substring(i, length));
            i += length;
            unknownFrom = i;
        }

        if (unknownFrom < text.Length)
        {
            parts.Add(text[unknownFrom..]);
        }

        return parts;
    }
}
