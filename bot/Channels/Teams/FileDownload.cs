using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Fetches a file that a person sent. Its address comes from outside: only the tenant's file hosts and the channel's own are asked, and only the latter get to see the bot's token.</summary>
internal sealed class FileDownload(TeamsHttp http, BotTokens tokens, ServiceHosts channel, IOptions<TeamsSettings> settings, IHostEnvironment environment)
{
    private static readonly string[] Hosts = ["sharepoint.com", "sharepoint.cn", "svc.ms"];

    /// <summary>The bytes of a file, whose address carries its own right; null when the address is not allowed, does not answer with them, or holds more than <paramref name="limit"/>.</summary>
    public async Task<byte[]?> GetAsync(string? address, int limit, CancellationToken cancellationToken) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && IsAllowed(url) ? await FetchAsync(url, null, limit, cancellationToken) : null;

    /// <summary>The bytes of a picture in a message, which the channel keeps and gives to the bot alone; null as above.</summary>
    public async Task<byte[]?> GetInlineAsync(string? address, int limit, CancellationToken cancellationToken)
    {
        if (!channel.IsAllowed(address))
        {
            return null;
        }

        try
        {
            return await FetchAsync(new Uri(address!), await tokens.GetAsync(null, cancellationToken), limit, cancellationToken);   // an allowed one is there
        }
        catch (HttpRequestException)   // no token to be had
        {
            return null;
        }
    }

    private async Task<byte[]?> FetchAsync(Uri url, string? token, int limit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK && !(response.Content.Headers.ContentLength > limit) ? await ReadAsync(response, limit, cancellationToken) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private bool IsAllowed(Uri url)
    {
        if (environment.IsDevelopment() && !settings.Value.IsConfigured && url.IsLoopback)
        {
            return true;   // the whole door believes this machine then
        }

        var hosts = settings.Value.FileHosts is { Length: > 0 } own ? own : Hosts;
        return url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && !IPAddress.TryParse(url.DnsSafeHost, out _) && hosts.Any(host => ServiceHosts.Matches(url.DnsSafeHost, host));
    }

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + count > limit)
            {
                return null;
            }

            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
