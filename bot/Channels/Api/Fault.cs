namespace SalesAssistant.Bot.Channels.Api;

/// <summary>A request that is refused. Its words are the texts workspace.api.CODE.title and .detail.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable name.</param>
/// <param name="What">The field, where one is at fault; shown, so never a value from the body.</param>
internal sealed record Fault(int Status, string Code, string? What = null)
{
    /// <summary>Keys of title and detail where they are not the code's own.</summary>
    public (string Title, string Detail)? Texts { get; init; }

    public static readonly Fault Unauthorized = new(401, "unauthorized");
    public static readonly Fault TooMany = new(429, "too_many_requests");
    public static readonly Fault NotJson = new(415, "not_json");
    public static readonly Fault BadJson = new(400, "bad_json");
    public static readonly Fault BodyTooLarge = new(413, "body_too_large");
    public static readonly Fault TextEmpty = new(400, "text_empty");
    public static readonly Fault TextTooLong = new(400, "text_too_long");
    public static readonly Fault BadWait = new(400, "bad_wait");
    public static readonly Fault NotFound = new(404, "not_found");

    /// <summary>A sound file that gave no words; the detail says what to do instead.</summary>
    public static Fault NotHeard(string reason) => new(reason switch { "too_large" => 413, "format" => 415, _ => 422 }, "dictation_" + reason) { Texts = ("dictation.title", "dictation." + reason) };

    /// <summary>A field that is missing, unknown, doubled or of another type. Only names of the contract's shape are repeated back.</summary>
    public static Fault BadField(string path)
    {
        var name = path.TrimStart('$', '.');
        return new(400, "bad_field", name.Length <= 40 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_') ? name : null);
    }
}
