using System.Text;
using System.Text.RegularExpressions;

namespace SalesAssistant.Bot.Model.Writing;

/// <summary>What a model wrote, on its way to a person, piece by piece: no address, link, image, markup or @mention, and no figure that was not among the facts. Works on whole words, so that nothing slips through between two pieces.</summary>
/// <param name="facts">Everything the model was given; its figures may be repeated.</param>
internal sealed partial class EgressFilter(IEnumerable<string> facts)
{
    private const string Gone = "…";
    private const int LongestWord = 400;
    private readonly HashSet<string> _figures = [.. facts.SelectMany(fact => Figure().Matches(fact)).Select(match => Plain(match.Value))];
    private readonly StringBuilder _open = new();

    /// <summary>What can be shown after one more piece.</summary>
    public string Next(string piece)
    {
        _open.Append(piece);
        var text = _open.ToString();
        var end = text.LastIndexOfAny([' ', '\n', '，', '。', '；', '！', '？', '、']) + 1;
        if (end == 0 && text.Length > LongestWord)
        {
            _open.Clear();
            return Gone;   // no word is that long; what hides in it is not worth finding out
        }

        if (end == 0 || (text.Length < LongestWord && (IsOpen(text, end, '⟦', '⟧') || IsOpen(text, end, '[', ')') || IsOpen(text, end, '<', '>'))))
        {
            return "";
        }

        _open.Remove(0, end);
        return Clean(text[..end]);
    }

    /// <summary>What is left at the end.</summary>
    public string Last()
    {
        var text = _open.ToString();
        _open.Clear();
        return Clean(text);
    }

    private string Clean(string text)
    {
        var plain = Mention().Replace(Address().Replace(Markup().Replace(Link().Replace(text, "$1"), ""), Gone), "$1");
        return Figure().Replace(plain, match => _figures.Contains(Plain(match.Value)) ? match.Value : Gone);
    }

    // A mark-up that has begun and not ended may still turn out to be a link or a tag.
    private static bool IsOpen(string text, int end, char start, char stop) => text.LastIndexOf(start, end - 1) > text.LastIndexOf(stop, end - 1);

    private static string Plain(string figure) => figure.Replace(",", "", StringComparison.Ordinal).TrimEnd('.');

    [GeneratedRegex(@"!?\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"<[^>\n]*>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?i:[a-z][a-z0-9+.-]*://|www\.|data:|javascript:|mailto:)[^\s，。；！？、]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"@([\p{L}\p{N}_]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"[0-9][0-9,.]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
