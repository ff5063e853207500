namespace SalesAssistant.Bot.Model.Wire;

/// <summary>How requests to the endpoint travel: to its own host only, no redirects, and no more bytes back than allowed.</summary>
internal static class ModelHttp
{
    public static HttpClient Create(Uri endpoint, ModelSettings settings) => new(new Guard(endpoint, settings.ResponseLimit)
    {
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !endpoint.IsLoopback,
            MaxConnectionsPerServer = settings.Connections,
            ConnectTimeout = TimeSpan.FromSeconds(settings.TimeLimitSeconds),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ResponseDrainTimeout = TimeSpan.Zero,   // an endless answer is cut, not read to its end
        },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,   // every call has its own limit
    };

    private sealed class Guard(Uri endpoint, int limit) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is not { } to || to.Host != endpoint.Host || to.Port != endpoint.Port || to.Scheme != endpoint.Scheme)
            {
                throw new HttpRequestException("A request would have left for another host than Model:Endpoint.");
            }

            var response = await base.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is >= 300 and < 400)
            {
                response.Dispose();
                throw new HttpRequestException("The endpoint redirects; redirects are not followed.", null, response.StatusCode);
            }

            if (response.Content.Headers.ContentLength > limit)
            {
                response.Dispose();
                throw new HttpRequestException($"The answer is larger than Model:ResponseLimit ({limit} bytes).");
            }

            var content = new StreamContent(new LimitedStream(await response.Content.ReadAsStreamAsync(cancellationToken), limit));
            foreach (var header in response.Content.Headers)
            {
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            response.Content = content;
            return response;
        }
    }
}
