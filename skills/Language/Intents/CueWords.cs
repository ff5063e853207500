using System.Collections.Frozen;
using System.Text;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Small word lists that tell the form of a sentence: question, past, request. They come from prompts/intents/cues.yaml and travel inside the model.</summary>
internal sealed class CueWords
{
    private readonly FrozenDictionary<string, int> _groupOf;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

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

        _groupOf = words.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _groupOf.GetAlternateLookup<ReadOnlySpan<char>>();
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

    /// <summary>Groups that occur, the longest word at each place winning: a bit a group, and the group and word that the message starts with.</summary>
    /// <param name="lower">The message in lower case.</param>
    public (ulong Present, int First, int Last) Find(ReadOnlySpan<char> lower)
    {
        var present = 0ul;
        var first = -1;
        var last = -1;
        for (var start = 0; start < lower.Length;)
        {
            var (group, length) = At(lower, start);
            if (group < 0)
            {
                start++;
                continue;
            }

            present |= 1ul << group;
            first = first < 0 && start <= 2 ? group : first;
            last = start + length >= lower.Length - 2 ? group : -1;
            start += length;
        }

        return (present, first, last);
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
