using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>The inputs of a form: a label on every one, an error text on every required one, ids that differ.</summary>
internal static class CardInputs
{
    // One value instead of a node for each part: a note's form has a hundred choices, and is written twice.
    private static readonly JsonTypeInfo<IReadOnlyList<CardChoice>> ChoiceJson = (JsonTypeInfo<IReadOnlyList<CardChoice>>)WireJson.Options.GetTypeInfo(typeof(IReadOnlyList<CardChoice>));

    /// <summary>Whether people can fill it in here: a record is chosen, and without a choice there is nothing to type.</summary>
    public static bool IsFillable(FormField field) => field.Input != "reference" || field.Options.Count > 0;

    /// <summary>How many of a form's fields can be filled in.</summary>
    public static int CountOf(FormBlock form) => form.Sections.SelectMany(section => section.Fields).Count(IsFillable);

    public static JsonObject Draw(FormField field, Texts texts, string language)
    {
        var input = field switch
        {
            { Options.Count: > 0 } => Choices(field.Options),
            { Input: "flag" } => Choices([new FormOption("true", texts.Say(language, "teams.yes")), new FormOption("false", texts.Say(language, "teams.no"))]),
            { Input: "date" } => new JsonObject { ["type"] = "Input.Date" },
            { Input: "time" } => new JsonObject { ["type"] = "Input.Time" },
            { Input: "longtext" } => new JsonObject { ["type"] = "Input.Text", ["isMultiline"] = true, ["maxLength"] = 4000 },
            _ => new JsonObject { ["type"] = "Input.Text", ["maxLength"] = 1000 },
        };
        input["id"] = field.Key;
        input["label"] = LabelOf(field);
        if (!string.IsNullOrEmpty(field.Value))
        {
            input["value"] = field.Value;
        }

        if (field.IsRequired)
        {
            input["isRequired"] = true;
            input["errorMessage"] = texts.Say(language, "teams.required", ("field", LabelOf(field)));
        }

        return input;
    }

    /// <summary>People see names, not numbers.</summary>
    public static string LabelOf(FormField field) => field.Input == "reference" ? RecordLinks.NameLabel(field.Label) : field.Label;

    private static JsonObject Choices(IReadOnlyList<FormOption> options) => new()
    {
        ["type"] = "Input.ChoiceSet",
        ["style"] = "compact",
        ["choices"] = JsonValue.Create<IReadOnlyList<CardChoice>>([.. options.Select(option => new CardChoice(option.Label, option.Value))], ChoiceJson),
    };
}

/// <summary>A choice as cards write it.</summary>
internal sealed record CardChoice(string Title, string Value);
