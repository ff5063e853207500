using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SalesAssistant.Data.Fields;

public sealed partial class FieldCatalogue
{
    private readonly Dictionary<RecordKind, IReadOnlyList<FieldDefinition>> _fields = [];
    private readonly Dictionary<RecordKind, (string Zh, string En)> _kinds = [];
    private readonly Dictionary<string, IReadOnlyList<Choice>> _choices = [];

    private static FieldCatalogue Load()
    {
        var catalogue = new FieldCatalogue();
        foreach (var (set, choices) in Read<Dictionary<string, List<ChoiceYaml>>>("choices.yaml"))
        {
            catalogue._choices[set] = [.. choices.Select(choice => new Choice(choice.Code, choice.Zh, choice.En, choice.Synonyms))];
        }

        foreach (var (name, kind) in Read<Dictionary<string, KindYaml>>("fields.yaml"))
        {
            var record = Enum.Parse<RecordKind>(name);
            catalogue._kinds[record] = (kind.Zh, kind.En);
            catalogue._fields[record] = [.. kind.Fields.Select(field => new FieldDefinition(
                field.Name, field.Type, field.Zh, field.En, field.Required, field.Auto, field.Choices, field.Target, field.Synonyms))];
        }

        return catalogue;
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
        public List<string> Synonyms { get; set; } = [];
    }

    private sealed class KindYaml
    {
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";
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
