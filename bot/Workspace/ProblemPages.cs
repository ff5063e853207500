using Microsoft.AspNetCore.Diagnostics;

namespace SalesAssistant.Bot.Workspace;

/// <summary>What is said when a page cannot be shown; the details are in the log under the same id.</summary>
internal static class ProblemPages
{
    private const string View = "/Workspace/Shared/ProblemView.cshtml";

    /// <summary>Kind: "not_found", "bad" or "failed".</summary>
    internal sealed record Problem(string Kind, string Id);

    /// <summary>For a status without a body; machines get the status alone.</summary>
    public static async Task OnStatusAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await WriteAsync(http);
        }
    }

    /// <summary>For an exception.</summary>
    public static Task OnExceptionAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return WriteAsync(http);
    }

    private static async Task WriteAsync(HttpContext http)
    {
        var kind = http.Response.StatusCode switch { 404 => "not_found", < 500 => "bad", _ => "failed" };
        var html = await http.RequestServices.GetRequiredService<ViewWriter>().DrawAsync(http, View, new Problem(kind, http.TraceIdentifier));
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html, http.RequestAborted);
    }
}
