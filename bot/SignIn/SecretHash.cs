using System.Security.Cryptography;
using System.Text;

namespace SalesAssistant.Bot.SignIn;

/// <summary>Secrets are looked up by their SHA-256; they have 256 random bits, so a slow hash would add nothing.</summary>
internal static class SecretHash
{
    /// <summary>Lower-case hex, as stored.</summary>
    public static string Of(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
    }

    /// <summary>A new secret: 256 random bits in base64url.</summary>
    public static string NewSecret() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
