using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SalesAssistant.Data.Fields;

public sealed partial class FieldCatalogue
{
    private readonly Dictionary<RecordKind, IReadOnlyList<FieldDefinition>> _fields = [];
    private readonly Dictionary<RecordKind, (string Zh, string En)> _kinds = [];
    private readonly Dictionary<string, IReadOnlyList<Choice>> _choices = [];
    private readonly Dictionary<string, Dictionary<string, Choice>> _spellings = [];
    private readonly Dictionary<RecordKind, IReadOnlyList<string>> _files = [];
    private readonly Dictionary<RecordKind, IReadOnlyList<string>> _ids = [];

    private static FieldCatalogue Load()
    {
        var catalogue = new FieldCatalogue();
        foreach (var (set, choices) in Read<Dictionary<string, List<ChoiceYaml>>>("choices.yaml"))
        {
            catalogue._choices[set] = [.. choices.Select(choice => Make(choice))];
            catalogue._spellings[set] = Spellings(catalogue._choices[set]);
        }

        foreach (var (name, kind) in Read<Dictionary<string, KindYaml>>("fields.yaml"))
        {
            var record = Enum.Parse<RecordKind>(name);
            catalogue._kinds[record] = (kind.Zh, kind.En);
            (catalogue._files[record], catalogue._ids[record]) = (kind.Files, kind.Ids);
            catalogue._fields[record] = [.. kind.Fields.Select(field => new FieldDefinition(
                field.Name, field.Type, field.Zh, field.En, field.Required, field.Auto, field.Choices, field.Target, field.Synonyms))];
        }

        return catalogue;
    }

    private static Choice Make(ChoiceYaml yaml)
    {
        var choice = new Choice(yaml.Code, yaml.Zh, yaml.En, yaml.Synonyms);
        return yaml.Word is null ? choice : choice with { Word = yaml.Word };
    }

    // Codes win over labels, labels over synonyms: a synonym of one value may be another's label in a company's own wording.
    private static Dictionary<string, Choice> Spellings(IReadOnlyList<Choice> choices)
    {
        var spellings = new Dictionary<string, Choice>(StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            spellings.TryAdd(choice.Code, choice);
            spellings.TryAdd(Spelling.Fold(choice.Code), choice);
        }

        foreach (var (text, choice) in choices.SelectMany(choice => new[] { choice.Word, choice.Zh, choice.En }.Select(text => (text, choice)))
            .Concat(choices.SelectMany(choice => choice.Synonyms.Select(text => (text, choice)))))
        {
            spellings.TryAdd(Spelling.Fold(text), choice);
        }

        return spellings;
    }

    private static T Read<T>(string file)
    {
        var assembly = typeof(FieldCatalogue).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".Fields." + file, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);   // just found by name
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<T>(reader);
    }

    private sealed class ChoiceYaml
    {
        public string Code { get; set; } = "";
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";
        public string? Word { get; set; }
        public List<string> Synonyms { get; set; } = [];
    }

    private sealed class KindYaml
    {
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";
        public List<string> Files { get; set; } = [];
        public List<string> Ids { get; set; } = [];
        public List<FieldYaml> Fields { get; set; } = [];
    }

    private sealed class FieldYaml
    {
        public string Name { get; set; } = "";
        public FieldType Type { get; set; }
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";
        public bool Required { get; set; }
        public bool Auto { get; set; }
        public string? Choices { get; set; }
        public RecordKind? Target { get; set; }
        public List<string> Synonyms { get; set; } = [];
    }
}
