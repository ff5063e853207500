using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Writes into conversations. Creating a message is not idempotent: it is repeated only where the connector certainly has not taken it.</summary>
internal sealed class ConnectorClient(TeamsHttp http, BotTokens tokens, ServiceHosts hosts, TimeProvider clock)
{
    /// <summary>One attempt to write <paramref name="activity"/>, as an answer to <paramref name="replyTo"/> where there is one.</summary>
    public Task<Delivery> SendAsync(TeamsAddress to, string conversation, string? replyTo, JsonObject activity, CancellationToken cancellationToken)
    {
        var path = $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        return CallAsync(HttpMethod.Post, to, replyTo is null ? path : $"{path}/{Uri.EscapeDataString(replyTo)}", activity, cancellationToken);
    }

    /// <summary>One attempt to put <paramref name="activity"/> into the place of a message of ours. Done twice it does no harm, so what may have arrived can be tried again.</summary>
    public async Task<Delivery> UpdateAsync(TeamsAddress to, string conversation, string id, JsonObject activity, CancellationToken cancellationToken)
    {
        var outcome = await CallAsync(HttpMethod.Put, to, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(id)}", activity, cancellationToken);
        return outcome.State == OutboxState.Unknown ? outcome with { State = OutboxState.Pending, AtLast = OutboxState.Unknown } : outcome;
    }

    private async Task<Delivery> CallAsync(HttpMethod method, TeamsAddress to, string path, JsonObject body, CancellationToken cancellationToken)
    {
        // Once more here: the address was stored, and the list may have changed since.
        if (!hosts.IsAllowed(to.ServiceUrl))
        {
            return new Delivery(OutboxState.Refused, "service_host");
        }

        var (outcome, used) = await AttemptAsync(method, to, path, body, null, cancellationToken);
        return outcome.Code == "401" && used is not null ? (await AttemptAsync(method, to, path, body, used, cancellationToken)).Outcome : outcome;   // its token may have been taken back early
    }

    private async Task<(Delivery Outcome, string? Token)> AttemptAsync(HttpMethod method, TeamsAddress to, string path, JsonObject body, string? refusedToken, CancellationToken cancellationToken)
    {
        string? token;
        try
        {
            token = await tokens.GetAsync(refusedToken, cancellationToken);
        }
        catch (Exception problem) when (problem is HttpRequestException || IsTimeout(problem, cancellationToken))   // nothing was sent yet
        {
            return (new Delivery(OutboxState.Pending, "token"), null);
        }

        using var request = new HttpRequestMessage(method, new Uri(to.ServiceUrl.TrimEnd('/') + "/" + path)) { Content = new ByteArrayContent(WireJson.Bytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } } };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.Client.SendAsync(request, cancellationToken);
            var outcome = Outcome(response);
            return (outcome.State == OutboxState.Sent ? outcome with { ExternalId = await IdAsync(response, cancellationToken) } : outcome, token);
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return (new Delivery(OutboxState.Pending, problem.HttpRequestError.ToString()), token);   // no connection: it cannot have arrived
        }
        catch (Exception problem) when (problem is HttpRequestException || IsTimeout(problem, cancellationToken))
        {
            return (new Delivery(OutboxState.Unknown, "no_answer"), token);
        }
    }

    private Delivery Outcome(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted => Delivery.Sent,
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => new Delivery(OutboxState.Pending, Code(response), After(response)),

        // Copies have been seen to arrive in spite of these.
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new Delivery(OutboxState.Unknown, Code(response)),
        _ => new Delivery(OutboxState.Refused, Code(response)),
    };

    // Taken is taken, whatever the answer looks like.
    private static async Task<string?> IdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            return TeamsActivity.Text(json.RootElement, "id");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Code(HttpResponseMessage response) => ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Bounded: a header must not put a conversation to sleep for a day.
    private TimeSpan? After(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } span } => Bounded(span),
        { Date: { } date } => Bounded(date - clock.GetUtcNow()),
        _ => null,
    };

    private static TimeSpan Bounded(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > TimeSpan.FromMinutes(5) ? TimeSpan.FromMinutes(5) : span;

    private static bool IsTimeout(Exception problem, CancellationToken cancellationToken) => problem is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}
