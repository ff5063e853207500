using System.Buffers.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A channel's token that holds.</summary>
/// <param name="ServiceUrl">Where the channel says its activities come from.</param>
/// <param name="Endorsements">Channels that its key may speak for.</param>
internal sealed record ChannelToken(string ServiceUrl, IReadOnlyList<string> Endorsements);

/// <summary>Checks the token of an incoming activity: the published rules, and stricter where the SDKs let things pass (no expiry, keys without endorsements, doubled members, key addresses in the header, several audiences).</summary>
internal sealed class TokenCheck(ChannelKeys keys, IOptions<TeamsSettings> settings, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private static readonly string[] KeyMembers = ["jku", "x5u", "jwk", "x5c", "crit"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken };

    /// <summary>The token, or the name of what is wrong with it (for the log; the sender is told nothing).</summary>
    public async ValueTask<(ChannelToken? Token, string Fault)> CheckAsync(StringValues header, CancellationToken cancellationToken)
    {
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return (null, "no_token");
        }

        var token = value[Scheme.Length..];
        if (token.Length > LongestToken || token.Split('.') is not [{ Length: > 0 } head, { Length: > 0 } body, { Length: > 0 }])
        {
            return (null, "not_a_token");
        }

        using var headJson = Open(head);
        using var bodyJson = Open(body);
        if (headJson is null || bodyJson is null)
        {
            return (null, "not_a_token");
        }

        var (header2, claims) = (headJson.RootElement, bodyJson.RootElement);
        if (!Algorithms.Contains(Text(header2, "alg"), StringComparer.Ordinal) || KeyMembers.Any(name => header2.TryGetProperty(name, out _)))
        {
            return (null, "algorithm");
        }

        if (CheckClaims(claims) is { } fault)
        {
            return (null, fault);
        }

        // Only now: a token that is wrong anyway never makes us fetch keys.
        if (Text(header2, "kid") is not { Length: > 0 and <= 200 } kid || await keys.FindAsync(kid, cancellationToken) is not { } key)
        {
            return (null, "unknown_key");
        }

        var result = await _handler.ValidateTokenAsync(token, Parameters(key.Key));
        return result.IsValid
            ? (new ChannelToken(Text(claims, "serviceurl")!, key.Endorsements), "")   // checked with the claims
            : (null, "signature");
    }

    private string? CheckClaims(JsonElement claims)
    {
        if (Text(claims, "iss") != settings.Value.Issuer)
        {
            return "issuer";
        }

        // A list of audiences is refused, even with ours in it.
        if (Text(claims, "aud") is not { } audience || !string.Equals(audience, settings.Value.AppId, StringComparison.OrdinalIgnoreCase))
        {
            return "audience";
        }

        // Tokens of other bots that call us as a skill: we have none.
        if (claims.TryGetProperty("azp", out _) || claims.TryGetProperty("appid", out _))
        {
            return "skill";
        }

        var now = clock.GetUtcNow();
        if (Moment(claims, "exp") is not { } expires || expires <= now - Skew)
        {
            return "expired";
        }

        if (IsAhead(claims, "nbf", now) || IsAhead(claims, "iat", now))
        {
            return "not_yet_valid";
        }

        return string.IsNullOrEmpty(Text(claims, "serviceurl")) ? "service_url" : null;
    }

    private TokenValidationParameters Parameters(SecurityKey key) => new()
    {
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidAlgorithms = Algorithms,
        ValidIssuer = settings.Value.Issuer,
        ValidAudience = settings.Value.AppId,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        AudienceValidator = (audiences, _, _) => audiences.Count() == 1,   // its value is compared above, without regard to case
        LifetimeValidator = (_, _, _, _) => true,   // checked above, by the injected clock
    };

    private static JsonDocument? Open(string part)
    {
        try
        {
            var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            json.Dispose();
            return null;
        }
        catch (Exception problem) when (problem is FormatException or JsonException)   // what anybody may send
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)   // a lone surrogate
        {
            return null;
        }
    }

    private static DateTimeOffset? Moment(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;

    // Absent is allowed; there but no moment is not.
    private static bool IsAhead(JsonElement json, string name, DateTimeOffset now) =>
        json.TryGetProperty(name, out _) && (Moment(json, name) is not { } moment || moment > now + Skew);
}
