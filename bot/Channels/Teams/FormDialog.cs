using System.Text.Json;
using System.Text.Json.Nodes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A form that is too long for its card, as a dialog (task module): the same fields and the same button.</summary>
internal static class FormDialog
{
    /// <summary>The reply that holds the form, by its id in the outbox.</summary>
    public const string Reply = "o";

    /// <summary>The card in the conversation, by the channel's id.</summary>
    public const string Card = "c";

    private const string Confirm = "confirm:";

    /// <summary>The form's button that saves; null when it cannot be saved.</summary>
    public static ReplyAction? Save(FormBlock form) => form.Actions.FirstOrDefault(action => action.Payload.StartsWith(Confirm, StringComparison.Ordinal));

    /// <summary>The button on the card; Teams opens the dialog by asking the bot for it.</summary>
    public static JsonObject Opener(FormBlock form, long reply, Texts texts, string language) => new()
    {
        ["type"] = "Action.Submit",
        ["title"] = texts.Say(language, "teams.edit"),
        ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "task/fetch" }, [Reply] = reply.ToString(System.Globalization.CultureInfo.InvariantCulture), [CardData.Payload] = Save(form)?.Payload ?? "" },
        ["associatedInputs"] = "none",
    };

    /// <summary>What the dialog is about: its reply and the payload of its form's button; null when it is none of ours.</summary>
    public static (long Reply, string Payload)? AboutOf(JsonElement? data) =>
        long.TryParse(TeamsActivity.Text(data, Reply), System.Globalization.CultureInfo.InvariantCulture, out var id) && TeamsActivity.Text(data, CardData.Payload) is { Length: > 0 and <= 200 } payload && payload.StartsWith(Confirm, StringComparison.Ordinal)
            ? (id, payload) : null;

    /// <summary>The dialog as the response to an invoke.</summary>
    /// <param name="card">The channel's id of the card it was opened from; null when it did not say.</param>
    /// <param name="typed">What stood in it when it was refused, by field key; null at first.</param>
    /// <param name="problem">Why it was refused; null at first.</param>
    public static JsonObject Draw(FormBlock form, ReplyAction save, long reply, string? card, Texts texts, string language, IReadOnlyDictionary<string, string?>? typed = null, string? problem = null)
    {
        var data = new JsonObject { [CardData.Payload] = save.Payload, [CardData.Nonce] = save.Nonce, [Reply] = reply.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        if (card is not null)
        {
            data[Card] = card;
        }

        var body = new JsonArray();
        foreach (var words in new[] { problem }.Concat(form.Questions).OfType<string>())
        {
            var line = CardBlocks.Words(words);
            line["color"] = words == problem ? "Attention" : "Warning";
            body.Add(line);
        }

        foreach (var section in form.Sections.Where(section => section.Fields.Any(CardInputs.IsFillable)))
        {
            var head = CardBlocks.Words(section.Title);
            head["weight"] = "Bolder";
            body.Add(head);
            foreach (var field in section.Fields.Where(CardInputs.IsFillable))
            {
                body.Add(CardInputs.Draw(typed?.TryGetValue(field.Key, out var value) == true ? field with { Value = value } : field, texts, language));
            }
        }

        body.Add(new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.Submit", ["title"] = save.Label, ["style"] = "positive", ["data"] = data }) });
        return new JsonObject
        {
            ["task"] = new JsonObject
            {
                ["type"] = "continue",
                ["value"] = new JsonObject
                {
                    ["title"] = TeamsRenderer.Cut(form.Title is { Length: > 0 } title ? title : save.Label, 60),
                    ["height"] = "large",
                    ["width"] = "medium",
                    ["card"] = new JsonObject
                    {
                        ["contentType"] = TeamsRenderer.CardType,
                        ["content"] = new JsonObject { ["type"] = "AdaptiveCard", ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json", ["version"] = "1.5", ["fallbackText"] = save.Label, ["body"] = body },
                    },
                },
            },
        };
    }

    /// <summary>A sentence in the dialog's place.</summary>
    public static JsonObject Message(string words) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = words } };
}
