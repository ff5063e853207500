using System.Text;

namespace SalesAssistant.Long.Mutation;

/// <summary>Damages what people say, the way keyboards, dictation, copy and paste, and malice do. The same random source gives the same text.</summary>
internal sealed class Mutator(IReadOnlyList<string> seeds)
{
    private const int Longest = 4200;   // a little more than what is read, so that the cut is met
    private static readonly string[] Numbers =
    [
        "99999999999999999999999999", "１２３４５６７８９０", "0.0000000000000001", "1e308", "-0", "1,000,,000", "万亿亿万", "三千万亿零八", "零点零零零", "百百百", "两两", "12345678901234567890万", "$-5", "900%", "0x7fffffff", "½", "Ⅷ", "①②", "十一十", "1.2.3.4", "50-1亿", "3万2千零",
        "2月30日", "13月45日", "0000-00-00", "9999-12-31", "10000年1月", "25:61", "负3天后", "99999999天后", "下下下下下周八", "第0名", "前-1名", "Q5", "week 99", "32nd of Feb", "last last next Friday", "正月三十二", "every 0 days", "12点75分", "0点0分前0天",
    ];

    private static readonly string[] Invisible = ["\u202e", "\u202d", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u0301", "\u0489", "\u20e3", "\ufe0f", "\u2028", "\u0085", "\0", "\u001b", "\u3000", "\u00a0", "\t", "\r\n"];
    private static readonly string[] Brackets = ["（", "(", "「", "『", "“", "\"", "[", "{", "《", "）", ")", "」", "，", "。。", "；", "、", "…", "——", "~", "!!", "？", "-", "/", "'", "\\", "|", "@", "#", "%"];

    /// <summary>A damaged utterance.</summary>
    public string Make(Random random)
    {
        var text = One(seeds, random);
        for (var left = 1 + random.Next(4); left > 0; left--)
        {
            text = Damage(text, random);
        }

        return text.Length > Longest ? text[..Longest] : text;
    }

    /// <summary>A sentence as people say it.</summary>
    public string Plain(Random random) => One(seeds, random);

    private string Damage(string text, Random random) => random.Next(200) switch
    {
        < 30 => Swapped(text, random),
        < 60 => Cut(text, random),
        < 75 => Doubled(text, random),
        < 90 => Inserted(text, AnyCharacter(random), random),
        < 105 => Inserted(text, One(Invisible, random), random),
        < 125 => Inserted(text, One(Numbers, random), random),
        < 140 => Nested(text, random),
        < 152 => OtherWidth(text, random),
        < 170 => text + One(["", "，", "。", " ", "\n", " and "], random) + One(seeds, random),
        < 182 => Spliced(text, One(seeds, random), random),
        < 188 => Reversed(text, random),
        < 193 => string.Join(One([" ", "，", "\u200b", "\n"], random), text.AsEnumerable()),
        < 196 => random.Next(2) == 0 ? text.ToUpperInvariant() : WithoutSigns(text),
        < 199 => Many(random),
        _ => Repeated(text, random),
    };

    private static string Swapped(string text, Random random)
    {
        if (text.Length < 2)
        {
            return text;
        }

        var at = random.Next(text.Length - 1);
        return string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2));
    }

    private static string Cut(string text, Random random)
    {
        var (at, length) = Piece(text, random.Next(10) == 0 ? 40 : 3, random);
        return text.Remove(at, length);
    }

    private static string Doubled(string text, Random random)
    {
        var (at, length) = Piece(text, 20, random);
        return text.Insert(at, text.Substring(at, length));
    }

    private static string Inserted(string text, string what, Random random) => text.Insert(random.Next(text.Length + 1), what);

    private static string Nested(string text, Random random)
    {
        var sign = One(Brackets, random);
        var depth = random.Next(20) == 0 ? 300 : 1 + random.Next(6);
        var (at, length) = Piece(text, 12, random);
        return text.Insert(at + length, string.Concat(Enumerable.Repeat(One(Brackets, random), depth))).Insert(at, string.Concat(Enumerable.Repeat(sign, depth)));
    }

    private static string OtherWidth(string text, Random random)
    {
        var share = 1 + random.Next(3);
        return string.Concat(text.Select(c => c is > ' ' and <= '~' && random.Next(share) == 0 ? (char)(c + 0xFEE0) : c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
    }

    private static string Spliced(string text, string other, Random random)
    {
        var (at, length) = Piece(other, 15, random);
        var (from, gone) = Piece(text, 15, random);
        return text.Remove(from, gone).Insert(from, other.Substring(at, length));
    }

    private static string Reversed(string text, Random random)
    {
        var (at, length) = Piece(text, 12, random);
        return string.Concat(text.AsSpan(0, at), string.Concat(text.Substring(at, length).Reverse()), text.AsSpan(at + length));
    }

    private static string WithoutSigns(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)));

    private string Many(Random random)
    {
        var text = new StringBuilder();
        for (var left = 2 + random.Next(8); left > 0; left--)
        {
            text.Append(One(seeds, random)).Append(One(["，", "。", "\n", " "], random));
        }

        return text.ToString();
    }

    // The dearest mutation by far: up to the longest message that is read, of one short piece.
    private static string Repeated(string text, Random random)
    {
        var (at, length) = Piece(text, 30, random);
        return length == 0 ? text : string.Concat(Enumerable.Repeat(text.Substring(at, length), random.Next(Longest) / length));
    }

    private static string AnyCharacter(Random random) => random.Next(6) switch
    {
        0 => ((char)random.Next(0xD800, 0xE000)).ToString(),   // half a pair
        1 => char.ConvertFromUtf32(random.Next(0x1F300, 0x1FAFF)),
        2 => char.ConvertFromUtf32(random.Next(0x20000, 0x2FA1F)),
        3 => ((char)random.Next(0x4E00, 0xA000)).ToString(),
        4 => ((char)random.Next(0x20, 0x250)).ToString(),
        _ => ((char)random.Next(0x250, 0xD800)).ToString(),
    };

    private static (int At, int Length) Piece(string text, int longest, Random random)
    {
        var at = random.Next(text.Length + 1);
        return (at, Math.Min(random.Next(longest + 1), text.Length - at));
    }

    private static T One<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];
}
