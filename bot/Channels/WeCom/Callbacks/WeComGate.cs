using System.Text;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>A callback that was let in.</summary>
internal sealed record SignedCallback(WeComMessage Message, string Timestamp, string Nonce, string Signature);

/// <summary>Lets callbacks in: time, signature, key, company and app must fit. Whatever does not, gets a status and nothing else.</summary>
internal sealed partial class WeComGate
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly WeComSettings _settings;
    private readonly CallbackCipher? _cipher;
    private readonly CallbackReplays _replays;
    private readonly ILogger<WeComGate> _log;

    public WeComGate(IOptions<WeComSettings> settings, TimeProvider clock, ILogger<WeComGate> log)
    {
        _settings = settings.Value;
        _log = log;
        _cipher = _settings.IsConfigured ? new CallbackCipher(_settings.Token!, _settings.EncodingAesKey!, _settings.CorpId!) : null;   // configured, and checked at start
        _replays = new CallbackReplays(TimeSpan.FromMinutes(_settings.ReplayMinutes), clock);
    }

    /// <summary>Whether there is an app.</summary>
    public bool IsOpen => _cipher is not null;

    /// <summary>The vendor's check of the address: the decrypted word that it wants back, or the status to answer with.</summary>
    public (string? Echo, int Status) Check(HttpRequest request)
    {
        // Base64 has no blanks: one that is there was a plus sign.
        if (_cipher is null || Signed(request) is not var (signature, timestamp, nonce) || One(request, "echostr")?.Replace(' ', '+') is not { } encrypted
            || !_cipher.IsSigned(signature, timestamp, nonce, encrypted) || _replays.Of(timestamp, nonce, signature) != CallbackAge.New || _cipher.Open(encrypted) is not { } echo)
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "echo"));
        }

        _replays.Remember(timestamp, nonce, signature);
        return (echo, StatusCodes.Status200OK);
    }

    /// <summary>The callback; null with status 200 for a repeat, which needs no work.</summary>
    public async ValueTask<(SignedCallback? Callback, int Status)> EnterAsync(HttpRequest request)
    {
        if (_cipher is null || Signed(request) is not var (signature, timestamp, nonce))
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "unsigned"));
        }

        var (text, status) = await ReadAsync(request);
        if (text is null)
        {
            return (null, Refuse(status, "body"));
        }

        // Nothing but this one element is looked at before the signature.
        if (WeComXml.Read(text) is not { Name: "xml" } envelope || envelope["Encrypt"] is not { Length: > 0 } encrypted)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, "envelope"));
        }

        if (!_cipher.IsSigned(signature, timestamp, nonce, encrypted))
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "signature"));
        }

        switch (_replays.Of(timestamp, nonce, signature))
        {
            case CallbackAge.Repeat:
                return (null, StatusCodes.Status200OK);
            case CallbackAge.Refused:
                return (null, Refuse(StatusCodes.Status401Unauthorized, "replay"));
            default:
                break;
        }

        if (_cipher.Open(encrypted) is not { } opened)
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, "content"));
        }

        if (WeComXml.Read(opened) is not { Name: "xml" } xml)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, "message"));
        }

        var message = new WeComMessage(xml);
        return IsOurs(message, envelope) ? (new SignedCallback(message, timestamp, nonce, signature), StatusCodes.Status200OK) : (null, Refuse(StatusCodes.Status403Forbidden, "addressee"));
    }

    /// <summary>It is stored; from now on the same one is a repeat.</summary>
    public void Remember(SignedCallback callback) => _replays.Remember(callback.Timestamp, callback.Nonce, callback.Signature);

    // What members write names the app; news of the address book does not.
    private bool IsOurs(WeComMessage message, WeComXml envelope)
    {
        var agent = _settings.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return message.To == _settings.CorpId
            && (string.IsNullOrEmpty(envelope["ToUserName"]) || envelope["ToUserName"] == _settings.CorpId)
            && (string.IsNullOrEmpty(envelope["AgentID"]) || envelope["AgentID"] == agent)
            && (message.Agent == agent || (message.Type == "event" && string.IsNullOrEmpty(message.Agent)));
    }

    private static (string Signature, string Timestamp, string Nonce)? Signed(HttpRequest request) =>
        One(request, "msg_signature") is { } signature && One(request, "timestamp") is { } timestamp && One(request, "nonce") is { } nonce ? (signature, timestamp, nonce) : null;

    private static string? One(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 and <= 8192 } value] ? value : null;

    private async ValueTask<(string? Text, int Status)> ReadAsync(HttpRequest request)
    {
        var limit = _settings.BodyLimit;
        if (request.ContentLength > limit)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        // A byte more than allowed tells that there is more.
        var buffer = new byte[(int)Math.Min(limit, request.ContentLength ?? limit) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        try
        {
            return length > limit ? (null, StatusCodes.Status413PayloadTooLarge) : (Strict.GetString(buffer, 0, length), StatusCodes.Status200OK);
        }
        catch (DecoderFallbackException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    private int Refuse(int status, string fault)
    {
        LogRefused(_log, status, fault);
        return status;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A WeCom callback was refused with {Status}: {Fault}")]
    private static partial void LogRefused(ILogger logger, int status, string fault);
}
