using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Workspace;

/// <summary>The door for people: the company's provider, or how to set one up.</summary>
internal sealed class SignInPage(OidcFlow provider, RoleSwitch roles) : PageModel, IOpenPage
{
    /// <summary>"failed", "unknown", "invite" or "ended"; null = none.</summary>
    public string? Problem { get; private set; }

    public bool HasProvider => provider.IsConfigured;

    public string Return { get; private set; } = "/";

    public IActionResult OnGet(string? problem, string? @return)
    {
        Return = SignInServices.LocalPath(@return);
        Problem = problem is "failed" or "unknown" or "invite" or "ended" or "https" ? problem : null;
        return Problem is null && !HasProvider && roles.IsOpen(HttpContext) ? LocalRedirect("/dev/switch?return=" + Uri.EscapeDataString(Return)) : Page();
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await Session.EndAsync(HttpContext);
        return LocalRedirect("/sign-in?problem=ended");
    }
}
