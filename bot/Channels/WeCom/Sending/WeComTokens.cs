using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>The app's access token: one for all, renewed five minutes before its end, one renewal at a time. Asking too often gets a company blocked, so a refusal is remembered for a minute.</summary>
internal sealed class WeComTokens(WeComHttp http, IOptions<WeComSettings> settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private (string Token, DateTimeOffset Until)? _held;
    private (int Code, DateTimeOffset Until)? _refused;

    /// <summary>The token, or the code with which none was given.</summary>
    /// <param name="stale">A token that the vendor did not take; another is fetched.</param>
    /// <exception cref="HttpRequestException">The vendor cannot be reached, or answers nonsense.</exception>
    public async ValueTask<(string? Token, int Code)> GetAsync(string? stale, CancellationToken cancellationToken)
    {
        if (Good(stale) is { } held)
        {
            return (held, 0);
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return Good(stale) is { } fresh ? (fresh, 0)
                : _refused is { } refused && clock.GetUtcNow() < refused.Until ? (null, refused.Code)
                : await FetchAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Good(string? stale) => _held is { } held && held.Token != stale && clock.GetUtcNow() < held.Until ? held.Token : null;

    private async Task<(string? Token, int Code)> FetchAsync(CancellationToken cancellationToken)
    {
        var of = settings.Value;
        var url = $"{of.ApiUrl.TrimEnd('/')}/cgi-bin/gettoken?corpid={Uri.EscapeDataString(of.CorpId!)}&corpsecret={Uri.EscapeDataString(of.Secret!)}";   // configured, and checked at start
        using var response = await http.Client.GetAsync(new Uri(url), cancellationToken);
        JsonObject? json;
        try
        {
            json = JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)) as JsonObject;
        }
        catch (JsonException problem)
        {
            throw new HttpRequestException("The token answer cannot be read.", problem);
        }

        var code = json.Code();
        if (code == 0 && json?["access_token"] is JsonValue value && value.TryGetValue<string>(out var token) && token.Length > 0)
        {
            var seconds = json["expires_in"] is JsonValue lasts && lasts.TryGetValue<int>(out var given) ? given : 7200;
            _held = (token, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Early);
            return (token, 0);
        }

        if (code is null or 0)
        {
            throw new HttpRequestException("The token answer holds no token.", null, response.StatusCode);
        }

        _refused = (code.Value, clock.GetUtcNow() + RefusalHolds);
        return (null, code.Value);
    }
}

/// <summary>Reading the vendor's JSON.</summary>
internal static class WeComJson
{
    /// <summary>errcode; 0 where it is left out, null where there is no object at all.</summary>
    public static int? Code(this JsonObject? json) => json is null ? null : json["errcode"] is not JsonValue value ? 0 : value.TryGetValue<int>(out var code) ? code : null;
}
