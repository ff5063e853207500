using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Workspace;

/// <summary>/health/live: the process answers. /health/ready: it can do its work, else 503 with what is missing.</summary>
internal static class Health
{
    private const long LeastFreeBytes = 256L * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, ICrmContexts contexts, SalesStore store)
    {
        var checks = new Dictionary<string, string>
        {
            ["store"] = await StoreAsync(contexts, http.RequestAborted),
            ["schema"] = "current",   // the start refuses another one, so a process that answers has it
            ["disk"] = Disk(store.Options),
        };
        var isReady = checks["store"] == "reachable" && checks["disk"] is "enough" or "elsewhere";
        return Results.Json(new { status = isReady ? "ready" : "not ready", checks }, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string> StoreAsync(ICrmContexts contexts, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        try
        {
            await using var db = contexts.Open(Caller.System);
            await db.Users.AnyAsync(limited.Token);
            return "reachable";
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or OperationCanceledException or InvalidOperationException)   // what is wrong is the answer here, not a failure of the page
        {
            return "unreachable";
        }
    }

    private static string Disk(StoreOptions options)
    {
        if (options.Provider != StoreProvider.Sqlite)
        {
            return "elsewhere";
        }

        return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(options.Path)) ?? "/").AvailableFreeSpace >= LeastFreeBytes ? "enough" : "nearly full";
    }
}
