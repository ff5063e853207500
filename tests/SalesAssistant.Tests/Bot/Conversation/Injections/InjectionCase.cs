using System.Text.Json;

namespace SalesAssistant.Tests.Bot.Conversation.Injections;

/// <summary>A text that wants to be an instruction, and one of the same form that does not.</summary>
/// <param name="Id">"zh001", "en001" …</param>
/// <param name="Lang">"zh" or "en": the language in which people speak around it.</param>
/// <param name="Kind">What it is after: "effect", "leak", "format" (markup, SQL, formulas, templates), "disguise".</param>
/// <param name="Text">Hostile.</param>
/// <param name="Twin">Harmless.</param>
internal sealed record InjectionCase(string Id, string Lang, string Kind, string Text, string Twin)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<InjectionCase> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "injections.jsonl")).Select(line => JsonSerializer.Deserialize<InjectionCase>(line, Json)!)];   // every line is a case
}
