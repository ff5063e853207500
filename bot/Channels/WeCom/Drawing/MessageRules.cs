using System.Text;
using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>What every outgoing message must keep to, as the vendor's pages say. Returns what is wrong, by path; empty = fit to be sent.</summary>
internal static class MessageRules
{
    private const int KeyBytes = 1024;
    private const int TaskBytes = 128;

    public static IReadOnlyList<string> Check(JsonObject message)
    {
        var faults = new List<string>();
        var type = (string?)message["msgtype"];
        switch (type)
        {
            case "text" or "markdown":
                Bytes(faults, message[type]?["content"], WeComRenderer.TextBytes, type);
                break;
            case "template_card" when message["template_card"] is JsonObject card:
                faults.AddRange(CheckCard(card));
                break;
            case "file":
                Bytes(faults, message["file"]?["media_id"], 1024, "file.media_id");
                break;
            default:
                faults.Add("msgtype: unknown");
                break;
        }

        return faults;
    }

    /// <summary>A card alone, as an update carries it.</summary>
    public static IReadOnlyList<string> CheckCard(JsonObject card)
    {
        var faults = new List<string>();
        var type = (string?)card["card_type"] ?? "";
        Add(faults, type is not ("text_notice" or "news_notice" or "button_interaction" or "vote_interaction" or "multiple_interaction"), "card_type: unknown");
        Chars(faults, card["source"]?["desc"], 20, "source.desc", isNeeded: false);
        Chars(faults, card["main_title"]?["title"], TemplateCards.TitleLimit, "main_title.title", isNeeded: type is not "text_notice");
        Chars(faults, card["main_title"]?["desc"], 44, "main_title.desc", isNeeded: false);
        Chars(faults, card["sub_title_text"], TemplateCards.SubtitleLimit, "sub_title_text", isNeeded: false);
        Add(faults, type == "text_notice" && card["main_title"]?["title"] is null && card["sub_title_text"] is null, "text_notice: says nothing");
        Add(faults, type is "text_notice" or "news_notice" && card["card_action"]?["url"] is null && card["card_action"]?["appid"] is null, "card_action: missing");
        var isAsking = type is "button_interaction" or "vote_interaction" or "multiple_interaction";
        Add(faults, isAsking && !IsTask((string?)card["task_id"]), "task_id: missing or not of its letters");
        Each(card["horizontal_content_list"], TemplateCards.MostLines, "horizontal_content_list", faults, (line, path) =>
        {
            Chars(faults, line["keyname"], TemplateCards.LabelLimit, path + ".keyname");
            Chars(faults, line["value"], TemplateCards.ValueLimit, path + ".value", isNeeded: false);
        });
        Each(card["jump_list"], 3, "jump_list", faults, (jump, path) => Chars(faults, jump["title"], 18, path + ".title"));
        CheckAsking(card, type, faults);
        foreach (var url in Urls(card))
        {
            Add(faults, !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || Encoding.UTF8.GetByteCount(url) > 2048, $"url: {url}");
        }

        return faults;
    }

    private static void CheckAsking(JsonObject card, string type, List<string> faults)
    {
        Add(faults, type == "button_interaction" && card["button_list"] is not JsonArray { Count: > 0 } && card["replace_text"] is null, "button_list: missing");
        Each(card["button_list"], TemplateCards.MostButtons, "button_list", faults, (button, path) =>
        {
            Chars(faults, button["text"], TemplateCards.ButtonLimit, path + ".text");
            Add(faults, (int?)button["type"] != 1 && !IsKey((string?)button["key"]), path + ".key: missing or too long");
            Add(faults, (int?)button["style"] is not (null or 1 or 2 or 3 or 4), path + ".style");
        });
        CheckOptions(card["button_selection"], TemplateCards.MostSelectOptions, "button_selection", faults);
        Add(faults, type == "vote_interaction" && card["checkbox"] is null, "checkbox: missing");
        CheckOptions(card["checkbox"], TemplateCards.MostPickOptions, "checkbox", faults);
        Add(faults, type == "multiple_interaction" && card["select_list"] is null, "select_list: missing");
        Each(card["select_list"], 3, "select_list", faults, (select, path) => CheckOptions(select, TemplateCards.MostSelectOptions, path, faults));
        Add(faults, type is "vote_interaction" or "multiple_interaction" && !IsKey((string?)card["submit_button"]?["key"]), "submit_button: missing");
        Chars(faults, card["submit_button"]?["text"], TemplateCards.ButtonLimit, "submit_button.text", isNeeded: type is "vote_interaction" or "multiple_interaction");
    }

    private static void CheckOptions(JsonNode? question, int most, string path, List<string> faults)
    {
        if (question is null)
        {
            return;
        }

        Add(faults, string.IsNullOrEmpty((string?)question["question_key"]), path + ".question_key: missing");
        Add(faults, question["option_list"] is not JsonArray { Count: > 0 }, path + ".option_list: missing");
        Each(question["option_list"], most, path + ".option_list", faults, (option, at) =>
        {
            Bytes(faults, option["id"], TemplateCards.OptionIdBytes, at + ".id");
            Chars(faults, option["text"], 16, at + ".text");
        });
        var ids = (question["option_list"] as JsonArray)?.Select(option => (string?)option?["id"]).ToList() ?? [];
        Add(faults, ids.Distinct().Count() != ids.Count, path + ".option_list: an id twice");
    }

    private static IEnumerable<string> Urls(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(pair => pair.Key == "url" ? [pair.Value?.ToString() ?? ""] : Urls(pair.Value)),
        JsonArray list => list.SelectMany(Urls),
        _ => [],
    };

    private static bool IsTask(string? task) => task is { Length: > 0 } && Encoding.UTF8.GetByteCount(task) <= TaskBytes && task.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '@');

    private static bool IsKey(string? key) => key is { Length: > 0 } && Encoding.UTF8.GetByteCount(key) <= KeyBytes;

    private static void Each(JsonNode? list, int most, string path, List<string> faults, Action<JsonNode, string> check)
    {
        if (list is not JsonArray items)
        {
            return;
        }

        Add(faults, items.Count > most, $"{path}: more than {most}");
        for (var at = 0; at < items.Count; at++)
        {
            check(items[at]!, $"{path}[{at}]");   // drawn lists have no nulls
        }
    }

    private static void Chars(List<string> faults, JsonNode? text, int most, string path, bool isNeeded = true) =>
        Add(faults, (string?)text is { } words ? words.Length > most || (isNeeded && string.IsNullOrWhiteSpace(words)) : isNeeded, $"{path}: {(text is null ? "missing" : $"empty, or more than {most} characters")}");

    private static void Bytes(List<string> faults, JsonNode? text, int most, string path) =>
        Add(faults, (string?)text is not { } words || string.IsNullOrWhiteSpace(words) || Encoding.UTF8.GetByteCount(words) > most, $"{path}: empty, or more than {most} bytes");

    private static void Add(List<string> faults, bool isWrong, string what)
    {
        if (isWrong)
        {
            faults.Add(what);
        }
    }
}
