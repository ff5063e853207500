#pragma warning disable CA5350 // SHA-1 is what the vendor signs with; the signature is keyed by a token and guards a message that is encrypted as well
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>The vendor's envelope: SHA-1 over four sorted strings, AES-256-CBC with PKCS#7 to 32 bytes around random(16) + length(4) + message + receiver.</summary>
/// <param name="receiver">Company id for an app of one's own; empty for the AI bot.</param>
internal sealed class CallbackCipher(string token, string encodingAesKey, string receiver)
{
    private const int Block = 32;
    private const int Head = 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _key = Convert.FromBase64String(encodingAesKey + "=") is { Length: 32 } key ? key : throw new ArgumentException("An EncodingAESKey has 43 characters.", nameof(encodingAesKey));
    private readonly byte[] _receiver = Encoding.UTF8.GetBytes(receiver);

    /// <summary>Lower-case hex. Sorted by code units: a culture's order gives other signatures.</summary>
    public string Sign(string timestamp, string nonce, string encrypted)
    {
        string[] parts = [token, timestamp, nonce, encrypted];
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    /// <summary>Whether the four belong together; takes as long for every wrong signature.</summary>
    public bool IsSigned(string signature, string timestamp, string nonce, string encrypted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(timestamp, nonce, encrypted)));

    /// <summary>The message; null for anything that this receiver's key did not close. Asked only after <see cref="IsSigned"/>, so its answers help nobody to guess.</summary>
    public string? Open(string encrypted)
    {
        // One base64 character is at most one byte.
        var bytes = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, bytes, out var length) || length == 0 || length % 16 != 0)
        {
            return null;
        }

        // .NET's own PKCS7 refuses pads above the cipher's block of 16.
        using var aes = Aes.Create();
        aes.Key = _key;
        var plain = aes.DecryptCbc(bytes.AsSpan(0, length), _key.AsSpan(0, 16), PaddingMode.None);
        int pad = plain[^1];
        if (pad is < 1 or > Block || pad > plain.Length || plain.AsSpan(plain.Length - pad).ContainsAnyExcept((byte)pad))
        {
            return null;
        }

        var content = plain.AsSpan(0, plain.Length - pad);
        if (content.Length < Head || BinaryPrimitives.ReadUInt32BigEndian(content[16..]) is var size && size > content.Length - Head)
        {
            return null;
        }

        var message = content.Slice(Head, (int)size);   // not larger than what is there
        try
        {
            return CryptographicOperations.FixedTimeEquals(content[(Head + message.Length)..], _receiver) ? Strict.GetString(message) : null;
        }
        catch (DecoderFallbackException)   // no text
        {
            return null;
        }
    }

    /// <summary>Closes a message, base64.</summary>
    /// <param name="random">16 bytes; given only by tests.</param>
    public string Seal(string message, ReadOnlySpan<byte> random = default)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var size = Head + text.Length + _receiver.Length;
        var pad = Block - (size % Block);
        var plain = new byte[size + pad];
        if (random.IsEmpty)
        {
            RandomNumberGenerator.Fill(plain.AsSpan(0, 16));
        }
        else
        {
            random.CopyTo(plain);
        }

        BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(16), (uint)text.Length);
        text.CopyTo(plain, Head);
        _receiver.CopyTo(plain, Head + text.Length);
        plain.AsSpan(size).Fill((byte)pad);
        using var aes = Aes.Create();
        aes.Key = _key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, _key.AsSpan(0, 16), PaddingMode.None));
    }
}
