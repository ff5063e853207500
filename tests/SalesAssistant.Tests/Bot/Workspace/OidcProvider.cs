using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SalesAssistant.Tests.Bot.Workspace;

/// <summary>An OpenID Connect provider on a free port of the loopback address, which can be told to misbehave.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly Dictionary<string, (string Challenge, string Nonce)> _codes = [];

    private OidcProvider(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.First();

    public string Email { get; set; } = "li.xiaomei@example.com";

    public string? EmailVerified { get; set; } = "true";

    /// <summary>Changes the claims or the key of the next token.</summary>
    public Action<SecurityTokenDescriptor>? Tamper { get; set; }

    public static async Task<OidcProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new OidcProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>What the browser is sent back with after the person has signed in there.</summary>
    public string Answer(Uri request, string? state = null, string? issuer = null)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(request.Query);
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["code_challenge"]!, query["nonce"]!);
        return $"/sign-in/oidc/callback?code={code}&state={Uri.EscapeDataString(state ?? query["state"]!)}" + (issuer == "" ? "" : $"&iss={Uri.EscapeDataString(issuer ?? Issuer)}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/keys",
            ["authorization_response_iss_parameter_supported"] = true,
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return _codes.Remove(form["code"].ToString(), out var code) && code.Challenge == challenge && form["client_id"] == "sales"
                ? Results.Json(new { id_token = Token(code.Nonce), token_type = "Bearer" })
                : Results.BadRequest();
        });
    }

    private string Token(string nonce)
    {
        var claims = new Dictionary<string, object> { ["sub"] = "person-1", ["nonce"] = nonce, ["email"] = Email };
        if (EmailVerified is not null)
        {
            claims["email_verified"] = bool.Parse(EmailVerified);
        }

        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "sales",
            Claims = claims,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        };
        Tamper?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }
}
