using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>`/api/wecom/bot`: the vendor's check of the address (GET), and the bot's callbacks (POST), each answered in its response, closed like the question.</summary>
internal sealed class BotEndpoint(BotGate gate, BotCallbacks callbacks)
{
    public const string Path = "/api/wecom/bot";

    public Task CheckAsync(HttpContext http) => AddressCheck.AnswerAsync(http, gate.Check(http.Request));

    public async Task ReceiveAsync(HttpContext http)
    {
        var (callback, status) = await gate.EnterAsync(http.Request);
        http.Response.StatusCode = status;
        if (callback is null)
        {
            return;
        }

        var answer = await callbacks.TakeAsync(callback.Push, http.RequestAborted);
        gate.Remember(callback);
        if (answer is not null)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(gate.Seal(answer).ToJsonString(WireJson.Options), http.RequestAborted);
        }
    }
}
