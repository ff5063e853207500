using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Workspace;

/// <summary>What every page needs to speak to this visitor: language, theme, words, who it is.</summary>
public sealed class Ui
{
    private const string LanguageCookie = "lang";
    private const string ThemeCookie = "theme";
    private readonly Texts _texts;
    private readonly CurrentCaller _current;

    /// <summary>Made once a request.</summary>
    public Ui(Texts texts, CurrentCaller current, IHttpContextAccessor accessor, TimeProvider clock, CompanyCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        _texts = texts;
        _current = current;
        var http = accessor.HttpContext ?? throw new InvalidOperationException("Pages are drawn inside a request.");
        Language = Choose(http, "lang", LanguageCookie, ["zh", "en"]) ?? "zh";
        Theme = Choose(http, "theme", ThemeCookie, ["light", "dark", "auto"]) ?? "auto";
        Path = http.Request.Path;
        Today = calendar.Today(clock);
        Calendar = calendar;
    }

    /// <summary>"zh" or "en".</summary>
    public string Language { get; }

    /// <summary>Value of the html element's lang attribute.</summary>
    public string LanguageTag => Language == "en" ? "en" : "zh-Hans";

    /// <summary>"light", "dark" or "auto" (as the system).</summary>
    public string Theme { get; }

    /// <summary>Of the page.</summary>
    public string Path { get; }

    /// <summary>Null before sign-in.</summary>
    public Caller? Caller => _current.Caller;

    /// <summary>Business date.</summary>
    public DateOnly Today { get; }

    /// <summary>The company's zone.</summary>
    public CompanyCalendar Calendar { get; }

    /// <summary>A text of prompts/workspace in the visitor's language.</summary>
    public string Say(string key, params (string Name, object? Value)[] blanks) => _texts.Say(Language, "workspace." + key, blanks);

    /// <summary>The same path with another language or theme.</summary>
    public string With(string name, string value) => $"{Path}?{name}={value}";

    // A choice in the address is kept for the next pages.
    private static string? Choose(HttpContext http, string query, string cookie, string[] allowed)
    {
        if (http.Request.Query[query] is [{ } asked] && allowed.Contains(asked))
        {
            if (!http.Response.HasStarted)
            {
                http.Response.Cookies.Append(cookie, asked, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
            }

            return asked;
        }

        return http.Request.Cookies[cookie] is { } kept && allowed.Contains(kept) ? kept : null;
    }
}
