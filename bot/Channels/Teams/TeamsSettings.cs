using SalesAssistant.Bot.Settings;

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
    /// <summary>One readable line each.</summary>
    public static IReadOnlyList<string> FaultsOf(TeamsSettings settings) => settings.IsConfigured ? Door(settings) : new Faults()
        .When(!string.IsNullOrWhiteSpace(settings.AppPassword), "Teams:AppId", "is empty, but AppPassword is set; the door stays closed. Set Teams__AppId to the application id of the Azure Bot.").Lines;

    private static IReadOnlyList<string> Door(TeamsSettings settings)
    {
        var clouds = new[] { settings.MetadataUrl, settings.Issuer, settings.Scope, settings.TokenUrl }.Select(CloudOf).OfType<string>().Distinct().ToList();
        return new Faults()
            .When(!Guid.TryParse(settings.AppId, out _), "Teams:AppId", $"is '{settings.AppId}'; it takes the application (client) id of the Azure Bot, a GUID.")
            .When(string.IsNullOrWhiteSpace(settings.AppPassword), "Teams:AppPassword", "is missing; give the client secret by the environment (Teams__AppPassword).")
            .When(Guid.TryParse(settings.AppPassword, out _), "Teams:AppPassword", "is a GUID: that is the secret's id. It takes the secret's value, which the portal shows once.")
            .When(settings.Tenants.Length == 0, "Teams:Tenants", "is empty, so nobody would be served; set Teams__Tenants__0 to the tenant id.")
            .When(settings.Tenants.Any(tenant => !Guid.TryParse(tenant, out _)), "Teams:Tenants", $"holds '{settings.Tenants.FirstOrDefault(tenant => !Guid.TryParse(tenant, out _))}'; it takes tenant ids (GUIDs), not domain names.")
            .NoAddress("Teams:MetadataUrl", settings.MetadataUrl)
            .NoAddress("Teams:TokenUrl", settings.TokenUrl.Replace("{tenant}", "tenant", StringComparison.Ordinal))
            .When(string.IsNullOrWhiteSpace(settings.Issuer), "Teams:Issuer", "is empty; see appsettings.json for the default.")
            .When(string.IsNullOrWhiteSpace(settings.Scope), "Teams:Scope", "is empty; see appsettings.json for the default.")
            .When(clouds.Count > 1, "Teams:MetadataUrl", $"and Issuer, Scope, TokenUrl are of different clouds ({string.Join(", ", clouds)}); set all four for the same one, as docs/teams.md lists them.")
            .When(settings.ServiceHosts.Any(IsNoHost), "Teams:ServiceHosts", $"holds '{settings.ServiceHosts.FirstOrDefault(IsNoHost)}'; it takes host names without scheme or path.")
            .When(settings.FileHosts.Any(IsNoHost), "Teams:FileHosts", $"holds '{settings.FileHosts.FirstOrDefault(IsNoHost)}'; it takes host names without scheme or path.")
            .Outside("Teams:PressSeconds", settings.PressSeconds, 1, 10)
            .Outside("Teams:InputsInCard", settings.InputsInCard, 0, 60)
            .Outside("Teams:RequestsPerSecond", settings.RequestsPerSecond, 1, 1000)
            .Outside("Teams:BodyLimit", settings.BodyLimit, 1024, 1024 * 1024).Lines;
    }

    private static bool IsNoHost(string host) => Uri.CheckHostName(host) == UriHostNameType.Unknown;

    // Addresses of one's own, as in tests, are of no cloud.
    private static string? CloudOf(string url) => !Uri.TryCreate(url.Replace("{tenant}", "tenant", StringComparison.Ordinal), UriKind.Absolute, out var address) ? null
        : address.Host.EndsWith(".azure.cn", StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith(".microsoftonline.cn", StringComparison.OrdinalIgnoreCase) ? "China"
        : address.Host.EndsWith(".us", StringComparison.OrdinalIgnoreCase) ? "US government"
        : address.Host.EndsWith(".botframework.com", StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith(".microsoftonline.com", StringComparison.OrdinalIgnoreCase) ? "public"
        : null;
}
