using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SalesAssistant.Bot.Conversation;

/// <summary>How replies, drafts and conversation states are written as JSON, in the store and by the doors.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private const int LargestKept = 64 * 1024;
    private static readonly JsonWriterOptions Written = new() { Encoder = Options.Encoder, MaxDepth = Options.MaxDepth, SkipValidation = true };

    // Each thread writes one tree after the other.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"null is no {typeof(T).Name}.");

    /// <summary>How many bytes a tree takes when it is sent.</summary>
    public static int SizeOf(JsonNode tree) => Fill(tree).WrittenCount;

    /// <summary>A tree as it is sent, in UTF-8.</summary>
    public static byte[] Bytes(JsonNode tree) => Fill(tree).WrittenSpan.ToArray();

    private static ArrayBufferWriter<byte> Fill(JsonNode tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var buffer = _scratch is { Capacity: <= LargestKept } kept ? kept : _scratch = new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(buffer, Written);
        tree.WriteTo(writer, Options);
        return buffer;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // Chinese stays readable; pages encode for themselves
            MaxDepth = 32,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
