namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>The answer to the vendor's check of an address, the app's and the bot's alike.</summary>
internal static class AddressCheck
{
    /// <param name="http">The check.</param>
    /// <param name="found">What <see cref="CallbackLock.Check"/> gave: the word to echo, or only a status.</param>
    public static async Task AnswerAsync(HttpContext http, (string? Echo, int Status) found)
    {
        http.Response.StatusCode = found.Status;
        if (found.Echo is not null)
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(found.Echo, http.RequestAborted);   // exactly this: no quotes, no newline
        }
    }
}
