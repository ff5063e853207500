using System.Collections.Frozen;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>One file of prompts/lexicons/notes or prompts/lexicons/acts, built into the assembly: name → phrases. Reading a sentence touches no file.</summary>
public sealed class PhraseFile
{
    private readonly FrozenDictionary<string, PhraseList> _lists;

    private PhraseFile(FrozenDictionary<string, PhraseList> lists) => _lists = lists;

    /// <summary>The list of that name; an unknown name is a bug.</summary>
    public PhraseList this[string name] => _lists[name];

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => _lists.Keys;

    internal static PhraseFile Load(string name)
    {
        using var stream = typeof(PhraseFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("Built-in lexicon is missing: " + name);
        using var reader = new StreamReader(stream);
        var lists = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string[]>>(reader);
        return new PhraseFile(lists.ToFrozenDictionary(list => list.Key, list => new PhraseList(list.Value)));
    }
}
