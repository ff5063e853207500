using System.Text.Json.Nodes;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>The buttons of one card, in rows that a phone has room for; at most one of them is the primary one.</summary>
internal sealed class CardButtons(string? publicUrl)
{
    /// <summary>Points of a row on the narrowest phone.</summary>
    private const int RowWidth = 290;

    private bool _hasPrimary;

    /// <param name="last">One of the card's own behind them; null = none.</param>
    public IEnumerable<JsonObject> Draw(IReadOnlyList<ReplyAction> actions, int most, JsonObject? last = null)
    {
        var buttons = actions.Select(Button).OfType<JsonObject>().Take(most).Concat(last is null ? [] : [last]).ToList();
        for (var from = 0; from < buttons.Count;)
        {
            var count = 1;
            for (var width = Width(buttons[from]); from + count < buttons.Count && (width += Width(buttons[from + count])) <= RowWidth;)
            {
                count++;
            }

            yield return new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. buttons.Skip(from).Take(count)]) };
            from += count;
        }
    }

    // Rough, and rather too much.
    private static int Width(JsonObject button) => 34 + (8 * CardTable.WidthOf((string?)button["title"] ?? ""));

    private JsonObject? Button(ReplyAction action)
    {
        var drawn = action.Kind switch
        {
            "say" => new JsonObject { ["type"] = "Action.Submit", ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = action.Payload } }, ["associatedInputs"] = "none" },
            "open" => Open(action.Payload),
            _ => Act(action),
        };
        if (drawn is null)
        {
            return null;
        }

        drawn["title"] = action.Label;
        if (action.IsPrimary && !_hasPrimary)
        {
            drawn["style"] = "positive";
            _hasPrimary = true;
        }

        return drawn;
    }

    private JsonObject? Open(string path) => RecordLinks.Inside(path) is { } inside && publicUrl is { Length: > 0 }
        ? new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = publicUrl.TrimEnd('/') + inside }
        : null;

    // Older clients know no Execute; they send the same data as a message.
    private static JsonObject Act(ReplyAction action)
    {
        var inputs = action.Payload.StartsWith("confirm:", StringComparison.Ordinal) || action.Payload.StartsWith("edit:", StringComparison.Ordinal) ? "auto" : "none";
        return new JsonObject
        {
            ["type"] = "Action.Execute",
            ["verb"] = "act",
            ["data"] = Data(action),
            ["associatedInputs"] = inputs,
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = action.Label, ["data"] = Data(action), ["associatedInputs"] = inputs },
        };
    }

    private static JsonObject Data(ReplyAction action) => new() { [CardData.Payload] = action.Payload, [CardData.Nonce] = action.Nonce };
}
