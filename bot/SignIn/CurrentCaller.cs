using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Bot.SignIn;

/// <summary>On whose behalf this request is made; read from the store for each request.</summary>
public sealed class CurrentCaller
{
    /// <summary>Null for somebody who is not signed in.</summary>
    public Caller? Caller { get; internal set; }

    /// <summary>The signed-in person, where only signed-in people get to.</summary>
    public Caller Known => Caller ?? throw new InvalidOperationException("Nobody is signed in here.");
}

/// <summary>The session cookie: holds a user id, nothing else.</summary>
internal static class Session
{
    private const string UserClaim = "sub";

    /// <summary>Gives the browser a fresh session of <paramref name="userId"/>.</summary>
    public static Task StartAsync(HttpContext http, long userId)
    {
        var identity = new ClaimsIdentity([new Claim(UserClaim, userId.ToString(CultureInfo.InvariantCulture))], CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Takes the session away.</summary>
    public static Task EndAsync(HttpContext http) => http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>Looks the person up; a disabled or deleted one is signed out at once.</summary>
    public static async Task RecogniseAsync(HttpContext http, RequestDelegate next)
    {
        if (http.User.FindFirstValue(UserClaim) is { } claim && long.TryParse(claim, NumberStyles.None, CultureInfo.InvariantCulture, out var userId))
        {
            var caller = await http.RequestServices.GetRequiredService<IAccounts>().FindAsync(userId, http.RequestAborted);
            http.RequestServices.GetRequiredService<CurrentCaller>().Caller = caller;
            if (caller is null)
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
                await EndAsync(http);
            }
        }

        await next(http);
    }
}
