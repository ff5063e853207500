using System.Text.Json.Nodes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>The menu below the app's conversation: each entry says its sentence, or tells how to begin.</summary>
internal static class WeComMenu
{
    private const string Say = "say.";
    private const string NoteKey = "hint.note";

    // The vendor takes three entries with five below each.
    private static readonly (string Label, string[] Entries)[] Columns =
    [
        ("wecom.menu.work", ["next", "week", "overdue", "pending"]),
        ("wecom.menu.deals", ["pipeline", "stages", "closing", "risk"]),
        ("wecom.menu.results", ["target", "month", "team", "help"]),
    ];

    /// <summary>What a greeting offers, as keys of texts.</summary>
    public static IReadOnlyList<string> Starters { get; } = ["wecom.menu.says.next", "wecom.menu.says.pipeline", "wecom.menu.says.help"];

    /// <summary>All sentences that the menu can say, as keys of texts.</summary>
    public static IEnumerable<string> Sentences => Columns.SelectMany(column => column.Entries).Where(entry => entry != "note").Select(entry => "wecom.menu.says." + entry);

    /// <summary>What an entry says, in the language of the menu that was made; null when it says nothing, or is not ours.</summary>
    public static string? WordsOf(string? key, Texts texts) =>
        key?.StartsWith(Say, StringComparison.Ordinal) == true && key.Split('.') is [_, ("zh" or "en") and var language, var entry] && texts.Has(language, "wecom.menu.says." + entry) ? texts.Say(language, "wecom.menu.says." + entry) : null;

    /// <summary>The text with which an entry explains itself, by its key; null when it does not, or is not ours.</summary>
    public static string? HintOf(string? key) => key == NoteKey ? "wecom.menu.note_hint" : null;

    /// <summary>As menu/create takes it.</summary>
    public static JsonObject Draw(Texts texts, string language) => new()
    {
        ["button"] = new JsonArray([.. Columns.Select((column, at) => (JsonNode)new JsonObject
        {
            ["name"] = texts.Say(language, column.Label),
            ["sub_button"] = new JsonArray([.. (at == 0 ? column.Entries.Prepend("note") : column.Entries).Select(entry => (JsonNode)new JsonObject
            {
                ["type"] = "click",
                ["name"] = texts.Say(language, "wecom.menu.name." + entry),
                ["key"] = entry == "note" ? NoteKey : $"{Say}{language}.{entry}",
            })]),
        })]),
    };
}
