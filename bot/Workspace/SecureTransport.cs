namespace SalesAssistant.Bot.Workspace;

/// <summary>Outside of Development a session travels over https alone; over http there is only the page that says so.</summary>
internal static class SecureTransport
{
    /// <summary>Whether cookies may be set on this request.</summary>
    public static bool Allows(HttpContext http) => http.Request.IsHttps || http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment();

    public static Task RequireAsync(HttpContext http, RequestDelegate next)
    {
        if (Allows(http) || (http.Request.Path == "/sign-in" && HttpMethods.IsGet(http.Request.Method)))
        {
            return next(http);
        }

        http.Response.Redirect("/sign-in?problem=https");
        return Task.CompletedTask;
    }
}
