using SalesAssistant.Bot.Channels.WeCom.Callbacks;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>`/api/wecom`: the vendor's check of the address (GET), and its callbacks (POST), stored and acknowledged with an empty 200; answers go out by active send.</summary>
internal sealed class WeComEndpoint(WeComGate gate, WeComIntake intake)
{
    public const string Path = "/api/wecom";

    public async Task CheckAsync(HttpContext http)
    {
        var (echo, status) = gate.Check(http.Request);
        http.Response.StatusCode = status;
        if (echo is not null)
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(echo, http.RequestAborted);   // exactly this: no quotes, no newline
        }
    }

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
