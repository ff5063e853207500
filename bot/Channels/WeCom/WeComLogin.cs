using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>Into the workspace from a link in WeCom: the client vouches for the member, the linked account for the CRM user. Elsewhere the usual sign-in page opens.</summary>
internal sealed class WeComLogin(WeComApi api, CallerDirectory callers, IDataProtectionProvider protection, IOptions<WeComSettings> settings, IOptions<SignInSettings> signIn)
{
    /// <summary>Where links lead, with "return" = a path of the workspace.</summary>
    public const string Path = "/sign-in/wecom";

    private const string Cookie = "wecom";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("SignIn.WeCom").ToTimeLimitedDataProtector();

    /// <summary>Where the browser goes next: straight on when it is signed in, to the vendor from within WeCom, else to the page itself, which asks to sign in.</summary>
    public string Start(HttpContext http, string returnPath)
    {
        if (http.RequestServices.GetRequiredService<CurrentCaller>().Caller is not null || !http.Request.Headers.UserAgent.ToString().Contains("wxwork", StringComparison.OrdinalIgnoreCase))
        {
            return returnPath;
        }

        // Letters and digits only, as the vendor wants it; what has to come back unchanged is in a protected cookie.
        var pending = new Pending(RandomNumberGenerator.GetHexString(32, lowercase: true), returnPath);
        http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(pending), Limit), CookieOptions(http));
        var of = settings.Value;
        var back = $"{signIn.Value.PublicUrl?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}"}{Path}/callback";
        return $"{of.LoginUrl}?appid={Uri.EscapeDataString(of.CorpId!)}&redirect_uri={Uri.EscapeDataString(back)}&response_type=code&scope=snsapi_base&state={pending.State}&agentid={of.AgentId}#wechat_redirect";   // open: configured
    }

    /// <summary>Whose link came back, and where to; null when anything does not fit, User null when the account is nobody's.</summary>
    public async Task<(long? User, string ReturnPath)?> FinishAsync(HttpContext http)
    {
        var pending = Take(http);
        if (pending is null || http.Request.Query["state"] is not [{ } state] || !Same(state, pending.State) || http.Request.Query["code"] is not [{ Length: > 0 and <= 512 } code]
            || await api.GetAsync("auth/getuserinfo", "&code=" + Uri.EscapeDataString(code), http.RequestAborted) is not WeComAnswer.Said { Code: 0 } said)
        {
            return null;
        }

        // People from outside the company have an openid and no userid.
        var userId = said.Text("userid") ?? said.Text("UserId");
        var caller = WeComPerson.IsUserId(userId) ? await callers.FindAsync(PushedChannels.WeCom, WeComPerson.Key(settings.Value.CorpId!, userId!), http.RequestAborted) : null;   // open: configured
        return (caller?.UserId, pending.ReturnPath);
    }

    private Pending? Take(HttpContext http)
    {
        var cookie = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, CookieOptions(http));
        try
        {
            return cookie is null ? null : JsonSerializer.Deserialize<Pending>(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)   // forged, too old, or of another installation
        {
            return null;
        }
    }

    // Lax: the way back is a link from another site.
    private static CookieOptions CookieOptions(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps || !http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        SameSite = SameSiteMode.Lax,
        Path = Path,
        MaxAge = Limit,
    };

    private static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private sealed record Pending(string State, string ReturnPath);
}
