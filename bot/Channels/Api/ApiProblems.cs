using System.Text.Json;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>Writes a <see cref="Fault"/> as problem details in the caller's language.</summary>
internal sealed class ApiProblems(Texts texts)
{
    /// <summary>Answers the request with <paramref name="fault"/>.</summary>
    public Task WriteAsync(HttpContext http, Fault fault)
    {
        var language = http.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";
        var blank = ("field", (object?)(fault.What ?? "?"));
        var (title, detail) = fault.Texts ?? ($"workspace.api.{fault.Code}.title", $"workspace.api.{fault.Code}.detail");
        var problem = new ApiProblem(
            "about:blank",
            texts.Say(language, title, blank),
            fault.Status,
            texts.Say(language, detail, blank),
            fault.Code,
            http.TraceIdentifier);
        if (fault.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        http.Response.StatusCode = fault.Status;
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(http.Response.BodyWriter, problem, ApiJson.Wire.ApiProblem, http.RequestAborted);
    }
}
