using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>Delivers replies by active send: drawn as one or more messages, in order, below the rate above which the vendor drops messages without a word.</summary>
internal sealed class WeComDoor : IPushDoor
{
    private readonly WeComApi _api;
    private readonly WeComMedia _media;
    private readonly ChannelAddresses _addresses;
    private readonly WeComRenderer _renderer;
    private readonly CardPresses _presses;
    private readonly ShownReplies _shown;
    private readonly WeComSettings _settings;
    private readonly SendPace _pace;
    private readonly SentWords _sent;
    private readonly SentParts _parts;
    private readonly TimeProvider _clock;
    private long _quietUntil;

    public WeComDoor(WeComApi api, WeComMedia media, ChannelAddresses addresses, WeComRenderer renderer, CardPresses presses, ShownReplies shown, IOptions<WeComSettings> settings, TimeProvider clock)
    {
        (_api, _media, _addresses, _renderer, _presses, _shown, _settings) = (api, media, addresses, renderer, presses, shown, settings.Value);
        _clock = clock;
        _pace = new SendPace(clock, SendPace.Member);
        _parts = new SentParts(clock);
        _sent = new SentWords(TimeSpan.FromSeconds(_settings.DuplicateSeconds), clock);
    }

    public string Channel => PushedChannels.WeCom;

    public TimeSpan Pace(string conversationKey) => _pace.Book(conversationKey);

    // While the vendor shuts the app out, nobody's message goes: the block is the app's, and each call in it makes it longer.
    public TimeSpan PaceAll() => new DateTime(Interlocked.Read(ref _quietUntil), DateTimeKind.Utc) - _clock.GetUtcNow().UtcDateTime is var quiet && quiet > TimeSpan.Zero ? quiet : TimeSpan.Zero;

    public async Task<Delivery> SendAsync(PushedReply reply, CancellationToken cancellationToken)
    {
        if (await _addresses.FindAsync(Channel, reply.ConversationKey, cancellationToken) is not { } found)
        {
            return new Delivery(OutboxState.Refused, "no_address");
        }

        var to = WireJson.Read<WeComAddress>(found.AddressJson);
        await _presses.ShowOutcomeAsync(reply, to, cancellationToken);
        var messages = _renderer.Draw(await _shown.OfAsync(Channel, reply, cancellationToken), reply.OutboxId);
        if (messages.Count == 0)
        {
            return new Delivery(OutboxState.Refused, "says_nothing");
        }

        var outcome = await _parts.SendAsync(reply.OutboxId, [.. messages.Select(message => (Func<Task<Delivery>>)(() => SendAsync(message, to, reply.OutboxId, cancellationToken)))], () => Pace(reply.ConversationKey), cancellationToken);
        if (int.TryParse(outcome.Code, out var code) && code == WeComErrors.CalledTooOften)
        {
            var silence = TimeSpan.FromSeconds(_settings.ThrottleSeconds);
            Interlocked.Exchange(ref _quietUntil, (_clock.GetUtcNow().UtcDateTime + silence).Ticks);
            return outcome with { After = silence };
        }

        if (WeComErrors.IsGone(code))
        {
            await _addresses.CloseAsync(Channel, reply.ConversationKey, cancellationToken);   // quiet until they write again
        }

        return outcome;
    }

    private async Task<Delivery> SendAsync(JsonObject message, WeComAddress to, long outboxId, CancellationToken cancellationToken)
    {
        var isFile = message["file"] is JsonObject;
        if (isFile && await UploadAsync(message, cancellationToken) is { } failed)
        {
            return failed;
        }

        // A file is another one each time it is given to the vendor, so a repeat could not be told from it.
        var canRepeat = !isFile && _sent.IsOnlyOf(outboxId, to.UserId, WeComMessage.Short(message.ToJsonString(WireJson.Options)));
        message["touser"] = to.UserId;
        message["agentid"] = _settings.AgentId;
        if (canRepeat)
        {
            message["enable_duplicate_check"] = 1;
            message["duplicate_check_interval"] = _settings.DuplicateSeconds;
        }

        return await _api.PostAsync("message/send", message, cancellationToken) switch
        {
            WeComAnswer.Said { Code: 0 } said when !string.IsNullOrEmpty(said.Text("invaliduser")) => new Delivery(OutboxState.Refused, "81013"),   // "done" with nobody it went to
            WeComAnswer.Said { Code: 0 } said when !string.IsNullOrEmpty(said.Text("unlicenseduser")) => new Delivery(OutboxState.Refused, "unlicensed"),
            WeComAnswer.Said said => WeComErrors.Delivery(said.Code),
            WeComAnswer.NotSent not => new Delivery(OutboxState.Pending, not.Why),
            _ when canRepeat => new Delivery(OutboxState.Pending, "no_answer") { AtLast = OutboxState.Unknown },
            _ => new Delivery(OutboxState.Unknown, "no_answer"),
        };
    }

    // Null when the message has its file.
    private async Task<Delivery?> UploadAsync(JsonObject message, CancellationToken cancellationToken)
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes((string)message["file"]!["content"]!)];   // the renderer gives both
        var (media, code) = await _media.UploadAsync(bytes, "reply.txt", cancellationToken);
        if (media is null)
        {
            return code is { } known ? WeComErrors.Delivery(known) is { State: OutboxState.Sent } ? new Delivery(OutboxState.Refused, "media") : WeComErrors.Delivery(known) : new Delivery(OutboxState.Pending, "media");
        }

        message["file"] = new JsonObject { ["media_id"] = media };
        return null;
    }
}
