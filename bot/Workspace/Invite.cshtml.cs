using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Workspace;

/// <summary>A one-time link. Opening it does nothing yet: mail scanners open links too; the button uses it up.</summary>
internal sealed class InvitePage(Invites invites) : PageModel, IOpenPage
{
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > 200 || await invites.RedeemAsync(token, cancellationToken) is not { } userId)
        {
            return LocalRedirect("/sign-in?problem=invite");
        }

        await Session.StartAsync(HttpContext, userId);
        return LocalRedirect("/");
    }
}
