using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalesAssistant.Bot.Workspace;

/// <summary>What is said when a page cannot be shown; the details are in the log under the same id.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemPage : PageModel, IOpenPage
{
    public int Status { get; private set; }

    public string Id => HttpContext.TraceIdentifier;

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Status = status;
        Response.StatusCode = status is >= 400 and < 600 ? status : 404;
    }
}
