using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Bot.Channels.Web;

/// <summary>How replies reach the chat page: a stream of drawn replies, and how the shown cards stand.</summary>
internal static class WebChannel
{
    private const string View = "/Workspace/Shared/_Reply.cshtml";
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(15);

    /// <summary>The one talk that the page shows.</summary>
    public static string ConversationOf(Caller caller) => DoorAddress.Conversation(caller, "main");

    /// <summary>GET /chat/events, GET /chat/cards.</summary>
    public static IEndpointRouteBuilder MapWebChannel(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/chat/events", FollowAsync).ExcludeFromDescription();
        routes.MapGet("/chat/cards", CardsAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task FollowAsync(HttpContext http, CurrentCaller current, IAssistant assistant, IAccounts accounts, ITalkLog log, ViewWriter views, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        if (current.Caller is not { } caller)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.WriteAsync("retry: 1500\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);

        // Without the second, an open page would hold up the end of the process.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var after = long.TryParse(http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? http.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        try
        {
            await using var replies = assistant.FollowAsync(DoorAddress.Web, ConversationOf(caller), after, end.Token).GetAsyncEnumerator(end.Token);
            var next = replies.MoveNextAsync().AsTask();
            while (true)
            {
                if (await Task.WhenAny(next, Task.Delay(Pulse, clock, end.Token)) != next)
                {
                    // A pulse keeps proxies from closing the stream, and ends it for somebody who was disabled meanwhile.
                    end.Token.ThrowIfCancellationRequested();
                    if (await accounts.FindAsync(caller.UserId, http.RequestAborted) is null)
                    {
                        http.Abort();
                        return;
                    }

                    await http.Response.WriteAsync(": pulse\n\n", http.RequestAborted);
                }
                else if (!await next)
                {
                    return;
                }
                else
                {
                    var reply = replies.Current;
                    var stand = await log.ProposalsAsync(caller.UserId, ShownReply.ProposalsIn([reply.Reply]), http.RequestAborted);
                    var html = await views.DrawAsync(http, View, ShownReply.Of(reply.OutboxId, reply.InboxId, reply.Reply, reply.CreatedAt, stand));
                    await http.Response.WriteAsync($"id: {reply.OutboxId}\nevent: reply\ndata: {html.ReplaceLineEndings("\ndata: ")}\n\n", http.RequestAborted);
                    next = replies.MoveNextAsync().AsTask();
                }

                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The visitor has left; what comes meanwhile is on the page at the next visit.
        }
    }

    private static async Task<IResult> CardsAsync(HttpContext http, CurrentCaller current, ITalkLog log, Ui ui)
    {
        if (current.Caller is not { } caller)
        {
            return Results.Unauthorized();
        }

        var shown = http.Request.Query["card"].Take(50).Select(Parse).OfType<(long Id, int Version)>().ToList();
        var stand = await log.ProposalsAsync(caller.UserId, [.. shown.Select(card => card.Id)], http.RequestAborted);
        return Results.Json(shown.Where(card => stand.ContainsKey(card.Id)).Select(card =>
        {
            var state = ShownReply.StateName(stand[card.Id].State, stand[card.Id].Version, card.Version);
            return new { card = $"{card.Id}.{card.Version}", state, label = ui.Say("card." + state) };
        }));
    }

    private static (long Id, int Version)? Parse(string? card) =>
        card?.Split('.') is [var id, var version] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? (number, seen) : null;
}
