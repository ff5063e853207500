using YamlDotNet.Serialization;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language;

/// <summary>Word lists of one skill, from prompts/&lt;folder&gt;/lexicon.yaml, built into the assembly: list name → words. Latin words match whole words only, case ignored; "…" inside a word stands for up to twelve characters of anything.</summary>
internal sealed class Lexicon
{
    private const int GapLength = 12;
    private readonly Dictionary<string, string[][]> _lists;

    private Lexicon(Dictionary<string, string[][]> lists) => _lists = lists;

    /// <summary>The lexicon of a prompts folder, such as "next-actions".</summary>
    public static Lexicon Of(string folder) => new(Yaml<Dictionary<string, string[]>>($"{folder}/lexicon.yaml")
        .ToDictionary(list => list.Key, list => list.Value.OrderByDescending(word => word.Length).Select(word => word.Split('…')).ToArray()));

    /// <summary>Any YAML file under prompts/ that is built in.</summary>
    public static T Yaml<T>(string path)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("prompts/" + path)
            ?? throw new InvalidOperationException("Built-in file is missing: prompts/" + path);
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<T>(reader);
    }

    /// <summary>Names of the lists that start with <paramref name="prefix"/>.</summary>
    public IEnumerable<string> Lists(string prefix) => _lists.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether a word of the list stands in <paramref name="text"/>.</summary>
    public bool Has(string text, string list) => Find(text, list) is not null;

    /// <summary>The first word of the list in <paramref name="text"/>, the longest of those that start there; null when none.</summary>
    public Span? Find(string text, string list, int from = 0)
    {
        Span? best = null;
        foreach (var parts in _lists[list])
        {
            if (FindWord(text, parts, from) is { } found && (best is null || found.Start < best.Value.Start))
            {
                best = found;
            }
        }

        return best;
    }

    /// <summary>All words of the list in <paramref name="text"/>, without overlap.</summary>
    public IEnumerable<Span> All(string text, string list)
    {
        for (var at = Find(text, list); at is { } span; at = Find(text, list, span.End))
        {
            yield return span;
        }
    }

    private static Span? FindWord(string text, string[] parts, int from)
    {
        for (var start = IndexOf(text, parts[0], from); start >= 0; start = IndexOf(text, parts[0], start + 1))
        {
            var end = start + parts[0].Length;
            var fits = true;
            foreach (var part in parts.Skip(1))
            {
                var at = IndexOf(text, part, end);
                fits = at >= 0 && at - end <= GapLength;
                if (!fits)
                {
                    break;
                }

                end = at + part.Length;
            }

            if (fits)
            {
                return new Span(start, end - start);
            }
        }

        return null;
    }

    private static int IndexOf(string text, string word, int from)
    {
        for (var at = text.IndexOf(word, Math.Min(from, text.Length), StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!CutsWord(text, at - 1, at) && !CutsWord(text, at + word.Length - 1, at + word.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool CutsWord(string text, int left, int right) =>
        left >= 0 && right < text.Length && char.IsAsciiLetter(text[left]) && char.IsAsciiLetter(text[right]);
}
