using System.Text.Json;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>The bot's own token for the connector: one for all, renewed five minutes before its end, one renewal at a time.</summary>
internal sealed class BotTokens(TeamsHttp http, IOptions<TeamsSettings> settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private (string Token, DateTimeOffset Until)? _held;

    /// <summary>Null where the door is open without an application id (on one's own machine): then there is no token to show.</summary>
    /// <param name="refused">A token that the connector did not take; another is fetched.</param>
    /// <exception cref="HttpRequestException">The token endpoint refuses or cannot be reached.</exception>
    public async ValueTask<string?> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (!settings.Value.IsConfigured)
        {
            return null;
        }

        if (Good(refused) is { } held)
        {
            return held;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return Good(refused) ?? await FetchAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Good(string? refused) => _held is { } held && held.Token != refused && clock.GetUtcNow() < held.Until ? held.Token : null;

    private async Task<string> FetchAsync(CancellationToken cancellationToken)
    {
        var of = settings.Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = of.AppId!,   // configured, and checked at start
            ["client_secret"] = of.AppPassword!,
            ["scope"] = of.Scope,
        });
        using var response = await http.Client.PostAsync(of.TokenUrl.Replace("{tenant}", of.Tenants[0], StringComparison.Ordinal), form, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException("The token endpoint refused the bot: check Teams:AppId, Teams:AppPassword and Teams:TokenUrl.", null, response.StatusCode);
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            if (TeamsActivity.Text(json.RootElement, "access_token") is { Length: > 0 } token && json.RootElement.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var lasts))
            {
                _held = (token, clock.GetUtcNow() + TimeSpan.FromSeconds(lasts) - Early);
                return token;
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new HttpRequestException("The token endpoint's answer cannot be read.", problem);
        }

        throw new HttpRequestException("The token endpoint's answer holds no token.");
    }
}
