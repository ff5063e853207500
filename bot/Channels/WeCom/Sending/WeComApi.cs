using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>Calls of the vendor's API with the app's token. A token that was taken back is replaced and the call repeated, once; everything else is the caller's to judge.</summary>
internal sealed partial class WeComApi(WeComHttp http, WeComTokens tokens, IOptions<WeComSettings> settings, ILogger<WeComApi> log)
{
    public Task<WeComAnswer> PostAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        CallAsync(path, "", () => new StringContent(body.ToJsonString(WireJson.Options), Encoding.UTF8, "application/json"), cancellationToken);

    /// <param name="query">"&amp;name=value…", escaped.</param>
    public Task<WeComAnswer> PostAsync(string path, string query, Func<HttpContent> content, CancellationToken cancellationToken) => CallAsync(path, query, content, cancellationToken);

    /// <param name="query">"&amp;name=value…", escaped.</param>
    public Task<WeComAnswer> GetAsync(string path, string query, CancellationToken cancellationToken) => CallAsync(path, query, null, cancellationToken);

    private async Task<WeComAnswer> CallAsync(string path, string query, Func<HttpContent>? content, CancellationToken cancellationToken)
    {
        var (answer, used) = await AttemptAsync(path, query, content, null, cancellationToken);
        if (answer is WeComAnswer.Said { Code: var code } && used is not null && WeComErrors.IsStaleToken(code))
        {
            (answer, _) = await AttemptAsync(path, query, content, used, cancellationToken);
        }

        if (answer is WeComAnswer.Said { Code: not 0 } refused)
        {
            LogRefused(log, path, refused.Code, WeComErrors.Advice(refused.Code));
        }

        return answer;
    }

    private async Task<(WeComAnswer Answer, string? Token)> AttemptAsync(string path, string query, Func<HttpContent>? content, string? stale, CancellationToken cancellationToken)
    {
        string? token;
        try
        {
            (token, var code) = await tokens.GetAsync(stale, cancellationToken);
            if (token is null)
            {
                return (new WeComAnswer.Said(code, []), null);
            }
        }
        catch (Exception problem) when (problem is HttpRequestException || IsTimeout(problem, cancellationToken))
        {
            return (new WeComAnswer.NotSent("token"), null);   // nothing was sent yet
        }

        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, new Uri($"{settings.Value.ApiUrl.TrimEnd('/')}/cgi-bin/{path}?access_token={Uri.EscapeDataString(token)}{query}")) { Content = content?.Invoke() };
        try
        {
            using var response = await http.Client.SendAsync(request, cancellationToken);
            return (await ReadAsync(response, cancellationToken), token);
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return (new WeComAnswer.NotSent(problem.HttpRequestError.ToString()), token);
        }
        catch (Exception problem) when (problem is HttpRequestException || IsTimeout(problem, cancellationToken))
        {
            return (new WeComAnswer.NoAnswer(), token);
        }
    }

    // Errors come with status 200 too: only the body tells. Another status is a proxy's word.
    private static async Task<WeComAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return new WeComAnswer.NoAnswer();
        }

        if (response.Content.Headers.ContentType?.MediaType is not (null or "application/json" or "text/plain" or "text/html"))
        {
            return new WeComAnswer.File(bytes);
        }

        try
        {
            return JsonNode.Parse(bytes) is JsonObject json && json.Code() is { } code ? new WeComAnswer.Said(code, json) : new WeComAnswer.NoAnswer();
        }
        catch (JsonException)
        {
            return new WeComAnswer.NoAnswer();
        }
    }

    private static bool IsTimeout(Exception problem, CancellationToken cancellationToken) => problem is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom answered {Path} with {Code}: {Advice}")]
    private static partial void LogRefused(ILogger logger, string path, int code, string? advice);
}
