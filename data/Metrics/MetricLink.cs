using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesAssistant.Data.Metrics;

/// <summary>A question as a piece of a link: whoever opens it is answered in their own scope, so it grants nothing.</summary>
public static class MetricLink
{
    private const int LongestToken = 4000;
    private const int MostJson = 32_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        MaxDepth = 16,
    };

    /// <summary>base64url of the packed query.</summary>
    public static string Encode(MetricQuery query)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(deflate, query, Json);
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The query of a token; null when it is not one, or asks for what cannot be answered.</summary>
    public static MetricQuery? Decode(string? token)
    {
        if (token is null || token.Length is 0 or > LongestToken || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            using var packed = new MemoryStream(Base64Url.DecodeFromChars(token));
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[MostJson];   // bounded: a small token can unpack to much
            var length = deflate.ReadAtLeast(buffer, MostJson, throwOnEndOfStream: false);
            var query = length == MostJson ? null : JsonSerializer.Deserialize<MetricQuery>(buffer.AsSpan(0, length), Json);
            return query is { Measure: not null } && IsWhole(query) && MetricRules.Problem(query) is null ? query : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The path in the workspace that shows the rows behind a figure.</summary>
    public static string RowsPath(MetricQuery query) => "/rows?q=" + Encode(query);

    private static bool IsWhole(MetricQuery query) =>
        query.Filters is not null && query.GroupBy is { Count: <= 3 } && query.ExtraMeasures is not null && query.Filters.Count <= 20 &&
        query.Filters.All(filter => filter is { Field: not null, Values.Count: > 0 and <= 200 } && filter.Values.All(value => value is not null)) &&
        (query.Limit is null or > 0) && query.Skip >= 0;
}
