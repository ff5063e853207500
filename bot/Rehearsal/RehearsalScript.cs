using YamlDotNet.Serialization;

namespace SalesAssistant.Bot.Rehearsal;

/// <summary>What is said in the rehearsal, and the company that it is said in: prompts/conversation/rehearsal.yaml.</summary>
internal sealed class RehearsalScript
{
    public List<MadeUpCustomer> Company { get; set; } = [];

    /// <summary>Said by a rep of that company, in one conversation.</summary>
    public List<string> Rep { get; set; } = [];

    /// <summary>Said by the rep through each door that pushes.</summary>
    public List<string> Doors { get; set; } = [];

    public static RehearsalScript Load() =>
        new DeserializerBuilder().WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build()
            .Deserialize<RehearsalScript>(File.ReadAllText(Path.Combine(PromptFolder.Path, "conversation", "rehearsal.yaml")));

    internal sealed class MadeUpCustomer
    {
        public string Name { get; set; } = "";

        public string Short { get; set; } = "";

        public string Contact { get; set; } = "";

        public string Deal { get; set; } = "";
    }
}
