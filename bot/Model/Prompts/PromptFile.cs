using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SalesAssistant.Bot.Model.Prompts;

/// <summary>A text that a model reads, from prompts/model: a version and the reason for its wording above the text. The version is logged with every answer.</summary>
internal sealed record PromptFile(string Name, int Version, string Reason, string Text)
{
    private const string Line = "---";

    /// <exception cref="InvalidDataException">The file has no version or no reason.</exception>
    public static PromptFile Load(string folder, string name)
    {
        var path = Path.Combine(folder, "model", name + ".md");
        var lines = File.ReadAllLines(path);
        var end = lines is [Line, ..] ? Array.IndexOf(lines, Line, 1) : -1;
        if (end < 0)
        {
            throw new InvalidDataException($"{path} does not begin with its version and reason between two lines of '---'.");
        }

        var head = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Head>(string.Join('\n', lines[1..end]));
        return head is { Version: > 0, Reason.Length: > 0 }
            ? new PromptFile(name, head.Version, head.Reason, string.Join('\n', lines[(end + 1)..]).Trim())
            : throw new InvalidDataException($"{path} names no version, or no reason.");
    }

    private sealed class Head
    {
        public int Version { get; set; }

        public string Reason { get; set; } = "";
    }
}
