using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Workspace;

/// <summary>Marks the few pages that are there before sign-in.</summary>
internal interface IOpenPage;

/// <summary>Every other page is closed to visitors who are not signed in.</summary>
internal sealed class RequireCaller(CurrentCaller current) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (current.Caller is not null || context.HandlerInstance is IOpenPage)
        {
            return next();
        }

        var request = context.HttpContext.Request;
        var target = HttpMethods.IsGet(request.Method) ? $"/sign-in?return={Uri.EscapeDataString(request.Path + request.QueryString)}" : "/sign-in";
        if (request.Headers.ContainsKey("HX-Request"))
        {
            context.HttpContext.Response.Headers["HX-Redirect"] = "/sign-in";
            context.Result = new StatusCodeResult(StatusCodes.Status401Unauthorized);
        }
        else
        {
            context.Result = new RedirectResult(target);
        }

        return Task.CompletedTask;
    }
}
