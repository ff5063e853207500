using System.Net;

namespace SalesAssistant.Bot.SignIn;

/// <summary>Being anybody without a password: only in Development, only from this machine.</summary>
internal sealed class RoleSwitch(IHostEnvironment environment)
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    /// <summary>False behind a proxy too (its connection comes from this machine), and for a foreign host name that resolves to here.</summary>
    public bool IsOpen(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return environment.IsDevelopment()
            && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && IsLoopbackName(http.Request.Host.Host)
            && !ProxyHeaders.Any(http.Request.Headers.ContainsKey);
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
