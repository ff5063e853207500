namespace SalesAssistant.Bot.SignIn;

/// <summary>`SignIn` in appsettings.json.</summary>
public sealed class SignInSettings
{
    /// <summary>Hours after which a person signs in again, counted from the last visit.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Folder of the keys that protect cookies; null = "keys" beside the store.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>Address of this installation as browsers see it, such as https://sales.example.com; null = as the request says.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The company's OpenID Connect provider; off while Authority is empty.</summary>
    public OidcSettings Oidc { get; set; } = new();
}

/// <summary>`SignIn:Oidc`.</summary>
public sealed class OidcSettings
{
    /// <summary>Issuer address; its /.well-known/openid-configuration is read. Must be https, except on loopback.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider calls this application.</summary>
    public string? ClientId { get; set; }

    /// <summary>From the environment; null for a public client (PKCE is used either way).</summary>
    public string? ClientSecret { get; set; }

    /// <summary>True when people can sign in this way.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority) && !string.IsNullOrWhiteSpace(ClientId);
}
