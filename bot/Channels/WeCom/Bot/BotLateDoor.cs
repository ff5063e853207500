using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>Answers of a bot with callbacks that nobody came for: by the address that came with the question, good for one message within an hour. Such a bot cannot speak unasked.</summary>
internal sealed class BotLateDoor(WeComHttp http, DoorMemos memos, ShownReplies shown, BotRenderer renderer, IOptions<WeComSettings> common) : IPushDoor
{
    public string Channel => PushedChannels.WeComBot;

    public TimeSpan Pace(string conversationKey) => TimeSpan.Zero;   // no more than people ask

    public async Task<Delivery> SendAsync(PushedReply reply, CancellationToken cancellationToken)
    {
        if (reply.MessageKey is not { } key || await memos.FindAsync<BotAsk>(BotAsk.Kind, reply.ConversationKey, key, cancellationToken) is not { } ask || Allowed(ask.ResponseUrl) is not { } url)
        {
            return new Delivery(OutboxState.Refused, "no_way");
        }

        // From here on the stream does not say it: somebody who asks for it late is told that the answer stands below.
        await memos.DropAsync(BotAsk.Kind, reply.ConversationKey, key, cancellationToken);
        var outcome = await PostAsync(url, Draw(await shown.OfAsync(Channel, reply, cancellationToken), reply.OutboxId), cancellationToken);
        if (outcome.State == OutboxState.Pending)
        {
            await memos.KeepAsync(BotAsk.Kind, reply.ConversationKey, key, ask, cancellationToken);
        }

        return outcome;
    }

    // One message: a card where it says all, else words.
    private JsonObject Draw(Skills.Reply reply, long outboxId)
    {
        if (renderer.OnlyCard(reply, outboxId) is { } card)
        {
            return new JsonObject { ["msgtype"] = "template_card", ["template_card"] = card };
        }

        return new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = renderer.Draw(reply, outboxId, mostCards: 0).Words } };
    }

    private async Task<Delivery> PostAsync(Uri url, JsonObject message, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(message.ToJsonString(WireJson.Options), Encoding.UTF8, "application/json");
            using var response = await http.Client.PostAsync(url, content, cancellationToken);
            return !response.IsSuccessStatusCode ? new Delivery(OutboxState.Unknown, ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture))
                : JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is JsonObject json && json.Code() is { } code ? (code == 0 ? Delivery.Sent : new Delivery(OutboxState.Refused, WeComErrors.Name(code)))
                : new Delivery(OutboxState.Unknown, "no_answer");
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new Delivery(OutboxState.Pending, problem.HttpRequestError.ToString());   // it certainly did not arrive
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Delivery(OutboxState.Unknown, "no_answer");
        }
    }

    // It came in a callback that was signed and closed; even so, answers with customers' data go to the vendor alone.
    private Uri? Allowed(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && Uri.TryCreate(common.Value.ApiUrl, UriKind.Absolute, out var api)
        && ((address.Scheme == api.Scheme && address.Host == api.Host && address.Port == api.Port) || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.Host.EndsWith(".weixin.qq.com", StringComparison.OrdinalIgnoreCase)))
            ? address
            : null;
}
