using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SalesAssistant.Bot.Model.Tools;

/// <summary>What a model reads about the functions: prompts/model/tools.yaml.</summary>
internal sealed class ToolWords
{
    /// <summary>Grows with the wording; logged with every answer.</summary>
    public int Version { get; set; }

    /// <summary>Why it is worded so.</summary>
    public string Reason { get; set; } = "";

    /// <summary>By function name.</summary>
    public Dictionary<string, string> Functions { get; set; } = [];

    /// <summary>By "Type.member", such as "Note.customer".</summary>
    public Dictionary<string, string> Members { get; set; } = [];

    /// <summary>Closed lists, by "Type.member".</summary>
    public Dictionary<string, List<string>> Values { get; set; } = [];

    public static ToolWords Load(string folder)
    {
        using var reader = File.OpenText(Path.Combine(folder, "model", "tools.yaml"));
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<ToolWords>(reader);
    }
}
