#pragma warning disable CA5350 // SHA-1 is what the vendor asks for
using System.Security.Cryptography;
using System.Text;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>What a page needs before the vendor's JS-SDK obeys it; made on the server, so that the ticket stays there.</summary>
internal static class JsSignature
{
    /// <summary>Lower-case hex. The order of the four is fixed, the address is as the browser has it, up to its "#".</summary>
    public static string Of(string ticket, string nonce, long timestamp, string url) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url.Split('#')[0]}"))));
}
