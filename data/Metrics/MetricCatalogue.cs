using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SalesAssistant.Data.Metrics;

/// <summary>One measure: its names, its formula in words, its unit and the rows it stands on.</summary>
/// <param name="Name">As in <see cref="MetricQuery.Measure"/>.</param>
/// <param name="Unit">"CNY", "count", "percent" (as a fraction), "days", "text".</param>
/// <param name="Subjects">The rows it can be asked over; the first is the default.</param>
/// <param name="DateField">The date column that a period limits unless the question names another.</param>
public sealed record MeasureDefinition(string Name, string Zh, string En, string Unit, IReadOnlyList<MetricSubject> Subjects, string DateField, string FormulaZh, string FormulaEn)
{
    /// <summary>Name for people in <paramref name="language"/> ("zh" or "en").</summary>
    public string Label(string language) => language == "en" ? En : Zh;

    /// <summary>Definition in words.</summary>
    public string Formula(string language) => language == "en" ? FormulaEn : FormulaZh;
}

/// <summary>Every measure and dimension that chat, pages, exports and tools can ask for, from measures.yaml.</summary>
public sealed class MetricCatalogue
{
    private readonly Dictionary<string, MeasureDefinition> _measures;
    private readonly Dictionary<string, LabelYaml> _dimensions;
    private readonly Dictionary<string, LabelYaml> _values;

    private MetricCatalogue(FileYaml file)
    {
        _measures = file.Measures.ToDictionary(
            entry => entry.Key,
            entry => new MeasureDefinition(entry.Key, entry.Value.Zh, entry.Value.En, entry.Value.Unit, entry.Value.Subjects, entry.Value.DateField, entry.Value.FormulaZh, entry.Value.FormulaEn));
        _dimensions = file.Dimensions;
        _values = file.Values;
    }

    /// <summary>The catalogue that ships with the product.</summary>
    public static MetricCatalogue Default { get; } = Load();

    /// <summary>All measures, in the file's order.</summary>
    public IEnumerable<MeasureDefinition> Measures => _measures.Values;

    /// <summary>One measure; null when there is none of that name.</summary>
    public MeasureDefinition? Find(string measure) => _measures.GetValueOrDefault(measure);

    /// <summary>Name of a dimension for people.</summary>
    public string Label(Dimension dimension, string language) =>
        _dimensions.TryGetValue(dimension.ToString(), out var label) ? label.In(language) : dimension.ToString();

    /// <summary>Name of a derived value (open, won, lost); null for others.</summary>
    public string? ValueLabel(string value, string language) => _values.TryGetValue(value, out var label) ? label.In(language) : null;

    private static MetricCatalogue Load()
    {
        var assembly = typeof(MetricCatalogue).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".Metrics.measures.yaml", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);   // just found by name
        return new MetricCatalogue(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FileYaml>(reader));
    }

    private sealed class FileYaml
    {
        public Dictionary<string, MeasureYaml> Measures { get; set; } = [];
        public Dictionary<string, LabelYaml> Dimensions { get; set; } = [];
        public Dictionary<string, LabelYaml> Values { get; set; } = [];
    }

    private sealed class LabelYaml
    {
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";
        public string In(string language) => language == "en" ? En : Zh;
    }

    private sealed class MeasureYaml
    {
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";
        public string Unit { get; set; } = "";
        public List<MetricSubject> Subjects { get; set; } = [];
        public string DateField { get; set; } = "";
        public string FormulaZh { get; set; } = "";
        public string FormulaEn { get; set; } = "";
    }
}
