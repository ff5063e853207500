using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Rehearsal;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Teams in the rehearsal: activities with a token that is checked like any other, against keys that only the made-up house knows, and a connector that takes everything.</summary>
internal sealed class TeamsRehearsal(IOptions<TeamsSettings> settings, IHostEnvironment environment, TimeProvider clock) : IRehearsedDoor, IDisposable
{
    private const string Person = "00000000-0000-0000-0000-000000000000";
    private const string KeyId = "rehearsal";
    private readonly RSA _key = RSA.Create(2048);
    private readonly SemaphoreSlim _answered = new(0);
    private int _said;

    public (string Channel, string Account) Rep => (PushedChannels.Teams, $"{Tenant}/{Person}");

    public bool IsOpen => settings.Value.IsConfigured || environment.IsDevelopment();

    private string Tenant => settings.Value.Tenants is [var first, ..] ? first.ToLowerInvariant() : Person;

    private string Url => settings.Value.ServiceHosts is [var host, ..] ? $"{(IPAddress.TryParse(host, out _) ? "http" : "https")}://{host}/" : "https://smba.trafficmanager.net/";

    public void Furnish(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new TeamsHttp(new Service(Answer)));
        services.AddTeamsChannel(configuration);
    }

    public async Task SayAsync(IServiceProvider house, string text, CancellationToken cancellationToken)
    {
        var id = $"rehearsal{_said++}";
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["serviceUrl"] = Url,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:r", ["aadObjectId"] = Person },
            ["conversation"] = new JsonObject { ["id"] = "a:rehearsal", ["conversationType"] = "personal", ["tenantId"] = Tenant },
            ["recipient"] = new JsonObject { ["id"] = "28:r" },
            ["text"] = text,
        };
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        var http = new DefaultHttpContext { RequestServices = house, RequestAborted = cancellationToken };
        (http.Request.Method, http.Request.ContentType, http.Request.Body, http.Request.Host) = (HttpMethods.Post, "application/json", body, new HostString("localhost"));
        (http.Connection.RemoteIpAddress, http.Connection.LocalIpAddress) = (IPAddress.Loopback, IPAddress.Loopback);
        http.Request.Headers.Authorization = settings.Value.IsConfigured ? "Bearer " + Sign() : default;
        await house.GetRequiredService<TeamsEndpoint>().HandleAsync(http);
        if (http.Response.StatusCode != StatusCodes.Status200OK)
        {
            throw new InvalidOperationException($"The Teams door answered {http.Response.StatusCode} in its rehearsal.");
        }

        await _answered.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _key.Dispose();
        _answered.Dispose();
    }

    private string Sign() => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = settings.Value.Issuer,
        Audience = settings.Value.AppId,
        Expires = clock.GetUtcNow().UtcDateTime.AddHours(1),
        Claims = new Dictionary<string, object> { ["serviceurl"] = Url },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
    });

    private JsonObject Answer(HttpRequestMessage request)
    {
        var address = request.RequestUri?.AbsoluteUri ?? "";
        if (address == settings.Value.MetadataUrl)
        {
            return new JsonObject { ["issuer"] = settings.Value.Issuer, ["jwks_uri"] = "https://keys.invalid/" };
        }

        if (address == "https://keys.invalid/")
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            return new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["kid"] = KeyId, ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent), ["endorsements"] = new JsonArray("msteams") }) };
        }

        if (!address.Contains("/v3/conversations/", StringComparison.Ordinal))
        {
            return new JsonObject { ["access_token"] = "rehearsal", ["expires_in"] = 3599 };
        }

        _answered.Release();
        return new JsonObject { ["id"] = "r" };
    }

    private sealed class Service(Func<HttpRequestMessage, JsonObject> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(request).ToJsonString(), Encoding.UTF8, "application/json") });
    }
}
