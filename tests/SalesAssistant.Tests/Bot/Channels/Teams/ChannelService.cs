using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

/// <summary>The channel's side without a network: metadata, keys, tokens, and a connector that keeps what it took.</summary>
internal sealed class ChannelService : HttpMessageHandler
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";
    public const string Url = "https://smba.trafficmanager.net/apac/";

    // Made once: keys are slow to make, and nothing in a test changes them.
    public static readonly RSA Channel = RSA.Create(2048);
    public static readonly RSA NoEndorsement = RSA.Create(2048);
    public static readonly RSA OtherEndorsement = RSA.Create(2048);
    public static readonly RSA Stranger = RSA.Create(2048);

    private readonly ConcurrentQueue<(string Path, JsonObject Body)> _taken = new();
    private readonly ConcurrentQueue<(string Path, JsonObject Body)> _changed = new();
    private readonly ConcurrentQueue<(string Path, JsonObject Body)> _typing = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _metadataAsked;
    private int _calls;
    private int _attempts;

    /// <summary>What the connector answers to an attempt, by its number from 1; null = 201. It has taken the message if the answer says so, or if <see cref="TakesBeforeFailing"/>.</summary>
    public Func<int, HttpResponseMessage?> Answer { get; set; } = _ => null;

    public Func<HttpResponseMessage, bool> TakesBeforeFailing { get; set; } = _ => false;

    /// <summary>What the connector answers to a change of a message; null = it takes it.</summary>
    public Func<string, HttpResponseMessage?> Changing { get; set; } = _ => null;

    /// <summary>Messages that took the place of others.</summary>
    public IReadOnlyList<(string Path, JsonObject Body)> Changed => [.. _changed];

    /// <summary>Completes when that many messages were changed.</summary>
    public Task ChangedAsync(int count) => UntilAsync(() => _changed.Count >= count);

    /// <summary>What a picture in a message holds.</summary>
    public static byte[] Picture { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 1];

    public bool HasNoMetadata { get; set; }

    public int Attempts => _attempts;

    public int TokensGiven { get; private set; }

    public int MetadataAsked => _metadataAsked;

    public IReadOnlyList<(string Path, JsonObject Body)> Taken => [.. _taken];

    /// <summary>Completes when the connector has answered that often.</summary>
    public Task AttemptedAsync(int count) => UntilAsync(() => Attempts >= count);

    /// <summary>Completes when the connector has taken that many messages.</summary>
    public Task TakenAsync(int count) => UntilAsync(() => _taken.Count >= count);

    /// <summary>Signs that something is being written; completes when there is one.</summary>
    public async Task<(string Path, JsonObject Body)> TypingAsync()
    {
        await UntilAsync(() => !_typing.IsEmpty);
        return _typing.First();
    }

    /// <summary>Completes when that many signs have come.</summary>
    public Task TypedAsync(int count) => UntilAsync(() => _typing.Count >= count);

    /// <summary>What was shown before answers, in order.</summary>
    public IEnumerable<JsonObject> Typing => _typing.Select(one => one.Body);

    /// <summary>Conversations in which writing was shown.</summary>
    public IEnumerable<string> TypingIn => _typing.Select(one => one.Path);

    private async Task UntilAsync(Func<bool> isReached)
    {
        while (true)
        {
            var news = _news;
            if (isReached())
            {
                return;
            }

            await news.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;   // a request has one
        if (path.EndsWith("openidconfiguration", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _metadataAsked);
            return HasNoMetadata ? new HttpResponseMessage(HttpStatusCode.BadGateway) : Json("""{"issuer":"https://api.botframework.com","jwks_uri":"https://login.botframework.com/v1/keys"}""");
        }

        if (path == "/v1/keys")
        {
            return Json(new JsonObject { ["keys"] = new JsonArray(Key(Channel, "ch", "msteams", "webchat"), Key(NoEndorsement, "noend"), Key(OtherEndorsement, "other", "skype")) }.ToJsonString());
        }

        if (path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
        {
            TokensGiven++;
            return Json($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"bot-token-{{TokensGiven}}"}""");
        }

        if (request.RequestUri.Host.EndsWith(".sharepoint.com", StringComparison.Ordinal))
        {
            Assert.Null(request.Headers.Authorization);   // the bot's token is the channel's business alone
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(path.EndsWith(".jpg", StringComparison.Ordinal) ? Picture : "sound"u8.ToArray()) };
        }

        Assert.Equal("smba.trafficmanager.net", request.RequestUri.Host);
        Assert.StartsWith("bot-token-", request.Headers.Authorization?.Parameter, StringComparison.Ordinal);
        if (request.Method == HttpMethod.Get)
        {
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(path.Contains("/v3/attachments/", StringComparison.Ordinal) ? Picture : []) };
        }

        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject();   // the connector is always sent an activity
        if ((string?)body["type"] == "typing")   // comes when the machine is slow: no answer, and nothing to count
        {
            _typing.Enqueue((path, body));
            Tell();
            return Json("""{"id":"t1"}""", HttpStatusCode.Created);
        }

        if (request.Method == HttpMethod.Put)
        {
            var refused = Changing(path);
            if (refused is null)
            {
                _changed.Enqueue((path, body));
                Tell();
            }

            return refused ?? Json("""{"id":"r1"}""");
        }

        var answer = Answer(Interlocked.Increment(ref _calls));
        if (answer is null || answer.IsSuccessStatusCode || TakesBeforeFailing(answer))
        {
            _taken.Enqueue((path, body));
        }

        Interlocked.Increment(ref _attempts);
        Tell();
        return answer ?? Json("""{"id":"r1"}""", HttpStatusCode.Created);
    }

    private void Tell() => Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static JsonObject Key(RSA rsa, string id, params string[] endorsements)
    {
        var key = rsa.ExportParameters(false);
        var json = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Token.Base64(key.Modulus!), ["e"] = Token.Base64(key.Exponent!) };   // an RSA key has both
        if (endorsements.Length > 0)
        {
            json["endorsements"] = JsonSerializer.SerializeToNode(endorsements);
        }

        return json;
    }
}
