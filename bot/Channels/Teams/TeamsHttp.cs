namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>How requests to the channel travel: no redirects (the body would follow to any host), no cookies, bounded answers and time.</summary>
internal sealed class TeamsHttp : IDisposable
{
    private const int AnswerLimit = 512 * 1024;

    public TeamsHttp()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
    }

    /// <summary>For tests: another transport.</summary>
    public TeamsHttp(HttpMessageHandler handler) => Client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = AnswerLimit };

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();
}
