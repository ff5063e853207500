using SalesAssistant.Bot.Settings;

namespace SalesAssistant.Bot.SignIn;

/// <summary>What `SignIn` may be.</summary>
internal static class SignInRules
{
    public static IReadOnlyList<string> FaultsOf(SignInSettings settings)
    {
        var (authority, client) = (!string.IsNullOrWhiteSpace(settings.Oidc.Authority), !string.IsNullOrWhiteSpace(settings.Oidc.ClientId));
        var faults = new Faults()
            .Outside("SignIn:SessionHours", settings.SessionHours, 1, 720)
            .When(File.Exists(settings.KeyFolder), "SignIn:KeyFolder", $"is '{settings.KeyFolder}', a file; it takes a folder of its own.")
            .When(client && !authority, "SignIn:Oidc:Authority", "is empty, but ClientId is set; set both, or neither for sign-in by invitations.")
            .When(authority && !client, "SignIn:Oidc:ClientId", "is empty, but Authority is set; set both, or neither for sign-in by invitations.")
            .When(!string.IsNullOrWhiteSpace(settings.Oidc.ClientSecret) && !client && !authority, "SignIn:Oidc:ClientSecret", "is set, but Authority and ClientId are not.");
        if (authority)
        {
            faults.NoAddress("SignIn:Oidc:Authority", settings.Oidc.Authority)
                .When(settings.Oidc.Authority!.Contains("/.well-known/", StringComparison.Ordinal), "SignIn:Oidc:Authority", "names the provider's description; leave out /.well-known/openid-configuration, it is added.");   // not empty
        }

        if (!string.IsNullOrWhiteSpace(settings.PublicUrl))
        {
            var isAddress = Faults.IsAddress(settings.PublicUrl);
            faults.When(!isAddress, "SignIn:PublicUrl", $"is '{settings.PublicUrl}'; it takes the https address that people open, such as https://sales.example.com (http on this machine only: browsers keep nobody signed in over it).")
                .When(isAddress && new Uri(settings.PublicUrl) is { PathAndQuery: not "/" }, "SignIn:PublicUrl", $"is '{settings.PublicUrl}', with a path; the assistant stands at the root of its host.");
        }

        return faults.Lines;
    }
}
