using System.Net;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Lets an activity in: its token first, then that the body is what the token speaks for, then its tenant.</summary>
internal sealed partial class TeamsGate(TokenCheck tokens, ServiceHosts hosts, TeamsBody bodies, IOptions<TeamsSettings> settings, IHostEnvironment environment, RefusalAudit audit, ILogger<TeamsGate> log)
{
    private const string Channel = "msteams";

    /// <summary>Whether the door is open at all: with an application id, or for trying out on one's own machine.</summary>
    public bool IsOpen => settings.Value.IsConfigured || environment.IsDevelopment();

    /// <summary>The activity, or the status to answer with (no body: whoever forges learns nothing).</summary>
    public async ValueTask<(TeamsActivity? Activity, int Status)> EnterAsync(HttpContext http)
    {
        ChannelToken? token = null;
        if (settings.Value.IsConfigured)
        {
            (token, var fault) = await tokens.CheckAsync(http.Request.Headers.Authorization, http.RequestAborted);
            if (token is null)
            {
                return Stop(StatusCodes.Status401Unauthorized, fault);
            }
        }
        else if (!IsOwnMachine(http))
        {
            return Stop(StatusCodes.Status401Unauthorized, "anonymous");
        }

        var (activity, status) = await bodies.ReadAsync(http.Request);
        if (activity is null)
        {
            return Stop(status, "body");
        }

        if (token is not null && CheckOrigin(activity, token) is { } wrong)
        {
            return Stop(StatusCodes.Status401Unauthorized, wrong);
        }

        if (!hosts.IsAllowed(activity.ServiceUrl))
        {
            return Stop(StatusCodes.Status401Unauthorized, "service_host");
        }

        // Without a token the tenant is only a claim; there is nobody else on this machine to protect from it.
        var isServed = activity.Tenants is [var tenant] && (token is null || settings.Value.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase));
        return isServed ? (activity, StatusCodes.Status200OK) : Stop(StatusCodes.Status403Forbidden, "tenant");
    }

    /// <summary>Notes a refusal by the name of its reason; the status to answer with.</summary>
    public int Refuse(int status, string fault)
    {
        LogRefused(log, status, fault);
        audit.Count(PushedChannels.Teams, status, fault);
        return status;
    }

    private static string? CheckOrigin(TeamsActivity activity, ChannelToken token) =>
        !string.Equals(activity.ServiceUrl, token.ServiceUrl, StringComparison.OrdinalIgnoreCase) ? "service_url"
        : activity.ChannelId != Channel || !token.Endorsements.Contains(Channel, StringComparer.Ordinal) ? "endorsement"
        : null;

    // The connection itself, the name in the address (a page in the browser could point a name of its own here), and no proxy in between.
    private static bool IsOwnMachine(HttpContext http) =>
        http.Connection is { RemoteIpAddress: { } remote, LocalIpAddress: { } local } && IPAddress.IsLoopback(remote) && IPAddress.IsLoopback(local)
        && (http.Request.Host.Host == "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded") && !http.Request.Headers.ContainsKey("Origin");

    private (TeamsActivity?, int) Stop(int status, string fault) => (null, Refuse(status, fault));

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused with {Status}: {Fault}")]
    private static partial void LogRefused(ILogger logger, int status, string fault);
}
