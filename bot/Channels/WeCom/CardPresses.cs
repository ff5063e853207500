using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>A press whose card waits to be changed. ResponseCode: good for one change, within three days; a secret.</summary>
internal sealed record CardPress(string Task, string ResponseCode)
{
    /// <summary>Of its memo.</summary>
    public const string Kind = "press";
}

/// <summary>Changes pressed cards, with the response code that came with the press.</summary>
internal sealed partial class CardPresses(DoorMemos memos, WeComApi api, PressedCards cards, WeComRenderer renderer, IOptions<WeComSettings> settings, ILogger<CardPresses> log)
{
    /// <summary>Changes the card that <paramref name="reply"/> answers a press of. A comfort: the answer follows as a message either way.</summary>
    public async Task ShowOutcomeAsync(PushedReply reply, WeComAddress to, CancellationToken cancellationToken)
    {
        if (reply.MessageKey is not { } key || !(key.StartsWith("act:", StringComparison.Ordinal) || key.StartsWith("press:", StringComparison.Ordinal))
            || await memos.FindAsync<CardPress>(CardPress.Kind, reply.ConversationKey, key, cancellationToken) is not { } press)
        {
            return;
        }

        var body = new JsonObject { ["userids"] = new JsonArray(to.UserId), ["agentid"] = settings.Value.AgentId, ["response_code"] = press.ResponseCode };
        if (await cards.RestAsync(PushedChannels.WeCom, reply.ConversationKey, press.Task, renderer, cancellationToken) is { } rest)
        {
            body["template_card"] = rest;
        }
        else
        {
            body["button"] = new JsonObject { ["replace_name"] = cards.Outcome(reply.Reply) };
        }

        var answer = await api.PostAsync("message/update_template_card", body, cancellationToken);
        if (answer is not (WeComAnswer.Said { Code: 0 } or WeComAnswer.NotSent))
        {
            LogNotChanged(log, reply.OutboxId);
        }

        if (answer is not WeComAnswer.NotSent)   // used up
        {
            await memos.DropAsync(CardPress.Kind, reply.ConversationKey, key, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The card that reply {Outbox} answers could not be changed")]
    private static partial void LogNotChanged(ILogger logger, long outbox);
}
