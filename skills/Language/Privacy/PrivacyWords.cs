using System.Buffers;

namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>The words of prompts/lexicons/privacy, ready for scanning.</summary>
internal sealed class PrivacyWords
{
    private static readonly Lazy<PrivacyWords> Loaded = new(() => new PrivacyWords(Lexicon.Yaml<Dictionary<string, string[]>>("lexicons/privacy/words.yaml"), Lexicon.Yaml<Dictionary<string, Dictionary<string, string>>>("lexicons/privacy/marks.yaml")));

    private readonly Dictionary<string, string[]> _lists;
    private readonly Dictionary<string, SearchValues<string>> _search;
    private readonly Dictionary<string, Dictionary<string, string>> _marks;
    private readonly string[] _allMarks;
    private readonly Dictionary<char, (string Word, string List)[]> _triggers;

    private PrivacyWords(Dictionary<string, string[]> lists, Dictionary<string, Dictionary<string, string>> marks)
    {
        _lists = lists.ToDictionary(list => list.Key, list => list.Value.OrderByDescending(word => word.Length).ToArray());
        _search = lists.ToDictionary(list => list.Key, list => SearchValues.Create(list.Value, StringComparison.Ordinal));
        _marks = marks;
        _allMarks = [.. marks.Values.SelectMany(kinds => kinds.Values).Select(mark => mark.ToLowerInvariant())];
        _triggers = TriggerLists.SelectMany(list => lists[list].Select(word => (Word: word, List: list)))
            .GroupBy(one => one.Word[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(one => one.Word.Length).ToArray());
        Triggers = SearchValues.Create([.. _triggers.Values.SelectMany(words => words.Select(one => one.Word)), SecretShapes.Pem, SecretShapes.Jwt, SecretShapes.Address], StringComparison.Ordinal);
    }

    public static PrivacyWords Default => Loaded.Value;

    /// <summary>Everything at which a secret may begin.</summary>
    public SearchValues<string> Triggers { get; }

    private static string[] TriggerLists => ["account", "document", "password", "code", "cvv", "key", "prefix"];

    public string MarkOf(string kind, bool isChinese) => _marks[isChinese ? "zh" : "en"][kind];

    /// <summary>Whether something was already removed at <paramref name="at"/>.</summary>
    public bool IsMarkAt(ReadOnlySpan<char> text, int at)
    {
        foreach (var mark in _allMarks)
        {
            if (text[at..].StartsWith(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word of the list stands in <paramref name="text"/>, Latin ones as whole words.</summary>
    public bool Has(string list, ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(_search[list]) < 0)
        {
            return false;
        }

        foreach (var word in _lists[list])
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0;)
            {
                if (IsWhole(text, at, word.Length))
                {
                    return true;
                }

                var next = text[(at + 1)..].IndexOf(word, StringComparison.Ordinal);
                at = next < 0 ? -1 : at + 1 + next;
            }
        }

        return false;
    }

    /// <summary>The word of a list right at <paramref name="at"/>, the longest; 0 = none.</summary>
    public int LengthAt(string list, ReadOnlySpan<char> text, int at)
    {
        foreach (var word in _lists[list])
        {
            if (text[at..].StartsWith(word, StringComparison.Ordinal) && (!char.IsAsciiLetter(word[^1]) || IsWhole(text, at, word.Length)))
            {
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>The trigger word at <paramref name="at"/> and its list; null for none.</summary>
    public (int Length, string List)? TriggerAt(ReadOnlySpan<char> text, int at)
    {
        if (_triggers.TryGetValue(text[at], out var words))
        {
            foreach (var (word, list) in words)
            {
                if (text[at..].StartsWith(word, StringComparison.Ordinal) && (list == "prefix" ? !IsLetterBefore(text, at) : IsWhole(text, at, word.Length) || IsAssigned(text, at + word.Length)))
                {
                    return (word.Length, list);
                }
            }
        }

        return null;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int at, int length) =>
        !(char.IsAsciiLetter(text[at]) && IsLetterBefore(text, at)) && !(char.IsAsciiLetter(text[at + length - 1]) && at + length < text.Length && char.IsAsciiLetter(text[at + length]));

    // dbPassword=… is one word to a programmer.
    private static bool IsAssigned(ReadOnlySpan<char> text, int end) => end < text.Length && text[end] is (':' or '=');

    private static bool IsLetterBefore(ReadOnlySpan<char> text, int at) => at > 0 && char.IsAsciiLetter(text[at - 1]);
}
