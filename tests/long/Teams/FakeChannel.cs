using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SalesAssistant.Long.Teams;

/// <summary>The channel's side over the loopback: keys, tokens, and a connector that throttles, refuses for a moment, cuts connections and fails after it has taken a message. The same seed misbehaves the same way.</summary>
internal sealed class FakeChannel : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";
    public const string Person = "aaaaaaaa-0000-0000-0000-000000000001";

    private static readonly RSA Key = RSA.Create(2048);
    private readonly WebApplication _app;
    private readonly Random _random;
    private readonly Lock _lock = new();

    private FakeChannel(WebApplication app, int seed) => (_app, _random) = (app, new Random(seed));

    public Uri Address => new(_app.Urls.First());

    public string ServiceUrl => new Uri(Address, "/apac/").ToString();

    /// <summary>Made up anew in each run, so that finding one in a log is no accident.</summary>
    public string AppPassword { get; } = "app-password-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public string BotToken { get; } = "bot-token-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>What comes with every activity.</summary>
    public string ChannelToken { get; private set; } = "";

    /// <summary>Messages taken, by conversation, in order: the ids of what they answer, and when.</summary>
    public ConcurrentDictionary<string, List<(string Answers, long At)>> Taken { get; } = new();

    /// <summary>What the connector did instead of answering 201.</summary>
    public ConcurrentDictionary<string, int> Mischief { get; } = new();

    public static async Task<FakeChannel> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var channel = new FakeChannel(app, seed);
        app.MapGet("/metadata", () => Json(new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = new Uri(channel.Address, "/keys").ToString() }));
        app.MapGet("/keys", () => Json(new JsonObject { ["keys"] = new JsonArray(PublicKey()) }));
        app.MapPost("/token", () => Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = channel.BotToken }));
        app.MapPost("/apac/v3/conversations/{conversation}/activities/{answers?}", channel.TakeAsync);
        await app.StartAsync();
        channel.ChannelToken = channel.Sign();
        return channel;
    }

    /// <summary>How the program must be set to talk to it.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",   // a connector by plain http is believed nowhere else
        ["Demo__SeedWhenEmpty"] = "false",
        ["Logging__LogLevel__Default"] = "Information",
        ["Teams__AppId"] = AppId,
        ["Teams__AppPassword"] = AppPassword,
        ["Teams__Tenants__0"] = Tenant,
        ["Teams__MetadataUrl"] = new Uri(Address, "/metadata").ToString(),
        ["Teams__TokenUrl"] = new Uri(Address, "/token").ToString(),
        ["Teams__ServiceHosts__0"] = "127.0.0.1",
        ["Teams__RequestsPerSecond"] = "1000",   // this connector throttles by itself, and 30 a second would be the only thing measured
    };

    /// <summary>A message of the one person.</summary>
    public JsonObject Activity(string conversation, string id, string text) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["timestamp"] = "2026-03-04T02:00:00Z",
        ["serviceUrl"] = ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:u", ["aadObjectId"] = Person },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["text"] = text,
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext http, string conversation, string? answers)
    {
        if (http.Request.Headers.Authorization != "Bearer " + BotToken)
        {
            return Results.Unauthorized();
        }

        var roll = Roll();
        if (roll < 30)
        {
            Count(roll < 20 ? "429" : "412");
            http.Response.Headers.RetryAfter = roll < 20 ? "1" : null;
            return Results.StatusCode(roll < 20 ? 429 : 412);
        }

        using var body = await System.Text.Json.JsonDocument.ParseAsync(http.Request.Body);
        if (body.RootElement.GetProperty("type").GetString() == "message")
        {
            var list = Taken.GetOrAdd(conversation, _ => []);
            lock (list)
            {
                list.Add((answers ?? "", Stopwatch.GetTimestamp()));
            }
        }

        switch (roll)
        {
            case < 40:
                Count("cut after taking");
                http.Abort();
                return Results.Empty;
            case < 50:
                Count("502 after taking");
                return Results.StatusCode(502);
            default:
                return Json(new JsonObject { ["id"] = $"r{Guid.NewGuid():N}" }, 201);
        }
    }

    private int Roll()
    {
        lock (_lock)
        {
            return _random.Next(1000);
        }
    }

    private void Count(string what) => Mischief.AddOrUpdate(what, 1, (_, before) => before + 1);

    private static IResult Json(JsonObject json, int status = 200) => Results.Text(json.ToJsonString(), "application/json", Encoding.UTF8, status);

    private static JsonObject PublicKey()
    {
        var key = Key.ExportParameters(false);
        return new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "ch", ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent), ["endorsements"] = new JsonArray("msteams") };
    }

    private string Sign()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = ServiceUrl, ["nbf"] = now - 60, ["iat"] = now - 60, ["exp"] = now + 7200 };
        var text = $"{Part("""{"alg":"RS256","typ":"JWT","kid":"ch"}""")}.{Part(claims.ToJsonString())}";
        return $"{text}.{Base64Url.EncodeToString(Key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
