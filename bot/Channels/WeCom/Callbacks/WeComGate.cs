using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>A callback that was let in.</summary>
internal sealed record SignedCallback(WeComMessage Message, string Timestamp, string Nonce, string Signature);

/// <summary>Lets callbacks of the app in: time, signature, key, company and app must fit.</summary>
internal sealed class WeComGate
{
    private readonly WeComSettings _settings;
    private readonly CallbackLock? _lock;

    public WeComGate(IOptions<WeComSettings> settings, TimeProvider clock, RefusalAudit audit, ILogger<WeComGate> log)
    {
        _settings = settings.Value;
        _lock = !_settings.IsConfigured ? null : new CallbackLock(
            new CallbackCipher(_settings.Token!, _settings.EncodingAesKey!, _settings.CorpId!), new CallbackReplays(TimeSpan.FromMinutes(_settings.ReplayMinutes), clock), _settings.BodyLimit, PushedChannels.WeCom, audit, log);   // configured, and checked at start
    }

    /// <summary>Whether there is an app.</summary>
    public bool IsOpen => _lock is not null;

    /// <summary>The vendor's check of the address: the decrypted word that it wants back, or the status to answer with.</summary>
    public (string? Echo, int Status) Check(HttpRequest request) => _lock?.Check(request) ?? (null, StatusCodes.Status401Unauthorized);

    /// <summary>The callback; null with status 200 for a repeat, which needs no work.</summary>
    public async ValueTask<(SignedCallback? Callback, int Status)> EnterAsync(HttpRequest request)
    {
        if (_lock is not { } door)
        {
            return (null, StatusCodes.Status401Unauthorized);
        }

        WeComXml? envelope = null;
        var (opened, status) = await door.OpenAsync(request, body => WeComXml.Read(body) is { Name: "xml" } read ? (envelope = read)["Encrypt"] : null, wantsRepeats: false);
        if (opened is not { IsRepeat: false })
        {
            return (null, status);
        }

        if (WeComXml.Read(opened.Text) is not { Name: "xml" } xml)
        {
            return (null, door.Refuse(StatusCodes.Status400BadRequest, "message"));
        }

        var message = new WeComMessage(xml);
        return IsOurs(message, envelope!) ? (new SignedCallback(message, opened.Timestamp, opened.Nonce, opened.Signature), StatusCodes.Status200OK) : (null, door.Refuse(StatusCodes.Status403Forbidden, "addressee"));   // read before it was opened
    }

    /// <summary>It is stored; from now on the same one is a repeat.</summary>
    public void Remember(SignedCallback callback) => _lock?.Remember(callback.Timestamp, callback.Nonce, callback.Signature);

    // What members write names the app; news of the address book does not.
    private bool IsOurs(WeComMessage message, WeComXml envelope)
    {
        var agent = _settings.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return message.To == _settings.CorpId
            && (string.IsNullOrEmpty(envelope["ToUserName"]) || envelope["ToUserName"] == _settings.CorpId)
            && (string.IsNullOrEmpty(envelope["AgentID"]) || envelope["AgentID"] == agent)
            && (message.Agent == agent || (message.Type == "event" && string.IsNullOrEmpty(message.Agent)));
    }
}
