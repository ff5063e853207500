using System.Collections.Concurrent;
using System.Collections.Frozen;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>The word lists that names are made of and recognised by; read once from prompts/lexicons.</summary>
public sealed class NameLexicon
{
    private static readonly ConcurrentDictionary<string, Lazy<NameLexicon>> Read = new();

    private ILookup<string, string>? _placesInLatin;

    private NameLexicon(string folder)
    {
        Sounds = SoundTable.Load(Path.Combine(folder, "pinyin.txt"));
        Talk = new TalkWords(ReadMap(folder, "talk.yaml"));
        Places = LoadSet(Path.Combine(folder, "places.zh.txt"));
        Words = OrdinaryWords.Load(Path.Combine(folder, "words.zh.txt"), Places.Concat(Talk.Modern));
        EnglishWords = LoadSet(Path.Combine(folder, "words.en.txt"));
        Companies = new CompanyWords(ReadMap(folder, "companies.yaml"));
        People = new PeopleWords(ReadMap(folder, "people.yaml"));
        Organisation = new OrganisationWords(ReadMap(folder, "organisation.yaml"));
        Transliterations = LoadTransliterations(ReadMap(folder, "transliterations.yaml"));
    }

    internal SoundTable Sounds { get; }

    internal OrdinaryWords Words { get; }

    /// <summary>Provinces, cities and counties without their suffix.</summary>
    internal FrozenSet<string> Places { get; }

    /// <summary>A place in Latin letters, lower case → the places that are spelt so: suzhou → 苏州, 宿州.</summary>
    internal ILookup<string, string> PlacesInLatin => _placesInLatin ??= Places.ToLookup(place => string.Concat(place.Select(Sounds.Syllable)), StringComparer.Ordinal);

    /// <summary>Everyday English words in their base form.</summary>
    private FrozenSet<string> EnglishWords { get; }

    internal CompanyWords Companies { get; }

    internal PeopleWords People { get; }

    internal OrganisationWords Organisation { get; }

    /// <summary>Chinese spelling → English given names, lower case.</summary>
    internal FrozenDictionary<string, string[]> Transliterations { get; }

    /// <summary>Words around names.</summary>
    internal TalkWords Talk { get; }

    /// <param name="promptsFolder">The prompts folder; its lexicons are read.</param>
    /// <returns>Read once in a process; it never changes.</returns>
    public static NameLexicon Load(string promptsFolder) =>
        Read.GetOrAdd(Path.GetFullPath(Path.Combine(promptsFolder, "lexicons")), folder => new Lazy<NameLexicon>(() => new NameLexicon(folder))).Value;

    internal static List<string> Strings(Dictionary<string, object?> map, string key) =>
        map.GetValueOrDefault(key) is List<object?> list ? [.. list.Select(item => item?.ToString() ?? "")] : [];

    private static Dictionary<string, object?> ReadMap(string folder, string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(File.ReadAllText(Path.Combine(folder, file)));

    /// <summary>Whether a lower-case English word is an everyday one, in its base form or with an ending.</summary>
    internal bool IsEnglishWord(string word)
    {
        if (EnglishWords.Contains(word))
        {
            return true;
        }

        foreach (var ending in (string[])["s", "es", "d", "ed", "ing", "ly", "er", "ness"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal) && (EnglishWords.Contains(word[..^ending.Length]) || EnglishWords.Contains(word[..^ending.Length] + "e")))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> LoadSet(string file) => File.ReadLines(file)
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet();

    private static FrozenDictionary<string, string[]> LoadTransliterations(Dictionary<string, object?> map) => map.Keys
        .SelectMany(english => Strings(map, english).Distinct().Select(chinese => (chinese, english: english.ToLowerInvariant())))
        .GroupBy(pair => pair.chinese, pair => pair.english)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
