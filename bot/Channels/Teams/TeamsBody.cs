using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.Api;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Reads an activity: JSON, bounded in size and depth, no member twice.</summary>
internal sealed class TeamsBody(IOptions<TeamsSettings> settings)
{
    private static readonly JsonTypeInfo<JsonDocument> Json = (JsonTypeInfo<JsonDocument>)Options().GetTypeInfo(typeof(JsonDocument));

    /// <summary>The activity, or 413, 415 or 400. Without the ids that everything hangs on it is no activity.</summary>
    public async ValueTask<(TeamsActivity? Activity, int Status)> ReadAsync(HttpRequest request)
    {
        var (json, fault) = await LimitedBody.ReadAsync(request, Json, settings.Value.BodyLimit, request.HttpContext.RequestAborted);
        if (json is null)
        {
            return (null, fault?.Status ?? StatusCodes.Status400BadRequest);
        }

        request.HttpContext.Response.RegisterForDispose(json);
        var activity = new TeamsActivity(json.RootElement);
        return json.RootElement.ValueKind == JsonValueKind.Object && activity is { Type.Length: > 0 } && IsId(activity.ConversationId) && (activity.Id is null || IsId(activity.Id)) && (activity.ObjectId is null || IsKey(activity.ObjectId))
            ? (activity, StatusCodes.Status200OK)
            : (null, StatusCodes.Status400BadRequest);
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= 1000 } && !id.AsSpan().ContainsAnyInRange('\0', '\x1f');

    private static bool IsKey(string id) => id is { Length: > 0 and <= 100 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { MaxDepth = 32, AllowDuplicateProperties = false };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
