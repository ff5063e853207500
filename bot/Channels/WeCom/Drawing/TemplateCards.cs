using System.Globalization;
using System.Text.Json.Nodes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>The vendor's template cards, each within its limits (<see cref="MessageRules"/>).</summary>
internal sealed class TemplateCards(Ink ink, Texts texts, string language)
{
    public const int TitleLimit = 36;
    public const int SubtitleLimit = 160;
    public const int LabelLimit = 5;
    public const int ValueLimit = 30;
    public const int MostLines = 6;
    public const int MostButtons = 6;
    public const int ButtonLimit = 10;
    public const int MostSelectOptions = 10;
    public const int MostPickOptions = 20;
    public const int OptionIdBytes = 128;
    private const int OptionLimit = 16;
    private const int Positive = 1;
    private const int Plain = 2;

    /// <summary>Buttons under a title: a proposal, suggestions, what can be said next. Null when no button can be drawn.</summary>
    /// <param name="buttons">With the words that they show.</param>
    /// <param name="choice">A field that can be chosen beside the buttons; null = none.</param>
    public JsonObject? Buttons(string task, string title, string? text, IEnumerable<(string Label, string Value)> lines, IEnumerable<(string Label, ReplyAction Action)> buttons, FormField? choice = null)
    {
        var drawn = buttons.Select(Button).OfType<JsonObject>().Take(MostButtons).ToArray<JsonNode>();
        if (drawn.Length == 0)
        {
            return null;
        }

        var card = Card("button_interaction", title);
        card["task_id"] = task;
        AddText(card, text, lines);
        if (choice is not null)
        {
            card["button_selection"] = new JsonObject
            {
                ["question_key"] = choice.Key,
                ["title"] = Words.Cut(choice.Label, 13),
                ["option_list"] = new JsonArray([.. choice.Options.Select(option => Option(option.Value, option.Label))]),
                ["selected_id"] = choice.Value,
            };
        }

        card["button_list"] = new JsonArray(drawn);
        return card;
    }

    /// <summary>One of several words to be said, with a button that says it. Null when the words do not fit.</summary>
    public JsonObject? Pick(string task, string title, IReadOnlyList<string> words)
    {
        if (words.Count is < 2 or > MostPickOptions || words.Any(one => System.Text.Encoding.UTF8.GetByteCount(one) > OptionIdBytes))
        {
            return null;
        }

        var card = Card("vote_interaction", title);
        card["task_id"] = task;
        card["checkbox"] = new JsonObject
        {
            ["question_key"] = CardKey.PickQuestion,
            ["mode"] = 0,
            ["option_list"] = new JsonArray([.. words.Select((one, at) => Option(one, $"{(at + 1).ToString(CultureInfo.InvariantCulture)} {one}"))]),
        };
        card["submit_button"] = new JsonObject { ["text"] = Words.Cut(texts.Say(language, "wecom.pick"), ButtonLimit), ["key"] = CardKey.Pick };
        return card;
    }

    /// <summary>A figure that leads to the rows behind it; null without an address to lead to.</summary>
    public JsonObject? Notice(string title, string? text, string? path)
    {
        if (ink.Url(path) is not { } url)
        {
            return null;
        }

        var card = Card("text_notice", title);
        AddText(card, text, []);
        card["jump_list"] = new JsonArray(new JsonObject { ["type"] = 1, ["title"] = texts.Say(language, "wecom.open_details"), ["url"] = url });
        card["card_action"] = new JsonObject { ["type"] = 1, ["url"] = url };
        return card;
    }

    /// <summary>Whether lines can stand in a card as they are.</summary>
    public static bool Fit(IReadOnlyList<(string Label, string Value)> lines) => lines.Count <= MostLines && lines.All(line => line.Label.Length <= LabelLimit && line.Value.Length <= ValueLimit && !line.Value.Contains('\n'));

    private JsonObject Card(string type, string title) => new()
    {
        ["card_type"] = type,
        ["source"] = new JsonObject { ["desc"] = Words.Cut(texts.Say(language, "wecom.app_name"), 20) },
        ["main_title"] = new JsonObject { ["title"] = Words.Cut(title, TitleLimit) },
    };

    private static void AddText(JsonObject card, string? text, IEnumerable<(string Label, string Value)> lines)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            card["sub_title_text"] = Words.Cut(text, SubtitleLimit);
        }

        var drawn = lines.Take(MostLines).Select(line => (JsonNode)new JsonObject { ["keyname"] = Words.Cut(line.Label, LabelLimit), ["value"] = Words.Cut(line.Value, ValueLimit) }).ToArray();
        if (drawn.Length > 0)
        {
            card["horizontal_content_list"] = new JsonArray(drawn);
        }
    }

    private JsonObject? Button((string Label, ReplyAction Action) button)
    {
        var drawn = new JsonObject { ["text"] = Words.Cut(button.Label, ButtonLimit), ["style"] = button.Action.IsPrimary ? Positive : Plain };
        if (button.Action.Kind == "open")
        {
            (drawn["type"], drawn["url"]) = (1, ink.Url(button.Action.Payload));
            return drawn["url"] is null ? null : drawn;
        }

        drawn["key"] = CardKey.Of(button.Action);
        return drawn["key"] is null ? null : drawn;
    }

    private static JsonObject Option(string id, string text) => new() { ["id"] = id, ["text"] = Words.Cut(text, OptionLimit) };
}
