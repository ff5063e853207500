using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>What the bot needs of a pushed message or event; null = not there.</summary>
internal sealed record BotPush(BotFrame Frame)
{
    private const int MostFiles = 20;

    private JsonObject Body => Frame.Body;

    private JsonNode? Thumb => BotFrame.Part(Body["event"], "feedback_event");

    private JsonNode? Pressed => BotFrame.Part(Body["event"], "template_card_event");

    /// <summary>The vendor's number of it.</summary>
    public string? Id => BotFrame.Text(Body, "msgid") is { Length: > 0 and <= 128 } id ? id : null;

    /// <summary>The member who wrote or pressed; null for ids that no member has.</summary>
    public string? From => BotFrame.Text(Body["from"], "userid") is { } id && WeComPerson.IsUserId(id) ? id : null;

    /// <summary>The group that it was said in; null in a private chat.</summary>
    public string? Group => BotFrame.Text(Body, "chattype") == "group" && BotFrame.Text(Body, "chatid") is { Length: > 0 and <= 128 } chat ? chat : null;

    public string? Type => BotFrame.Text(Body, "msgtype");

    /// <summary>The stream that the vendor asks for again.</summary>
    public string? StreamId => BotFrame.Text(Body["stream"], "id");

    /// <summary>Where one later answer may go. A secret.</summary>
    public string? ResponseUrl => BotFrame.Text(Body, "response_url") is { Length: > 0 and <= 2048 } url ? url : null;

    /// <summary>Words that were written, or that the vendor heard; null for a message of pictures alone.</summary>
    public string? Words => Type switch
    {
        "text" => BotFrame.Text(Body["text"], "content"),
        "voice" => BotFrame.Text(Body["voice"], "content"),
        "mixed" when BotFrame.Part(Body["mixed"], "msg_item") is JsonArray items => string.Join('\n', items.Select(item => BotFrame.Text(BotFrame.Part(item, "text"), "content")).Where(words => !string.IsNullOrWhiteSpace(words))) is { Length: > 0 } words ? words : null,
        _ => null,
    };

    /// <summary>The file, the picture, or the pictures among the words.</summary>
    public IReadOnlyList<BotFile> Files => Type switch
    {
        "file" or "image" => [.. new[] { FileOf(Body[Type]) }.OfType<BotFile>()],
        "mixed" when BotFrame.Part(Body["mixed"], "msg_item") is JsonArray items => [.. items.Select(item => FileOf(BotFrame.Part(item, "image"))).OfType<BotFile>().Take(MostFiles)],
        _ => [],
    };

    public string? Event => BotFrame.Text(Body["event"], "eventtype");

    public string? EventKey => BotFrame.Text(Pressed, "event_key");

    /// <summary>Which answer a thumb is about.</summary>
    public string? FeedbackId => BotFrame.Text(Thumb, "id") is { Length: <= 64 } id ? id : null;

    /// <summary>1 accurate, 2 inaccurate, 3 taken back.</summary>
    public int? FeedbackType => (BotFrame.Part(Thumb, "type") ?? BotFrame.Part(Thumb, "feedback_type")) is JsonValue value ? (value.TryGetValue<int>(out var number) ? number : BotFrame.Text(Thumb, "feedback_type") is { } text && int.TryParse(text, out number) ? number : null) : null;

    /// <summary>What was written beside it.</summary>
    public string? FeedbackWords => BotFrame.Text(Thumb, "content");

    /// <summary>Of the pressed card.</summary>
    public string? TaskId => BotFrame.Text(Pressed, "task_id");

    /// <summary>Chosen options of the pressed card by question; the first of each.</summary>
    public IReadOnlyDictionary<string, string> Selected => (BotFrame.Part(BotFrame.Part(Pressed, "selected_items"), "selected_item") as JsonArray ?? [])
        .Select(item => (Key: BotFrame.Text(item, "question_key"), Value: BotFrame.Part(BotFrame.Part(item, "option_ids"), "option_id") is JsonArray { Count: > 0 } options && options[0] is JsonValue value && value.TryGetValue<string>(out var option) ? option : null))
        .Where(pair => pair is { Key.Length: > 0, Value.Length: > 0 })
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key!, pair => pair.Value!);   // just looked at

    private static BotFile? FileOf(JsonNode? part) =>
        BotFrame.Text(part, "url") is { Length: > 0 and <= 2048 } url ? new BotFile(url, BotFrame.Text(part, "aeskey") is { Length: > 0 and <= 64 } key ? key : null) : null;
}

/// <summary>Where something sent is for five minutes, and what opens it. Both are secrets.</summary>
/// <param name="Url">Carries its own right.</param>
/// <param name="Key">Null over callbacks, where their own key opens it.</param>
internal sealed record BotFile(string Url, string? Key);

/// <summary>Where the bot reaches somebody: the member's id, or the group's.</summary>
internal sealed record BotAddress(string ChatId);

/// <summary>A message that waits for its answer.</summary>
/// <param name="RequestId">What an answer over the long connection has to name; empty for callbacks.</param>
/// <param name="ResponseUrl">Where one later answer to a callback may go, a secret; null = nowhere.</param>
internal sealed record BotAsk(string RequestId, string? ResponseUrl = null)
{
    /// <summary>Of its memo.</summary>
    public const string Kind = "ask";
}
