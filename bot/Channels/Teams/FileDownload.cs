using System.Net;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Fetches a file that a person sent. Its address carries its own right and comes from outside: the bot's token never goes along, and only the tenant's file hosts are asked.</summary>
internal sealed class FileDownload(TeamsHttp http, IOptions<TeamsSettings> settings, IHostEnvironment environment)
{
    private static readonly string[] Hosts = ["sharepoint.com", "sharepoint.cn", "svc.ms"];

    /// <summary>The bytes; null when the address is not allowed, does not answer with them, or holds more than <paramref name="limit"/>.</summary>
    public async Task<byte[]?> GetAsync(string? address, int limit, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsAllowed(url))
        {
            return null;
        }

        try
        {
            using var response = await http.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
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
