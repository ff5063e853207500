using System.Text;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>Cutting words to what the vendor takes: never inside a character.</summary>
internal static class Words
{
    /// <summary>At most that many characters; an ellipsis tells that there was more.</summary>
    public static string Cut(string text, int limit)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= limit ? line : line[..(char.IsHighSurrogate(line[limit - 2]) ? limit - 2 : limit - 1)] + "…";
    }

    /// <summary>At most that many bytes of UTF-8.</summary>
    public static string CutBytes(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        var length = 0;
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > bytes)
            {
                break;
            }

            used += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    /// <summary>Pieces of at most that many bytes each, cut between lines where that is possible.</summary>
    public static IReadOnlyList<string> Split(string text, int bytes)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var used = 0;
        foreach (var line in text.Split('\n').SelectMany(line => Chop(line, bytes)))
        {
            var size = Encoding.UTF8.GetByteCount(line) + 1;
            if (piece.Length > 0 && used + size - 1 > bytes)
            {
                pieces.Add(piece.ToString().Trim('\n'));
                piece.Clear();
                used = 0;
            }

            piece.Append(line).Append('\n');
            used += size;
        }

        pieces.Add(piece.ToString().Trim('\n'));
        return [.. pieces.Where(one => !string.IsNullOrWhiteSpace(one))];
    }

    private static IEnumerable<string> Chop(string line, int bytes)
    {
        for (var rest = line; ;)
        {
            var head = CutBytes(rest, bytes);
            yield return head;
            if (head.Length == rest.Length)
            {
                yield break;
            }

            rest = rest[head.Length..];
        }
    }
}
