using System.Text.Json.Nodes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>The inputs of a form: a label on every one, an error text on every required one, ids that differ.</summary>
internal static class CardInputs
{
    public static JsonObject Draw(FormField field, FormBlock form, Texts texts, string language)
    {
        var input = field switch
        {
            { Options.Count: > 0 } => Choices(field),
            { Input: "date" } => new JsonObject { ["type"] = "Input.Date" },
            { Input: "time" } => new JsonObject { ["type"] = "Input.Time" },
            { Input: "longtext" } => new JsonObject { ["type"] = "Input.Text", ["isMultiline"] = true, ["maxLength"] = 4000 },
            _ => new JsonObject { ["type"] = "Input.Text", ["maxLength"] = 1000 },
        };
        input["id"] = field.Key;
        input["label"] = field.Label;
        if (!string.IsNullOrEmpty(field.Value))
        {
            input["value"] = field.Value;
        }

        if (field.IsRequired)
        {
            input["isRequired"] = true;
            input["errorMessage"] = texts.Say(language, "teams.required", ("field", field.Label));
        }

        return input;
    }

    private static JsonObject Choices(FormField field) => new()
    {
        ["type"] = "Input.ChoiceSet",
        ["style"] = "compact",
        ["choices"] = new JsonArray([.. field.Options.Select(option => new JsonObject { ["title"] = option.Label, ["value"] = option.Value })]),
    };
}
