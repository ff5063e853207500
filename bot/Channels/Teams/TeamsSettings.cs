namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>`Teams` in appsettings.json. The defaults are the public cloud; for the cloud in China (21Vianet) set MetadataUrl, Issuer, Scope and TokenUrl.</summary>
public sealed class TeamsSettings
{
    /// <summary>A visit note with its follow-up and next step; more would be an endless card.</summary>
    public const int UsualInputs = 24;

    /// <summary>The bot's application id (a GUID); empty = the door is closed, except for tests on one's own machine in Development.</summary>
    public string? AppId { get; set; }

    /// <summary>Only from the environment (Teams__AppPassword), never from a file.</summary>
    public string? AppPassword { get; set; }

    /// <summary>Tenants that are served (GUIDs). People of all others are refused.</summary>
    public string[] Tenants { get; set; } = [];

    /// <summary>Where the channel's signing keys are described.</summary>
    public string MetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Issuer of the channel's tokens.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>What the bot's own token is asked for.</summary>
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Where the bot's own token is asked for; {tenant} is the first of <see cref="Tenants"/> (bots of a single tenant).</summary>
    public string TokenUrl { get; set; } = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token";

    /// <summary>Hosts of the channel, each with its subdomains unless it is an exact name of a shared domain. The bot's token goes nowhere else; empty = the public cloud's.</summary>
    public string[] ServiceHosts { get; set; } = [];

    /// <summary>Hosts that files are fetched from, each with its subdomains, without any token; empty = SharePoint's.</summary>
    public string[] FileHosts { get; set; } = [];

    /// <summary>Seconds in which the press of a button is answered with its card, 1 to 10; later it comes as a message.</summary>
    public double PressSeconds { get; set; } = 5;

    /// <summary>Fields of a form that are filled in in its card, 0 to 60; a longer form opens a dialog.</summary>
    public int InputsInCard { get; set; } = UsualInputs;

    /// <summary>Requests to the connector a second, over all conversations; the published limit is 30 a bot and tenant. 0 = nothing is paced, neither here nor within conversations: only without an application id, before a connector of one's own.</summary>
    public int RequestsPerSecond { get; set; } = 28;

    /// <summary>True: a new chat is greeted by a message. False: the starters of the app package greet (Teams wants one of the two).</summary>
    public bool Welcome { get; set; }

    /// <summary>Bytes of one activity.</summary>
    public int BodyLimit { get; set; } = 256 * 1024;

    /// <summary>True when the channel is let in by its tokens.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(AppId);
}

/// <summary>What `Teams` may be; checked at start, the message names the key.</summary>
internal static class TeamsRules
{
    public const string Message =
        "Teams: AppId is a GUID (empty closes the door) and then needs AppPassword (environment Teams__AppPassword) and at least one GUID in Tenants; MetadataUrl and TokenUrl are https addresses (http on this machine only), "
        + "Issuer and Scope are not empty, ServiceHosts and FileHosts are host names without scheme or path, PressSeconds is 1 to 10, RequestsPerSecond 1 to 1000, InputsInCard 0 to 60, BodyLimit 1024 to 1048576. See appsettings.json for the defaults.";

    public static bool Check(TeamsSettings settings) => !settings.IsConfigured || (
        Guid.TryParse(settings.AppId, out _)
        && !string.IsNullOrWhiteSpace(settings.AppPassword)
        && settings.Tenants.Length > 0 && settings.Tenants.All(tenant => Guid.TryParse(tenant, out _))
        && IsAddress(settings.MetadataUrl) && IsAddress(settings.TokenUrl.Replace("{tenant}", "tenant", StringComparison.Ordinal))
        && !string.IsNullOrWhiteSpace(settings.Issuer) && !string.IsNullOrWhiteSpace(settings.Scope)
        && settings.ServiceHosts.Concat(settings.FileHosts).All(host => Uri.CheckHostName(host) != UriHostNameType.Unknown)
        && settings is { PressSeconds: >= 1 and <= 10, RequestsPerSecond: >= 1 and <= 1000, InputsInCard: >= 0 and <= 60, BodyLimit: >= 1024 and <= 1024 * 1024 });

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
