using System.Text;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>A callback whose signature, time and key fit.</summary>
/// <param name="IsRepeat">It came before, exactly so; then <paramref name="Text"/> is empty unless repeats are wanted.</param>
internal sealed record OpenedCallback(string Text, string Timestamp, string Nonce, string Signature, bool IsRepeat);

/// <summary>What apps and bots have in common at the door: time, signature, replays and key. Whatever does not fit, gets a status and nothing else.</summary>
/// <param name="door">The channel, for the audit.</param>
internal sealed partial class CallbackLock(CallbackCipher cipher, CallbackReplays replays, int bodyLimit, string door, RefusalAudit audit, ILogger log)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The vendor's check of the address: the decrypted word that it wants back, or the status to answer with.</summary>
    public (string? Echo, int Status) Check(HttpRequest request)
    {
        // Base64 has no blanks: one that is there was a plus sign.
        if (Signed(request) is not var (signature, timestamp, nonce) || One(request, "echostr")?.Replace(' ', '+') is not { } encrypted
            || !cipher.IsSigned(signature, timestamp, nonce, encrypted) || replays.Of(timestamp, nonce, signature) != CallbackAge.New || cipher.Open(encrypted) is not { } echo)
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "echo"));
        }

        replays.Remember(timestamp, nonce, signature);
        return (echo, StatusCodes.Status200OK);
    }

    /// <summary>The opened callback, or the status to answer with.</summary>
    /// <param name="encryptedOf">The one element of a body that is looked at before the signature; null when it is not there.</param>
    /// <param name="wantsRepeats">Whether a repeat has to be answered again.</param>
    public async ValueTask<(OpenedCallback? Callback, int Status)> OpenAsync(HttpRequest request, Func<string, string?> encryptedOf, bool wantsRepeats)
    {
        if (Signed(request) is not var (signature, timestamp, nonce))
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "unsigned"));
        }

        var (body, status) = await ReadAsync(request);
        if (body is null)
        {
            return (null, Refuse(status, "body"));
        }

        if (encryptedOf(body) is not { Length: > 0 } encrypted)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, "envelope"));
        }

        if (!cipher.IsSigned(signature, timestamp, nonce, encrypted))
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "signature"));
        }

        var age = replays.Of(timestamp, nonce, signature);
        if (age == CallbackAge.Refused)
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "replay"));
        }

        if (age == CallbackAge.Repeat && !wantsRepeats)
        {
            return (new OpenedCallback("", timestamp, nonce, signature, IsRepeat: true), StatusCodes.Status200OK);
        }

        return cipher.Open(encrypted) is { } opened
            ? (new OpenedCallback(opened, timestamp, nonce, signature, age == CallbackAge.Repeat), StatusCodes.Status200OK)
            : (null, Refuse(StatusCodes.Status401Unauthorized, "content"));
    }

    /// <summary>It has had its effect; from now on the same one is a repeat.</summary>
    public void Remember(string timestamp, string nonce, string signature) => replays.Remember(timestamp, nonce, signature);

    /// <summary>Notes why a callback is not let in; the status back.</summary>
    public int Refuse(int status, string fault)
    {
        LogRefused(log, status, fault);
        audit.Count(door, status, fault);
        return status;
    }

    private static (string Signature, string Timestamp, string Nonce)? Signed(HttpRequest request) =>
        One(request, "msg_signature") is { } signature && One(request, "timestamp") is { } timestamp && One(request, "nonce") is { } nonce ? (signature, timestamp, nonce) : null;

    private static string? One(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 and <= 8192 } value] ? value : null;

    private async ValueTask<(string? Text, int Status)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > bodyLimit)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        // A byte more than allowed tells that there is more.
        var buffer = new byte[(int)Math.Min(bodyLimit, request.ContentLength ?? bodyLimit) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        try
        {
            return length > bodyLimit ? (null, StatusCodes.Status413PayloadTooLarge) : (Strict.GetString(buffer, 0, length), StatusCodes.Status200OK);
        }
        catch (DecoderFallbackException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A WeCom callback was refused with {Status}: {Fault}")]
    private static partial void LogRefused(ILogger logger, int status, string fault);
}
