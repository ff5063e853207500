using System.Collections.Frozen;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>The word lists of prompts/lexicons/values, built into the assembly: reading a sentence touches no file.</summary>
internal static class ValueLexicon
{
    internal static readonly IReadOnlyDictionary<string, string[]> Units = Lists("units.yaml");
    internal static readonly IReadOnlyDictionary<string, string[]> Tenses = Lists("tense.yaml");
    internal static readonly IReadOnlyDictionary<string, string[]> Holidays = Lists("holidays.yaml");

    /// <summary>Units that may stand behind a Chinese number, by first character, longest first.</summary>
    internal static readonly FrozenDictionary<char, string[]> ChineseUnits = ByFirst(Units["counted"].Concat(Units["measured"]).Concat(Units["time"]));

    internal static readonly FrozenSet<string> EnglishCounted = Units["english_counted"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words grouped by first character, longest first.</summary>
    internal static FrozenDictionary<char, string[]> ByFirst(IEnumerable<string> words) => words
        .GroupBy(word => word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    internal static string Text(string name)
    {
        using var stream = typeof(ValueLexicon).Assembly.GetManifestResourceStream("values/" + name)
            ?? throw new InvalidOperationException("Built-in lexicon is missing: " + name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static Dictionary<string, string[]> Lists(string name) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, string[]>>(Text(name));
}
