using System.Text.Json;

namespace SalesAssistant.Tests.Skills.LogInteraction;

/// <summary>A line of Cases/notes.json. Only fields that are given are compared; null = must stay empty. Known: why it does not work yet.</summary>
internal sealed record NoteCase(string Say, string User, JsonElement Expect, string? About, string[] Candidates, string? Known)
{
    public static IReadOnlyList<NoteCase> All { get; } = Load();

    private static List<NoteCase> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "notes.json")));
        return [.. document.RootElement.EnumerateArray().Select(line => new NoteCase(
            line.GetProperty("say").GetString()!,   // every line has one
            line.TryGetProperty("user", out var user) ? user.GetString()! : "沈岚",
            line.GetProperty("expect").Clone(),
            line.TryGetProperty("about", out var about) ? about.GetString() : null,
            line.TryGetProperty("candidates", out var candidates) ? [.. candidates.EnumerateArray().Select(name => name.GetString()!)] : [],
            line.TryGetProperty("known", out var known) ? known.GetString() : null))];
    }
}
