using System.Collections.Frozen;
using SalesAssistant.Data.Fields;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>What other systems call things (mapping-words.yaml), beside the field catalogue's own names.</summary>
internal sealed class MappingWords
{
    private readonly Dictionary<RecordKind, IReadOnlyList<(FieldDefinition Field, IReadOnlyList<HeaderText> Names)>> _fields = [];
    private readonly Dictionary<(string Set, string Key), string> _choices = [];
    private readonly Yaml _yaml;
    private readonly FrozenSet<string> _filler;
    private readonly FrozenSet<string> _light;

    private MappingWords(Yaml yaml, FieldCatalogue catalogue)
    {
        _yaml = yaml;
        (_filler, _light) = (yaml.Filler.ToFrozenSet(), yaml.Light.ToFrozenSet());
        Totals = yaml.Totals.Select(Spelling.Fold).ToFrozenSet();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var more = yaml.Fields.GetValueOrDefault(kind) ?? [];
            _fields[kind] = [.. catalogue.Of(kind).Where(field => field.Name != nameof(Record.Number)).Select(field => (field, Names(field, more)))];
            Nouns[kind] = [.. yaml.Kinds.GetValueOrDefault(kind, []).Select(noun => HeaderText.Of(noun, this))];
            Ids[kind] = [.. catalogue.IdHeaders(kind).Concat(yaml.Ids).Select(id => HeaderText.Of(id, this).Key)];
            Inverse[kind] = (yaml.Inverse.GetValueOrDefault(kind) ?? []).ToDictionary(pair => pair.Key, pair => pair.Value.Select(name => HeaderText.Of(name, this).Key).ToHashSet());
        }

        foreach (var (reason, headers) in yaml.None)
        {
            foreach (var header in headers)
            {
                NoField[HeaderText.Of(header, this).Key] = reason;
            }
        }

        foreach (var (set, codes) in yaml.Choices)
        {
            foreach (var (code, spellings) in codes)
            {
                foreach (var spelling in spellings)
                {
                    _choices.TryAdd((set, HeaderText.Of(spelling, this).Key), code);
                }
            }
        }

        First = [.. yaml.FirstName.Select(name => HeaderText.Of(name, this).Key)];
        Last = [.. yaml.LastName.Select(name => HeaderText.Of(name, this).Key)];
    }

    /// <summary>The words that ship with the product.</summary>
    public static MappingWords Default { get; } = Load();

    public Dictionary<RecordKind, IReadOnlyList<HeaderText>> Nouns { get; } = [];

    /// <summary>Keys of headers of the record's own id.</summary>
    public Dictionary<RecordKind, HashSet<string>> Ids { get; } = [];

    /// <summary>Field → keys of headers that mean its opposite.</summary>
    public Dictionary<RecordKind, Dictionary<string, HashSet<string>>> Inverse { get; } = [];

    /// <summary>Key of a header that has no field here → why.</summary>
    public Dictionary<string, string> NoField { get; } = [];

    public HashSet<string> First { get; }

    public HashSet<string> Last { get; }

    /// <summary>Folded words that open the foot of a sheet.</summary>
    public FrozenSet<string> Totals { get; }

    public IReadOnlyList<string> ZhFiller => _yaml.ZhFiller;

    public IReadOnlyList<(FieldDefinition Field, IReadOnlyList<HeaderText> Names)> Of(RecordKind kind) => _fields[kind];

    /// <summary>Fields of which one of each line must be there; "id" stands for the record's own.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Keys(RecordKind kind) => [.. _yaml.Keys[kind]];

    public string Long(string word) => _yaml.Short.GetValueOrDefault(word, word);

    public bool IsFiller(string word) => _filler.Contains(word);

    /// <summary>Light words are in many headers and tell little.</summary>
    public double Weight(string word) => _light.Contains(word) ? 0.4 : 1;

    /// <summary>The code of a whole value as other systems write it; null = not known.</summary>
    public string? Choice(string set, string text) => _choices.GetValueOrDefault((set, HeaderText.Of(text, this).Key));

    /// <summary>Codes of a set with their spellings, in the order that they are to be looked for.</summary>
    public IEnumerable<(string Code, IReadOnlyList<string> Spellings)> Choices(string set) =>
        (_yaml.Choices.GetValueOrDefault(set) ?? []).Select(pair => (pair.Key, (IReadOnlyList<string>)pair.Value));

    private IReadOnlyList<HeaderText> Names(FieldDefinition field, Dictionary<string, List<string>> more) =>
        [.. field.Synonyms.Concat(more.GetValueOrDefault(field.Name) ?? []).Append(field.Zh).Append(field.En).Append(field.Name).Select(name => HeaderText.Of(name, this)).DistinctBy(name => name.Key)];

    private static MappingWords Load()
    {
        var assembly = typeof(MappingWords).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".mapping-words.yaml", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);   // just found by name
        var parser = new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(reader));
        return new MappingWords(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Yaml>(parser), FieldCatalogue.Default);
    }

    private sealed class Yaml
    {
        public Dictionary<string, string> Short { get; set; } = [];
        public List<string> Filler { get; set; } = [];
        public List<string> Light { get; set; } = [];
        public List<string> ZhFiller { get; set; } = [];
        public Dictionary<RecordKind, List<string>> Kinds { get; set; } = [];
        public Dictionary<RecordKind, List<List<string>>> Keys { get; set; } = [];
        public Dictionary<RecordKind, Dictionary<string, List<string>>> Fields { get; set; } = [];
        public Dictionary<RecordKind, Dictionary<string, List<string>>> Inverse { get; set; } = [];
        public List<string> FirstName { get; set; } = [];
        public List<string> LastName { get; set; } = [];
        public List<string> Ids { get; set; } = [];
        public Dictionary<string, List<string>> None { get; set; } = [];
        public List<string> Totals { get; set; } = [];
        public Dictionary<string, Dictionary<string, List<string>>> Choices { get; set; } = [];
    }
}
