using System.Text.Json;
using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>One JSON frame of the long connection. Cmd: null for the answer to a frame of ours. RequestId: ties an answer to what it answers.</summary>
internal sealed record BotFrame(string? Cmd, string RequestId, JsonObject Json)
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Null for what is no frame.</summary>
    public static BotFrame? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: Bounded) is JsonObject json && Text(json["headers"], "req_id") is { Length: > 0 and <= 256 } id ? new BotFrame(Text(json, "cmd"), id, json) : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)   // no JSON, or half a character in it
        {
            return null;
        }
    }

    public JsonObject Body => Json["body"] as JsonObject ?? [];

    /// <summary>A member of an object; null when it is not there, or there is no object.</summary>
    public static JsonNode? Part(JsonNode? node, string name) => node is JsonObject json ? json[name] : null;

    /// <summary>A text member; null when it is not there, or no text.</summary>
    public static string? Text(JsonNode? node, string name)
    {
        try
        {
            return node is JsonObject json && json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)   // a lone surrogate
        {
            return null;
        }
    }
}
