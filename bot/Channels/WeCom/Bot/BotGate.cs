using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>A callback of the bot that was let in.</summary>
internal sealed record SignedPush(BotPush Push, string Timestamp, string Nonce, string Signature);

/// <summary>Lets callbacks of the bot in, and closes the answers to them. A bot's envelope is JSON and names no receiver.</summary>
internal sealed class BotGate
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32, AllowDuplicateProperties = false };
    private readonly WeComBotSettings _settings;
    private readonly CallbackCipher _cipher;
    private readonly CallbackLock _lock;
    private readonly TimeProvider _clock;

    public BotGate(IOptions<WeComBotSettings> settings, IOptions<WeComSettings> common, TimeProvider clock, RefusalAudit audit, ILogger<BotGate> log)
    {
        (_settings, _clock) = (settings.Value, clock);
        _cipher = new CallbackCipher(_settings.Token!, _settings.EncodingAesKey!, "");   // only made for a bot with callbacks, whose settings are checked at start
        _lock = new CallbackLock(_cipher, new CallbackReplays(TimeSpan.FromMinutes(common.Value.ReplayMinutes), clock), common.Value.BodyLimit, PushedChannels.WeComBot, audit, log);
    }

    /// <summary>The vendor's check of the address: the decrypted word that it wants back, or the status to answer with.</summary>
    public (string? Echo, int Status) Check(HttpRequest request) => _lock.Check(request);

    /// <summary>The callback, a repeat as well: what was answered before is answered again. Null: the status to answer with.</summary>
    public async ValueTask<(SignedPush? Callback, int Status)> EnterAsync(HttpRequest request)
    {
        var (opened, status) = await _lock.OpenAsync(request, body => BotFrame.Text(Read(body), "encrypt"), wantsRepeats: true);
        if (opened is null)
        {
            return (null, status);
        }

        if (Read(opened.Text) is not { } message)
        {
            return (null, _lock.Refuse(StatusCodes.Status400BadRequest, "message"));
        }

        return BotFrame.Text(message, "aibotid") == _settings.Id
            ? (new SignedPush(new BotPush(new BotFrame("callback", "", new JsonObject { ["body"] = message })), opened.Timestamp, opened.Nonce, opened.Signature), StatusCodes.Status200OK)
            : (null, _lock.Refuse(StatusCodes.Status403Forbidden, "addressee"));
    }

    /// <summary>It has had its effect.</summary>
    public void Remember(SignedPush callback) => _lock.Remember(callback.Timestamp, callback.Nonce, callback.Signature);

    /// <summary>An answer as the vendor takes it.</summary>
    public JsonObject Seal(JsonObject answer)
    {
        var encrypted = _cipher.Seal(answer.ToJsonString(WireJson.Options));
        var (timestamp, nonce) = (_clock.GetUtcNow().ToUnixTimeSeconds(), RandomNumberGenerator.GetHexString(16, lowercase: true));
        return new JsonObject
        {
            ["encrypt"] = encrypted,
            ["msgsignature"] = _cipher.Sign(timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture), nonce, encrypted),
            ["timestamp"] = timestamp,
            ["nonce"] = nonce,
        };
    }

    private static JsonObject? Read(string text)
    {
        try
        {
            return JsonNode.Parse(Encoding.UTF8.GetBytes(text), documentOptions: Bounded) as JsonObject;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)   // no JSON, or half a character in it
        {
            return null;
        }
    }
}
