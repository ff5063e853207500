using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SalesAssistant.Bot.SignIn;

/// <summary>Sign-in of the pages.</summary>
internal static class SignInServices
{
    /// <summary>Its services. Settings: `SignIn`.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("SignIn").Get<SignInSettings>() ?? new SignInSettings();
        services.Configure<SignInSettings>(configuration.GetSection("SignIn"));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAccounts, Accounts>();
        services.AddScoped<CurrentCaller>();
        services.AddSingleton<RoleSwitch>();
        services.AddSingleton<Invites>();
        services.AddSingleton<AccountMatch>();
        services.AddSingleton<OidcFlow>();
        services.AddHttpClient(OidcFlow.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });

        // Kept with the store: a restart must not sign everybody out, nor may the keys be anybody's to read.
        var folder = settings.KeyFolder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configuration["Data:Path"] ?? "./var/sales.db"))!, "keys");
        services.AddDataProtection().SetApplicationName("SalesAssistant").PersistKeysToFileSystem(new DirectoryInfo(folder));

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IHostEnvironment>((options, environment) =>
        {
            Guard(options.Cookie, "session", environment);
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(settings.SessionHours);
            options.SlidingExpiration = true;
            options.LoginPath = "/sign-in";
        });
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<IHostEnvironment>((options, environment) =>
        {
            Guard(options.Cookie, "antiforgery", environment);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = "X-Antiforgery";
        });
        return services;
    }

    // Plain http is for Development alone; elsewhere the name itself makes browsers insist on https.
    private static void Guard(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        cookie.Name = environment.IsDevelopment() ? name : "__Host-" + name;
        cookie.HttpOnly = true;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    /// <summary>GET /sign-in/oidc and its way back.</summary>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/oidc", async (HttpContext http, OidcFlow flow, string? @return) =>
            flow.IsConfigured ? Results.Redirect(await flow.StartAsync(http, LocalPath(@return))) : Results.NotFound()).ExcludeFromDescription();
        routes.MapGet("/sign-in/oidc/callback", async (HttpContext http, OidcFlow flow, AccountMatch match) =>
        {
            if (!flow.IsConfigured)
            {
                return Results.NotFound();
            }

            var finished = await flow.FinishAsync(http);
            var userId = finished is null ? null : await match.FindAsync(finished.Value.Account, http.RequestAborted);
            if (finished is null || userId is null)
            {
                return Results.Redirect(finished is null ? "/sign-in?problem=failed" : "/sign-in?problem=unknown");
            }

            await Session.StartAsync(http, userId.Value);
            return Results.LocalRedirect(finished.Value.ReturnPath);
        }).ExcludeFromDescription();
        return routes;
    }

    /// <summary>A path of this site; anything else is the home page.</summary>
    public static string LocalPath(string? path) => path is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]) && !path.AsSpan().ContainsAnyInRange('\0', '\x1f') ? path : "/";
}
