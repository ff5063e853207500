namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>How requests to the vendor travel: no redirects (the token stands in the address and would follow), no cookies, bounded answers and time. No logging handlers, for the same reason.</summary>
internal sealed class WeComHttp : IDisposable
{
    /// <summary>The largest file that the vendor hands out.</summary>
    public const int AnswerLimit = 21 * 1024 * 1024;

    public WeComHttp()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
    }

    /// <summary>For tests: another transport.</summary>
    public WeComHttp(HttpMessageHandler handler) => Client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = AnswerLimit };

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();
}
