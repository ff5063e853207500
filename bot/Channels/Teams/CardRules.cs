using System.Text;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>What every outgoing activity and card must keep to. Returns what is wrong, by path; empty = fit to be sent.</summary>
internal static class CardRules
{
    /// <summary>Buttons of one set; Teams hides more.</summary>
    public const int MostActions = 6;

    /// <summary>Buttons of one entry of a list.</summary>
    public const int MostListActions = 3;

    /// <summary>Entity of messages that are part of a stream.</summary>
    public const string StreamInfo = "streaminfo";

    /// <summary>Characters of an informative update; in Chinese three bytes each, of 1 KB.</summary>
    public const int LongestInformative = 300;

    private const int MostBytes = 36 * 1024;

    public static IReadOnlyList<string> Check(JsonObject activity)
    {
        var faults = new List<string>();
        Add(faults, Encoding.UTF8.GetByteCount(activity.ToJsonString(WireJson.Options)) > MostBytes, "activity", "too large");
        Add(faults, activity.ContainsKey("id") || activity.ContainsKey("timestamp") || activity.ContainsKey("serviceUrl"), "activity", "carries what only channels set");
        var cards = activity["attachments"] is JsonArray list ? list.OfType<JsonObject>().Select(one => one["content"]).OfType<JsonObject>().ToList() : [];
        var stream = activity["entities"] is JsonArray entities ? entities.OfType<JsonObject>().FirstOrDefault(one => (string?)one["type"] == StreamInfo) : null;
        Add(faults, cards.Count > 0 && activity.ContainsKey("text") && stream is null, "activity", "text beside a card");
        Add(faults, (string?)activity["type"] == "message" && cards.Count == 0 && string.IsNullOrWhiteSpace((string?)activity["text"]), "activity", "says nothing");
        CheckMarks(activity, faults);
        CheckStream(activity, stream, faults);
        faults.AddRange(cards.SelectMany(CheckCard));
        return faults;
    }

    private static void CheckStream(JsonObject activity, JsonObject? stream, List<string> faults)
    {
        if (stream is null)
        {
            return;
        }

        var isLast = (string?)stream["streamType"] == "final";
        Add(faults, string.IsNullOrWhiteSpace((string?)activity["text"]), StreamInfo, "no text");
        Add(faults, (string?)stream["streamType"] is not ("informative" or "streaming" or "final"), StreamInfo, "type");
        Add(faults, isLast != ((string?)activity["type"] == "message"), StreamInfo, "only the last is a message");
        Add(faults, isLast && (stream.ContainsKey("streamSequence") || string.IsNullOrEmpty((string?)stream["streamId"])), StreamInfo, "the last has its stream and no number");
        Add(faults, !isLast && !(stream["streamSequence"] is JsonValue number && number.TryGetValue<int>(out var sequence) && sequence >= 1), StreamInfo, "no number");
        Add(faults, !isLast && (activity.ContainsKey("attachments") || activity.ContainsKey("channelData")), StreamInfo, "cards and feedback before the last");
        Add(faults, (string?)stream["streamType"] == "informative" && ((string?)activity["text"])?.Length > LongestInformative, StreamInfo, "too long");
    }

