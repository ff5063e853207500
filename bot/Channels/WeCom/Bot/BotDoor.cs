using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>Delivers replies over the long connection. An answer names its question and its own text, so a repeat after a cut replaces what it finds; what was not asked for cannot be told from its repeat.</summary>
internal sealed class BotDoor(BotConnection connection, DoorMemos memos, ChannelAddresses addresses, BotRenderer renderer, ShownReplies shown, TimeProvider clock) : IPushDoor
{
    private readonly SendPace _pace = new(clock, SendPace.Member);
    private readonly SentParts _parts = new(clock);
    private readonly ConcurrentDictionary<long, byte> _doubtful = new();

    public string Channel => PushedChannels.WeComBot;

    public Task ReadyAsync(CancellationToken cancellationToken) => connection.UpAsync(cancellationToken);

    public TimeSpan Pace(string conversationKey) => _pace.Book(conversationKey);

    public async Task<Delivery> SendAsync(PushedReply reply, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(Channel, reply.ConversationKey, cancellationToken) is not { } found)
        {
            return new Delivery(OutboxState.Refused, "no_address");
        }

        var chat = WireJson.Read<BotAddress>(found.AddressJson).ChatId;
        var (words, cards) = renderer.Draw(await shown.OfAsync(Channel, reply, cancellationToken), reply.OutboxId);
        var ask = reply.MessageKey is { } key ? await memos.FindAsync<BotAsk>(BotAsk.Kind, reply.ConversationKey, key, cancellationToken) : null;

        // The first part is the text, with the first card where it answers a question.
        var parts = new List<Func<Task<Delivery>>> { () => FirstAsync(reply, ask, chat, words, cards, cancellationToken) };
        parts.AddRange(cards.Skip(ask is null ? 0 : 1).Select(card => (Func<Task<Delivery>>)(() => PushAsync(chat, "template_card", card, cancellationToken))));
        return await _parts.SendAsync(reply.OutboxId, parts, () => Pace(reply.ConversationKey), cancellationToken);
    }

    private async Task<Delivery> FirstAsync(PushedReply reply, BotAsk? ask, string chat, string words, IReadOnlyList<JsonObject> cards, CancellationToken cancellationToken)
    {
        if (ask is null)
        {
            return await PushAsync(chat, "markdown", new JsonObject { ["content"] = words }, cancellationToken);
        }

        var body = new JsonObject { ["msgtype"] = cards.Count > 0 ? "stream_with_template_card" : "stream", ["stream"] = new JsonObject { ["id"] = $"r{reply.OutboxId}", ["finish"] = true, ["content"] = words, ["feedback"] = BotFeedback.Ask(reply.OutboxId) } };
        if (cards.Count > 0)
        {
            body["template_card"] = cards[0].DeepClone();
        }

        var outcome = await connection.CallAsync("aibot_respond_msg", ask.RequestId, body, cancellationToken) switch
        {
            WeComAnswer.Said { Code: 0 } => Delivery.Sent with { ExternalId = BotFeedback.NameOf(reply.OutboxId) },
            WeComAnswer.Said said when WeComErrors.Delivery(said.Code) is { State: OutboxState.Pending } later => later,
            WeComAnswer.Said said when _doubtful.ContainsKey(reply.OutboxId) => new Delivery(OutboxState.Unknown, WeComErrors.Name(said.Code)),   // an earlier attempt may be why
            WeComAnswer.Said => await InsteadAsync(chat, words, cards, cancellationToken),   // too late to answer: as a message of its own
            WeComAnswer.NotSent not => new Delivery(OutboxState.Pending, not.Why) { AtLast = _doubtful.ContainsKey(reply.OutboxId) ? OutboxState.Unknown : OutboxState.Refused },
            _ => Doubt(reply.OutboxId),
        };
        if (outcome.State != OutboxState.Pending)
        {
            _doubtful.TryRemove(reply.OutboxId, out _);
            await memos.DropAsync(BotAsk.Kind, reply.ConversationKey, reply.MessageKey!, cancellationToken);   // an ask has a key
        }

        return outcome;
    }

    private Delivery Doubt(long outboxId)
    {
        _doubtful[outboxId] = 0;
        return new Delivery(OutboxState.Pending, "no_answer") { AtLast = OutboxState.Unknown };
    }

    private async Task<Delivery> InsteadAsync(string chat, string words, IReadOnlyList<JsonObject> cards, CancellationToken cancellationToken)
    {
        var outcome = await PushAsync(chat, "markdown", new JsonObject { ["content"] = words }, cancellationToken);
        return outcome.State == OutboxState.Sent && cards.Count > 0 ? await PushAsync(chat, "template_card", cards[0], cancellationToken) is { State: OutboxState.Pending } ? new Delivery(OutboxState.Unknown, "card") : outcome : outcome;
    }

    private async Task<Delivery> PushAsync(string chat, string type, JsonObject content, CancellationToken cancellationToken) =>
        await connection.CallAsync("aibot_send_msg", null, new JsonObject { ["chatid"] = chat, ["msgtype"] = type, [type] = content.DeepClone() }, cancellationToken) switch
        {
            WeComAnswer.Said said => WeComErrors.Delivery(said.Code),
            WeComAnswer.NotSent not => new Delivery(OutboxState.Pending, not.Why),
            _ => new Delivery(OutboxState.Unknown, "no_answer"),
        };
}
