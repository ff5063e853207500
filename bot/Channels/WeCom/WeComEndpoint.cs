using SalesAssistant.Bot.Channels.WeCom.Callbacks;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>`/api/wecom`: the vendor's check of the address (GET), and its callbacks (POST), stored and acknowledged with an empty 200; answers go out by active send.</summary>
internal sealed class WeComEndpoint(WeComGate gate, WeComIntake intake)
{
    public const string Path = "/api/wecom";

    public Task CheckAsync(HttpContext http) => AddressCheck.AnswerAsync(http, gate.Check(http.Request));

    public async Task ReceiveAsync(HttpContext http)
    {
        var (callback, status) = await gate.EnterAsync(http.Request);
        http.Response.StatusCode = status;
        if (callback is not null)
        {
            await intake.TakeAsync(callback.Message, http.RequestAborted);
            gate.Remember(callback);
        }
    }
}
