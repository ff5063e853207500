using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Rehearsal;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>The app of 企业微信 in the rehearsal: callbacks closed and signed with its own key, and a vendor that takes everything.</summary>
internal sealed class WeComRehearsal(IOptions<WeComSettings> settings, TimeProvider clock) : IRehearsedDoor, IDisposable
{
    private const string Member = "rehearsal";
    private readonly SemaphoreSlim _answered = new(0);
    private int _said;

    public (string Channel, string Account) Rep => (PushedChannels.WeCom, WeComPerson.Key(settings.Value.CorpId ?? "", Member));

    public bool IsOpen => settings.Value.IsConfigured;

    public void Furnish(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new WeComHttp(new Vendor(Answer)));
        services.AddWeComChannel(configuration);
    }

    public async Task SayAsync(IServiceProvider house, string text, CancellationToken cancellationToken)
    {
        var of = settings.Value;
        var cipher = new CallbackCipher(of.Token!, of.EncodingAesKey!, of.CorpId!);   // open: configured, and checked at start
        var (number, now) = (_said++, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var encrypted = cipher.Seal($"<xml><ToUserName>{of.CorpId}</ToUserName><FromUserName>{Member}</FromUserName><CreateTime>{now}</CreateTime><MsgType>text</MsgType><Content><![CDATA[{text}]]></Content><MsgId>{number}</MsgId><AgentID>{of.AgentId}</AgentID></xml>");
        using var body = new MemoryStream(Encoding.UTF8.GetBytes($"<xml><ToUserName>{of.CorpId}</ToUserName><AgentID>{of.AgentId}</AgentID><Encrypt>{encrypted}</Encrypt></xml>"));
        var http = new DefaultHttpContext { RequestServices = house, RequestAborted = cancellationToken };
        (http.Request.Method, http.Request.Body) = (HttpMethods.Post, body);
        http.Request.QueryString = new QueryString($"?msg_signature={cipher.Sign(now, $"n{number}", encrypted)}&timestamp={now}&nonce=n{number}");
        await house.GetRequiredService<WeComEndpoint>().ReceiveAsync(http);
        if (http.Response.StatusCode != StatusCodes.Status200OK)
        {
            throw new InvalidOperationException($"The WeCom door answered {http.Response.StatusCode} in its rehearsal.");
        }

        await _answered.WaitAsync(cancellationToken);
    }

    public void Dispose() => _answered.Dispose();

    private JsonObject Answer(HttpRequestMessage request)
    {
        if (request.RequestUri?.AbsolutePath.EndsWith("message/send", StringComparison.Ordinal) == true)
        {
            _answered.Release();
        }

        return new JsonObject { ["errcode"] = 0, ["access_token"] = "rehearsal", ["expires_in"] = 7200, ["msgid"] = "r", ["response_code"] = "r" };
    }

    private sealed class Vendor(Func<HttpRequestMessage, JsonObject> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(request).ToJsonString(), Encoding.UTF8, "application/json") });
    }
}
