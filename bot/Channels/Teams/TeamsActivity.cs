using System.Text.Json;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>What the door needs of an incoming activity; unknown members are ignored. Null = not there, or not of its type.</summary>
internal sealed record TeamsActivity(JsonElement Json)
{
    public string? Type => Text(Json, "type");

    public string? Id => Text(Json, "id");

    public string? ChannelId => Text(Json, "channelId");

    public string? ServiceUrl => Text(Json, "serviceUrl");

    /// <summary>Of an invoke.</summary>
    public string? Name => Text(Json, "name");

    public string? Action => Text(Json, "action");

    public string? Words => Text(Json, "text");

    public string? Locale => Text(Json, "locale");

    public string? ReplyToId => Text(Json, "replyToId");

    public JsonElement? Value => Part(Json, "value");

    public string? FromId => Text(Part(Json, "from"), "id");

    /// <summary>The person's object id in the tenant; ids that start with 29: are another in every bot.</summary>
    public string? ObjectId => Text(Part(Json, "from"), "aadObjectId");

    public string? RecipientId => Text(Part(Json, "recipient"), "id");

    public string? ConversationId => Text(Part(Json, "conversation"), "id");

    /// <summary>Whether others read along.</summary>
    public bool IsGroup => Text(Part(Json, "conversation"), "conversationType") is { } type ? type != "personal" : Part(Json, "conversation") is { } talk && talk.TryGetProperty("isGroup", out var group) && group.ValueKind == JsonValueKind.True;

    /// <summary>The tenants that the activity names; one, unless it contradicts itself.</summary>
    public IReadOnlyList<string> Tenants =>
        [.. new[] { Text(Part(Json, "conversation"), "tenantId"), Text(Part(Part(Json, "channelData"), "tenant"), "id") }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The instant the channel says, in UTC.</summary>
    public DateTime? SentAt => DateTimeOffset.TryParse(Text(Json, "timestamp"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime : null;

    /// <summary>Mentions: whom, and the words in the text that stand for it.</summary>
    public IEnumerable<(string? Id, string? Name, string? Words)> Mentions =>
        List("entities").Where(one => Text(one, "type") == "mention").Select(one => (Text(Part(one, "mentioned"), "id"), Text(Part(one, "mentioned"), "name"), Text(one, "text")));

    /// <summary>Ids of those who have joined.</summary>
    public IEnumerable<string> Added => List("membersAdded").Select(one => Text(one, "id")).OfType<string>();

    /// <summary>Ids of those who have left.</summary>
    public IEnumerable<string> Removed => List("membersRemoved").Select(one => Text(one, "id")).OfType<string>();

    /// <summary>Reactions that were added.</summary>
    public IEnumerable<string> Reactions => List("reactionsAdded").Select(one => Text(one, "type")).OfType<string>();

    /// <summary>Files, the text as HTML, cards.</summary>
    public IEnumerable<JsonElement> Attachments => List("attachments");

    /// <summary>What happened, in Teams' own words, such as editMessage.</summary>
    public string? Event => Text(Part(Json, "channelData"), "eventType");

    private JsonElement.ArrayEnumerator List(string name) => Json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    /// <summary>A string member of an object.</summary>
    public static string? Text(JsonElement? json, string name)
    {
        try
        {
            return json is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)   // a lone surrogate: as good as nothing
        {
            return null;
        }
    }

    /// <summary>An object member of an object.</summary>
    public static JsonElement? Part(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
