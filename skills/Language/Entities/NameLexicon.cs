using System.Collections.Frozen;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>The word lists that names are made of and recognised by; read once from prompts/lexicons.</summary>
public sealed class NameLexicon
{
    private NameLexicon(string folder)
    {
        Sounds = SoundTable.Load(Path.Combine(folder, "pinyin.txt"));
        Words = OrdinaryWords.Load(Path.Combine(folder, "words.zh.txt"));
        Places = LoadPlaces(Path.Combine(folder, "places.zh.txt"));
        Companies = new CompanyWords(ReadMap(folder, "companies.yaml"));
        People = new PeopleWords(ReadMap(folder, "people.yaml"));
        Organisation = new OrganisationWords(ReadMap(folder, "organisation.yaml"));
        Transliterations = LoadTransliterations(ReadMap(folder, "transliterations.yaml"));
        Talk = new TalkWords(ReadMap(folder, "talk.yaml"));
    }

    internal SoundTable Sounds { get; }

    internal OrdinaryWords Words { get; }

    /// <summary>Provinces, cities and counties without their suffix.</summary>
    internal FrozenSet<string> Places { get; }

    internal CompanyWords Companies { get; }

    internal PeopleWords People { get; }

    internal OrganisationWords Organisation { get; }

    /// <summary>Chinese spelling → English given names, lower case.</summary>
    internal FrozenDictionary<string, string[]> Transliterations { get; }

    /// <summary>Words around names.</summary>
    internal TalkWords Talk { get; }

    /// <param name="promptsFolder">The prompts folder; its lexicons are read.</param>
    public static NameLexicon Load(string promptsFolder) => new(Path.Combine(promptsFolder, "lexicons"));

    internal static List<string> Strings(Dictionary<string, object?> map, string key) =>
        map.GetValueOrDefault(key) is List<object?> list ? [.. list.Select(item => item?.ToString() ?? "")] : [];

    private static Dictionary<string, object?> ReadMap(string folder, string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(File.ReadAllText(Path.Combine(folder, file)));

    private static FrozenSet<string> LoadPlaces(string file) => File.ReadLines(file)
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet();

    private static FrozenDictionary<string, string[]> LoadTransliterations(Dictionary<string, object?> map) => map.Keys
        .SelectMany(english => Strings(map, english).Distinct().Select(chinese => (chinese, english: english.ToLowerInvariant())))
        .GroupBy(pair => pair.chinese, pair => pair.english)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
