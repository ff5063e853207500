using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A signing key of the channel service.</summary>
/// <param name="Endorsements">Channels that it may speak for.</param>
internal sealed record ChannelKey(JsonWebKey Key, IReadOnlyList<string> Endorsements);

/// <summary>The signing keys, from the configured address only (nothing in a token says where keys come from). Renewed daily, and for an unknown key id at most hourly; without fresh ones nobody gets in.</summary>
internal sealed partial class ChannelKeys(TeamsHttp http, IOptions<TeamsSettings> settings, TimeProvider clock, ILogger<ChannelKeys> log) : IDisposable
{
    private static readonly TimeSpan Renew = TimeSpan.FromHours(24);
    private static readonly TimeSpan Stale = TimeSpan.FromDays(5);
    private static readonly TimeSpan UnknownPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Known? _known;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Null when the channel has no such key, or the keys cannot be had.</summary>
    public async ValueTask<ChannelKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = _known;
        if (known is not null && now - known.At < Renew && known.Keys.TryGetValue(id, out var found))
        {
            return found;
        }

        if (now >= _notBefore)
        {
            await RefreshAsync(known, cancellationToken);
        }

        return _known is { } current && now - current.At < Stale ? current.Keys.GetValueOrDefault(id) : null;
    }

    public void Dispose() => _one.Dispose();

    private async Task RefreshAsync(Known? seen, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known != seen || clock.GetUtcNow() < _notBefore)
            {
                return;   // another request has just asked
            }

            try
            {
                _known = new Known(await LoadAsync(cancellationToken), clock.GetUtcNow());
                _notBefore = clock.GetUtcNow() + UnknownPause;
            }
            catch (Exception problem) when (problem is HttpRequestException or JsonException or InvalidDataException or ArgumentException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                _notBefore = clock.GetUtcNow() + FailurePause;
                LogUnavailable(log, problem);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Dictionary<string, ChannelKey>> LoadAsync(CancellationToken cancellationToken)
    {
        using var metadata = JsonDocument.Parse(await http.Client.GetStringAsync(settings.Value.MetadataUrl, cancellationToken));
        if (Text(metadata, "issuer") != settings.Value.Issuer)
        {
            throw new InvalidDataException("The metadata at Teams:MetadataUrl is of another issuer than Teams:Issuer.");
        }

        var address = Text(metadata, "jwks_uri");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && new Uri(settings.Value.MetadataUrl).IsLoopback)))
        {
            throw new InvalidDataException("The metadata at Teams:MetadataUrl names no https address of keys.");
        }

        var keys = new JsonWebKeySet(await http.Client.GetStringAsync(uri, cancellationToken)).Keys
            .Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.Kid) && key.KeySize >= 2048)
            .Select(key => new ChannelKey(key, Endorsements(key)));
        var byId = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            byId[key.Key.Kid] = key;
        }

        return byId.Count > 0 ? byId : throw new InvalidDataException("The channel lists no usable key.");
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Not a member of the standard. A key that lists none speaks for no channel.
    private static string[] Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]   // a string has a value
            : [];

    [LoggerMessage(Level = LogLevel.Error, Message = "The Bot Framework signing keys could not be loaded; messages are refused while there are none")]
    private static partial void LogUnavailable(ILogger logger, Exception problem);

    private sealed record Known(Dictionary<string, ChannelKey> Keys, DateTimeOffset At);
}
