using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>What came of a call.</summary>
internal abstract record WeComAnswer
{
    private WeComAnswer()
    {
    }

    /// <summary>The vendor's own answer. Code: errcode, 0 = done.</summary>
    public sealed record Said(int Code, JsonObject Json) : WeComAnswer
    {
        /// <summary>A text of the answer; null when there is none.</summary>
        public string? Text(string name) => Json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    /// <summary>A file instead of an answer.</summary>
    public sealed record File(byte[] Bytes) : WeComAnswer;

    /// <summary>It certainly did not arrive.</summary>
    public sealed record NotSent(string Why) : WeComAnswer;

    /// <summary>Nobody knows whether it arrived.</summary>
    public sealed record NoAnswer : WeComAnswer;
}
