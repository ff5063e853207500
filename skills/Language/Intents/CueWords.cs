using System.Text;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Small word lists that tell the form of a sentence: question, past, request. They come from prompts/intents/cues.yaml and travel inside the model.</summary>
internal sealed class CueWords
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;
    private readonly uint[] _hashes;

    /// <summary>Kinds of names and values, as <see cref="UtteranceMarks"/> gives them; they count as cues of their own.</summary>
    private static readonly string[] Tags =
        ["customer", "contact", "deal", "colleague", "team", "product", "region", "date-past", "date-future", "date-today", "date-now", "money", "percent", "number"];

    /// <param name="groups">Group name → its words in lower case.</param>
    public CueWords(IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        Groups = groups;
        Names = [.. groups.Keys.Order(StringComparer.Ordinal)];
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var group = 0; group < Names.Count; group++)
        {
            foreach (var word in groups[Names[group]])
            {
                words.TryAdd(word, group);
            }
        }

        _lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _hashes = [.. Names.Select(name => TextHash.Of(name)), .. Tags.Select(tag => TextHash.Of($"<{tag}>"))];
        _longest = words.Keys.Select(word => word.Length).DefaultIfEmpty(0).Max();
    }

    public static CueWords None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>One "group: word word" a line.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var name in Names)
        {
            text.Append(name).Append('\t').AppendJoin('\t', Groups[name]).Append('\n');
        }

        return text.ToString();
    }

    public static CueWords Read(string text) => new(text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .ToDictionary(parts => parts[0], parts => (IReadOnlyList<string>)parts[1..], StringComparer.Ordinal));

    /// <summary>A group's or tag's hash, the same in every model.</summary>
    public uint Hash(int group) => _hashes[group];

    /// <summary>Cue words and marks of <paramref name="text"/> in order; the longest word wins at each place, and marks win over words.</summary>
    public void Find(string text, IReadOnlyList<TextMark> marks, List<CueHit> into)
    {
        into.Clear();
        Span<char> lower = stackalloc char[Math.Min(text.Length, 400)];
        text.AsSpan(0, lower.Length).ToLowerInvariant(lower);
        var mark = 0;
        for (var start = 0; start < lower.Length;)
        {
            while (mark < marks.Count && marks[mark].Start < start)
            {
                mark++;
            }

            if (mark < marks.Count && marks[mark].Start == start && Array.IndexOf(Tags, marks[mark].Tag) is >= 0 and var tag)
            {
                into.Add(new CueHit(Names.Count + tag, start, marks[mark].End));
                start = Math.Max(start + 1, marks[mark].End);
                continue;
            }

            var (group, length) = At(lower, start);
            if (group >= 0)
            {
                into.Add(new CueHit(group, start, start + length));
            }

            start += Math.Max(1, length);
        }
    }

    private (int Group, int Length) At(ReadOnlySpan<char> lower, int start)
    {
        var latin = char.IsAsciiLetter(lower[start]);
        if (latin && start > 0 && char.IsAsciiLetter(lower[start - 1]))
        {
            return (-1, 0);
        }

        for (var length = Math.Min(_longest, lower.Length - start); length > 0; length--)
        {
            var cutsWord = latin && start + length < lower.Length && char.IsAsciiLetter(lower[start + length]) && char.IsAsciiLetter(lower[start + length - 1]);
            if (!cutsWord && _lookup.TryGetValue(lower.Slice(start, length), out var group))
            {
                return (group, length);
            }
        }

        return (-1, 0);
    }
}

/// <summary>A cue found in a text: its group, and where it stands.</summary>
internal readonly record struct CueHit(int Group, int Start, int End)
{
    public string In(string text) => text[Start..End];
}
