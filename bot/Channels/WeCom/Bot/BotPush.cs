using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>What the bot needs of a pushed message or event; null = not there.</summary>
internal sealed record BotPush(BotFrame Frame)
{
    private JsonObject Body => Frame.Body;

    private JsonNode? Pressed => BotFrame.Part(Body["event"], "template_card_event");

    /// <summary>The vendor's number of it.</summary>
    public string? Id => BotFrame.Text(Body, "msgid") is { Length: > 0 and <= 128 } id ? id : null;

    /// <summary>The member who wrote or pressed; null for ids that no member has.</summary>
    public string? From => BotFrame.Text(Body["from"], "userid") is { } id && WeComPerson.IsUserId(id) ? id : null;

    /// <summary>The group that it was said in; null in a private chat.</summary>
    public string? Group => BotFrame.Text(Body, "chattype") == "group" && BotFrame.Text(Body, "chatid") is { Length: > 0 and <= 128 } chat ? chat : null;

    public string? Type => BotFrame.Text(Body, "msgtype");

    /// <summary>Words that were written, or that the vendor heard.</summary>
    public string? Words => Type switch
    {
        "text" => BotFrame.Text(Body["text"], "content"),
        "voice" => BotFrame.Text(Body["voice"], "content"),
        "mixed" when BotFrame.Part(Body["mixed"], "msg_item") is JsonArray items => string.Join('\n', items.Select(item => BotFrame.Text(BotFrame.Part(item, "text"), "content")).Where(words => !string.IsNullOrWhiteSpace(words))),
        _ => null,
    };

    public string? Event => BotFrame.Text(Body["event"], "eventtype");

    public string? EventKey => BotFrame.Text(Pressed, "event_key");

    /// <summary>Of the pressed card.</summary>
    public string? TaskId => BotFrame.Text(Pressed, "task_id");

    /// <summary>Chosen options of the pressed card by question; the first of each.</summary>
    public IReadOnlyDictionary<string, string> Selected => (BotFrame.Part(BotFrame.Part(Pressed, "selected_items"), "selected_item") as JsonArray ?? [])
        .Select(item => (Key: BotFrame.Text(item, "question_key"), Value: BotFrame.Part(BotFrame.Part(item, "option_ids"), "option_id") is JsonArray { Count: > 0 } options && options[0] is JsonValue value && value.TryGetValue<string>(out var option) ? option : null))
        .Where(pair => pair is { Key.Length: > 0, Value.Length: > 0 })
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key!, pair => pair.Value!);   // just looked at
}

/// <summary>Where the bot reaches somebody: the member's id, or the group's.</summary>
internal sealed record BotAddress(string ChatId);

/// <summary>A message that waits for its answer. RequestId: what the answer has to name.</summary>
internal sealed record BotAsk(string RequestId)
{
    /// <summary>Of its memo.</summary>
    public const string Kind = "ask";
}
