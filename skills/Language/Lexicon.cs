using System.Collections.Concurrent;
using YamlDotNet.Serialization;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language;

/// <summary>Word lists of one skill, from prompts/&lt;folder&gt;/lexicon.yaml, built into the assembly: list name → words.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, WordList> _lists;

    private Lexicon(Dictionary<string, WordList> lists) => _lists = lists;

    // Several readers of a skill ask for the same.
    private static readonly ConcurrentDictionary<string, Lexicon> Built = new();

    /// <summary>The lexicon of a prompts folder, such as "next-actions".</summary>
    public static Lexicon Of(string folder) => Built.GetOrAdd(folder, Load);

    private static Lexicon Load(string folder) => new(Yaml<Dictionary<string, string[]>>($"{folder}/lexicon.yaml")
        .ToDictionary(list => list.Key, list => new WordList(list.Value)));

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
    public Span? Find(string text, string list, int from = 0) => _lists[list].Find(text, from);

    /// <summary>All words of the list in <paramref name="text"/>, without overlap.</summary>
    public IEnumerable<Span> All(string text, string list) => _lists[list].All(text);
}
