using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>A press whose card waits to be changed. ResponseCode: good for one change, within three days; a secret.</summary>
internal sealed record CardPress(string Task, string ResponseCode)
{
    /// <summary>Of its memo.</summary>
    public const string Kind = "press";
}

/// <summary>After a press the card shows its outcome and cannot be pressed again; a card with buttons for several things keeps the others.</summary>
internal sealed partial class CardPresses(DoorMemos memos, WeComApi api, WeComRenderer renderer, ICrmContexts contexts, Texts texts, IOptions<WeComSettings> settings, ILogger<CardPresses> log)
{
    private const string Channel = PushedChannels.WeCom;
    private const string Reply = """SELECT "ReplyJson" FROM "Outbox" WHERE "Id" = @id AND "Channel" = @channel AND "ConversationKey" = @conversation""";
    private const string Pressed = """SELECT "Id" FROM "Inbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "MessageKey" = @message""";

    /// <summary>Changes the card that <paramref name="reply"/> answers a press of. A comfort: the answer follows as a message either way.</summary>
    public async Task ShowOutcomeAsync(PushedReply reply, WeComAddress to, CancellationToken cancellationToken)
    {
        if (reply.MessageKey is not { } key || !(key.StartsWith("act:", StringComparison.Ordinal) || key.StartsWith("press:", StringComparison.Ordinal))
            || await memos.FindAsync<CardPress>(CardPress.Kind, reply.ConversationKey, key, cancellationToken) is not { } press)
        {
            return;
        }

        var body = new JsonObject { ["userids"] = new JsonArray(to.UserId), ["agentid"] = settings.Value.AgentId, ["response_code"] = press.ResponseCode };
        if (await OpenRestAsync(press, reply.ConversationKey, cancellationToken) is { } rest)
        {
            body["template_card"] = rest;
        }
        else
        {
            body["button"] = new JsonObject { ["replace_name"] = Outcome(reply.Reply) };
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

    private string Outcome(Reply reply)
    {
        var language = Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply));
        var state = reply.Blocks.OfType<FormBlock>().Select(form => form.State).FirstOrDefault(state => state != "pending");
        return texts.Say(language, state is not null && texts.Has(language, "wecom.state_" + state) ? "wecom.state_" + state : "wecom.pressed");
    }

    // The card again without what was pressed, where it held buttons for several things; null when it is done with.
    private async Task<JsonObject?> OpenRestAsync(CardPress press, string conversation, CancellationToken cancellationToken)
    {
        if (WeComRenderer.ReadTask(press.Task) is not var (outbox, number))
        {
            return null;
        }

        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        if (await connection.Command(null, Reply, ("@id", outbox), ("@channel", Channel), ("@conversation", conversation)).ExecuteScalarAsync(cancellationToken) is not string json
            || WireJson.Read<OutboxContent>(json).Reply is not { } shown || !shown.Blocks.OfType<ListBlock>().Any()
            || renderer.Draw(shown, outbox).Select(message => message["template_card"]).OfType<JsonObject>().ElementAtOrDefault(number) is not { } card
            || card["button_list"] is not JsonArray buttons)
        {
            return null;
        }

        foreach (var button in buttons.OfType<JsonObject>().ToList())
        {
            var pressed = CardKey.Read((string?)button["key"], new Dictionary<string, string>());
            if (pressed is { Action: { } action } && await connection.Command(null, Pressed, ("@channel", Channel), ("@conversation", conversation), ("@message", DoorAddress.PressKey(action))).ExecuteScalarAsync(cancellationToken) is not null)
            {
                buttons.Remove(button);
            }
        }

        return buttons.Count > 0 ? card.DeepClone().AsObject() : null;   // of its own: the drawn one belongs to its message
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The card that reply {Outbox} answers could not be changed")]
    private static partial void LogNotChanged(ILogger logger, long outbox);
}
