using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>Reads a JSON body without copying it and without ever holding more than the limit.</summary>
internal static class LimitedBody
{
    /// <summary>The value, or why there is none.</summary>
    public static async ValueTask<(T? Value, Fault? Fault)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, int limit, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, Fault.NotJson);
        }

        if (request.ContentLength > limit)
        {
            return (null, Fault.BodyTooLarge);
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var body = read.Buffer;
            if (body.Length > limit)
            {
                reader.AdvanceTo(body.End);
                return (null, Fault.BodyTooLarge);
            }

            if (read.IsCompleted)
            {
                var result = Parse(body, type);
                reader.AdvanceTo(body.End);
                return result;
            }

            reader.AdvanceTo(body.Start, body.End);
        }
    }

    private static (T? Value, Fault? Fault) Parse<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = type.Options.MaxDepth });
        try
        {
            var value = JsonSerializer.Deserialize(ref json, type);
            return value is null || json.Read() ? (null, Fault.BadJson) : (value, null);
        }
        catch (JsonException error)
        {
            return (null, error.Path is { Length: > 1 } path ? Fault.BadField(path) : Missing(body, type) is { } name ? Fault.BadField(name) : Fault.BadJson);
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid UTF-16 (a lone surrogate) ends here rather than in a JsonException.
            return (null, Fault.BadJson);
        }
    }

    /// <summary>The first required field that a whole object lacks; null when none is, or when the body is no object.</summary>
    private static string? Missing(ReadOnlySequence<byte> body, JsonTypeInfo type)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = type.Options.MaxDepth });
            return json.RootElement.ValueKind == JsonValueKind.Object ? type.Properties.FirstOrDefault(field => field.IsRequired && !json.RootElement.TryGetProperty(field.Name, out _))?.Name : null;
        }
        catch (JsonException)   // it is no JSON, which is what the caller then says
        {
            return null;
        }
    }
}
