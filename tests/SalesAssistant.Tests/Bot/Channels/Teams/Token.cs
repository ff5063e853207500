using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

/// <summary>Tokens as the channel makes them, and as it never would; signed here, so that nothing of the checker is used.</summary>
internal static class Token
{
    public static readonly long Now = House.Wednesday.ToUnixTimeSeconds();

    public static string Base64(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static JsonObject Claims() => new() { ["iss"] = "https://api.botframework.com", ["aud"] = ChannelService.AppId, ["serviceurl"] = ChannelService.Url, ["nbf"] = Now - 60, ["iat"] = Now - 60, ["exp"] = Now + 3600 };

    /// <summary>The usual claims with one changed; null takes it out.</summary>
    public static JsonObject With(string name, JsonNode? value)
    {
        var claims = Claims();
        claims.Remove(name);
        if (value is not null)
        {
            claims[name] = value;
        }

        return claims;
    }

    public static string Good() => Sign(Claims());

    public static string Sign(JsonObject claims, RSA? key = null, string? kid = "ch", string alg = "RS256", Action<JsonObject>? header = null)
    {
        var head = new JsonObject { ["alg"] = alg, ["typ"] = "JWT" };
        if (kid is not null)
        {
            head["kid"] = kid;
        }

        header?.Invoke(head);
        return SignRaw(head.ToJsonString(), claims.ToJsonString(), alg, key ?? ChannelService.Channel);
    }

    public static string SignRaw(string head, string claims, string alg = "RS256", RSA? key = null)
    {
        var text = Part(head) + "." + Part(claims);
        var bytes = Encoding.ASCII.GetBytes(text);
        var rsa = key ?? ChannelService.Channel;
        var signature = alg switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), bytes),
            "PS256" => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "RS512" => rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "RS384" => rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            _ => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{text}.{Base64(signature)}";
    }

    public static string Part(string json) => Base64(Encoding.UTF8.GetBytes(json));
}
