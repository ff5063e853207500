using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SalesAssistant.Bot.SignIn;

/// <summary>OpenID Connect code flow with PKCE against any provider.</summary>
internal sealed class OidcFlow
{
    /// <summary>Name of the HTTP client that speaks to the provider.</summary>
    public const string ClientName = "oidc";

    private const string Cookie = "oidc";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly OidcSettings _settings;
    private readonly string? _publicUrl;
    private readonly IHttpClientFactory _clients;
    private readonly ITimeLimitedDataProtector _protector;
    private readonly Lazy<ConfigurationManager<OpenIdConnectConfiguration>> _provider;

    public OidcFlow(IOptions<SignInSettings> settings, IHttpClientFactory clients, IDataProtectionProvider protection)
    {
        _settings = settings.Value.Oidc;
        _publicUrl = settings.Value.PublicUrl?.TrimEnd('/');
        _clients = clients;
        _protector = protection.CreateProtector("SignIn.Oidc").ToTimeLimitedDataProtector();
        _provider = new(() =>
        {
            var authority = new Uri(_settings.Authority!.TrimEnd('/'));   // only asked for when configured
            var documents = new HttpDocumentRetriever(clients.CreateClient(ClientName)) { RequireHttps = !authority.IsLoopback };
            return new ConfigurationManager<OpenIdConnectConfiguration>($"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), documents);
        });
    }

    /// <summary>Whether this way is offered.</summary>
    public bool IsConfigured => _settings.IsConfigured;

    /// <summary>Sends the browser to the provider; what has to come back unchanged is in a protected cookie.</summary>
    public async Task<string> StartAsync(HttpContext http, string returnPath)
    {
        var provider = await _provider.Value.GetConfigurationAsync(http.RequestAborted);
        var pending = new Pending(SecretHash.NewSecret(), SecretHash.NewSecret(), SecretHash.NewSecret(), returnPath);
        http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(pending), Limit), CookieOptions(http));
        var challenge = System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(pending.Verifier)));
        return QueryString.Create(new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = _settings.ClientId,
            ["redirect_uri"] = RedirectUri(http),
            ["scope"] = "openid email profile",
            ["state"] = pending.State,
            ["nonce"] = pending.Nonce,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        }).ToUriComponent() is var query && provider.AuthorizationEndpoint.Contains('?', StringComparison.Ordinal)
            ? $"{provider.AuthorizationEndpoint}&{query[1..]}"
            : provider.AuthorizationEndpoint + query;
    }

    /// <summary>Checks what the provider sent back and fetches who it is.</summary>
    /// <returns>The account and where the person wanted to go; null when anything does not fit.</returns>
    public async Task<(OidcAccount Account, string ReturnPath)?> FinishAsync(HttpContext http)
    {
        var pending = Take(http);
        var query = http.Request.Query;
        if (pending is null || query["state"] is not [{ } state] || !Same(state, pending.State) || query["code"] is not [{ Length: > 0 } code])
        {
            return null;
        }

        var provider = await _provider.Value.GetConfigurationAsync(http.RequestAborted);
        var issuer = query["iss"];

        // RFC 9207: an answer that names another issuer, or none where one is promised, is another provider's.
        if (issuer.Count > 1 || (issuer is [{ } named] && named != provider.Issuer) || (provider.AuthorizationResponseIssParameterSupported && issuer.Count == 0))
        {
            return null;
        }

        var account = await RedeemAsync(http, provider, code, pending);
        return account is null ? null : (account, pending.ReturnPath);
    }

    private async Task<OidcAccount?> RedeemAsync(HttpContext http, OpenIdConnectConfiguration provider, string code, Pending pending)
    {
        using var client = _clients.CreateClient(ClientName);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = RedirectUri(http),
            ["client_id"] = _settings.ClientId!,   // only reached when configured
            ["code_verifier"] = pending.Verifier,
        };
        if (!string.IsNullOrEmpty(_settings.ClientSecret))
        {
            form["client_secret"] = _settings.ClientSecret;
        }

        using var response = await client.PostAsync(new Uri(provider.TokenEndpoint), new FormUrlEncodedContent(form), http.RequestAborted);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(http.RequestAborted), default, http.RequestAborted);
        return body.RootElement.TryGetProperty("id_token", out var token) && token.GetString() is { } text ? await ReadAsync(provider, text, pending) : null;
    }

    private async Task<OidcAccount?> ReadAsync(OpenIdConnectConfiguration provider, string token, Pending pending)
    {
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = _settings.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
            ClockSkew = TimeSpan.FromMinutes(2),
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken identity
            || !identity.TryGetClaim("nonce", out var nonce) || !Same(nonce.Value, pending.Nonce)
            || (identity.TryGetClaim("azp", out var party) && party.Value != _settings.ClientId))
        {
            return null;
        }

        // An address that the provider has not checked proves nothing.
        var isUnchecked = identity.TryGetClaim("email_verified", out var verified) && !bool.TryParse(verified.Value, out var isVerified) | !isVerified;
        var email = !isUnchecked && identity.TryGetClaim("email", out var address) ? address.Value : null;
        return new OidcAccount($"{identity.Issuer}|{identity.Subject}", email);
    }

    private Pending? Take(HttpContext http)
    {
        var cookie = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, CookieOptions(http));
        try
        {
            return cookie is null ? null : JsonSerializer.Deserialize<Pending>(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)   // forged, too old, or of another installation
        {
            return null;
        }
    }

    private string RedirectUri(HttpContext http) =>
        (_publicUrl ?? $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}") + "/sign-in/oidc/callback";

    // Lax: the way back from the provider is a link from another site.
    private static CookieOptions CookieOptions(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps || !http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        SameSite = SameSiteMode.Lax,
        Path = "/sign-in",
        MaxAge = Limit,
    };

    private static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private sealed record Pending(string State, string Nonce, string Verifier, string ReturnPath);
}

/// <summary>Who the provider says it is.</summary>
/// <param name="Key">Issuer and subject: never given to another person.</param>
/// <param name="Email">A checked address; null when there is none.</param>
internal sealed record OidcAccount(string Key, string? Email);
