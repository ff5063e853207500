using System.Net;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Addresses that the bot may send to, and its token with it: only the channel's own hosts, by https.</summary>
internal sealed class ServiceHosts(IOptions<TeamsSettings> settings, IHostEnvironment environment)
{
    // trafficmanager.net is shared by everybody: that one name only.
    private static readonly string[] Exact = ["smba.trafficmanager.net"];
    private static readonly string[] WithSubdomains = ["botframework.com", "botframework.azure.cn"];

    public bool IsAllowed(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return false;
        }

        // A connector on this machine, for trying out; plain http and an address in numbers nowhere else.
        var isOwnMachine = environment.IsDevelopment() && address.IsLoopback;
        if ((address.Scheme != Uri.UriSchemeHttps || IPAddress.TryParse(address.DnsSafeHost, out _)) && !(isOwnMachine && address.Scheme == Uri.UriSchemeHttp))
        {
            return false;
        }

        var host = address.DnsSafeHost;
        if (settings.Value.ServiceHosts is { Length: > 0 } own)
        {
            return own.Any(one => Matches(host, one));
        }

        return (isOwnMachine && !settings.Value.IsConfigured) || Exact.Contains(host, StringComparer.OrdinalIgnoreCase) || WithSubdomains.Any(one => Matches(host, one));
    }

    /// <summary>The host itself, or one below it.</summary>
    public static bool Matches(string host, string allowed) =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || (host.Length > allowed.Length && host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase) && host[^(allowed.Length + 1)] == '.');
}