    private static void CheckMarks(JsonObject activity, List<string> faults)
    {
        var roots = activity["entities"] is JsonArray entities ? entities.OfType<JsonObject>().Where(one => (string?)one["type"] == AnswerMarks.Root).ToList() : [];
        Add(faults, roots.Count > 1, "entities", "several roots");
        var claims = roots.SelectMany(root => root["citation"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        Add(faults, claims.Count > AnswerMarks.MostSources, "citation", "too many");
        foreach (var claim in claims)
        {
            var (mark, document) = ($"[{claim["position"]}]", claim["appearance"] as JsonObject);
            Add(faults, (string?)activity["text"] is not { } text || !text.Contains(mark, StringComparison.Ordinal), mark, "is not in the text");
            Add(faults, (string?)document?["name"] is not { Length: > 0 and <= AnswerMarks.LongestName }, mark, "name");
            Add(faults, (string?)document?["abstract"] is { Length: > AnswerMarks.LongestAbstract }, mark, "abstract");
            Add(faults, document?["url"] is { } url && !(Uri.TryCreate((string?)url, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"), mark, "url");
        }

        Add(faults, activity["channelData"]?["feedbackLoop"] is { } loop && (string?)loop["type"] is not ("default" or "custom"), "feedbackLoop", "type");
        Add(faults, activity["suggestedActions"]?["actions"] is JsonArray { Count: > MostActions }, "suggestedActions", "too many");
    }

    /// <summary>A card alone, as the response to a press carries it.</summary>
    public static IReadOnlyList<string> CheckCard(JsonObject card)
    {
        var faults = new List<string>();
        Add(faults, (string?)card["version"] is not ("1.4" or "1.5"), "card", "version");
        Add(faults, string.IsNullOrWhiteSpace((string?)card["fallbackText"]), "card", "no fallbackText");
        Add(faults, card["body"] is not JsonArray { Count: > 0 }, "card", "no body");
        Add(faults, card.ToJsonString(WireJson.Options).Contains("${", StringComparison.Ordinal), "card", "an unfilled blank");
        var elements = Walk(card, "card").ToList();
        Add(faults, elements.Count(one => (string?)one.Node["style"] == "positive") > 1, "card", "several primary buttons");
        var ids = elements.Select(one => one.Node["id"]).OfType<JsonValue>().Select(id => id.ToString()).ToList();
        Add(faults, ids.Distinct().Count() != ids.Count, "card", "an id twice");
        foreach (var (path, node) in elements)
        {
            CheckElement(node, path, faults);
        }

        return faults;
    }

    private static void CheckElement(JsonObject node, string path, List<string> faults)
    {
        var type = (string?)node["type"] ?? "";
        if (type.StartsWith("Input.", StringComparison.Ordinal))
        {
            Add(faults, string.IsNullOrWhiteSpace((string?)node["id"]), path, "an input without id");
            Add(faults, string.IsNullOrWhiteSpace((string?)node["label"]), path, "an input without label");
            Add(faults, (bool?)node["isRequired"] == true && string.IsNullOrWhiteSpace((string?)node["errorMessage"]), path, "a required input without errorMessage");
        }

        Add(faults, type == "TextBlock" && (string.IsNullOrEmpty((string?)node["text"]) || (bool?)node["wrap"] != true), path, "a text that is empty or does not wrap");
        Add(faults, type.StartsWith("Chart.", StringComparison.Ordinal) && node["fallback"] is not JsonObject && (string?)node["fallback"] != "drop", path, "a chart without fallback");
        Add(faults, type == "Action.Execute" && node["fallback"] is not JsonObject, path, "Execute without fallback");
        Add(faults, type.StartsWith("Action.", StringComparison.Ordinal) && string.IsNullOrWhiteSpace((string?)node["title"]), path, "a button without words");
        Add(faults, type == "Action.OpenUrl" && !(Uri.TryCreate((string?)node["url"], UriKind.Absolute, out var url) && url.Scheme is "https" or "http"), path, "a link that leads nowhere");
        Add(faults, node["actions"] is JsonArray { Count: > MostActions }, path, "too many buttons");
        Add(faults, node["width"]?.ToString().EndsWith("px", StringComparison.Ordinal) == true, path, "a fixed width");
    }

    private static IEnumerable<(string Path, JsonObject Node)> Walk(JsonNode? node, string path)
    {
        if (node is JsonObject element)
        {
            if (element.ContainsKey("type"))
            {
                yield return (path, element);
            }

            // Data of buttons is not drawn.
            foreach (var below in element.Where(one => one.Key != "data").SelectMany(one => Walk(one.Value, $"{path}.{one.Key}")))
            {
                yield return below;
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var below in list.SelectMany((one, index) => Walk(one, $"{path}[{index}]")))
            {
                yield return below;
            }
        }
    }

    private static void Add(List<string> faults, bool isWrong, string path, string what)
    {
        if (isWrong)
        {
            faults.Add($"{path}: {what}");
        }
    }
}
