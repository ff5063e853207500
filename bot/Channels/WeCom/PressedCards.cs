using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>How a card looks after a press: it shows the outcome and cannot be pressed again; one with buttons for several things keeps the others.</summary>
internal sealed class PressedCards(ICrmContexts contexts, Texts texts)
{
    private const string Find = """SELECT "ReplyJson" FROM "Outbox" WHERE "Id" = @id AND "Channel" = @channel AND "ConversationKey" = @conversation""";
    private const string Pressed = """SELECT "Id" FROM "Inbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "MessageKey" = @message""";

    /// <summary>A word for what came of a press.</summary>
    /// <param name="answer">The reply to the press.</param>
    public string Outcome(Reply answer)
    {
        var language = Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(answer));
        var state = answer.Blocks.OfType<FormBlock>().Select(form => form.State).FirstOrDefault(state => state != "pending");
        return texts.Say(language, state is not null && texts.Has(language, "wecom.state_" + state) ? "wecom.state_" + state : "wecom.pressed");
    }

    /// <summary>The card again without what was pressed; null when nothing is left to press, or it is not a card of this conversation.</summary>
    public async Task<JsonObject?> RestAsync(string channel, string conversation, string task, IDrawsCards renderer, CancellationToken cancellationToken) =>
        await FindAsync(channel, conversation, task, renderer, cancellationToken) is { IsList: true, Card: var card } && card["button_list"] is JsonArray buttons && await TakeOutAsync(buttons, channel, conversation, cancellationToken) > 0 ? card : null;

    /// <summary>The card as it stands after the press; null when it is not a card of this conversation.</summary>
    public async Task<JsonObject?> AfterAsync(string channel, string conversation, string task, Reply answer, IDrawsCards renderer, CancellationToken cancellationToken)
    {
        if (await RestAsync(channel, conversation, task, renderer, cancellationToken) is { } rest)
        {
            return rest;
        }

        var card = (await FindAsync(channel, conversation, task, renderer, cancellationToken))?.Card;
        card?["replace_text"] = Outcome(answer);
        return card;
    }

    private async Task<(JsonObject Card, bool IsList)?> FindAsync(string channel, string conversation, string task, IDrawsCards renderer, CancellationToken cancellationToken)
    {
        if (WeComRenderer.ReadTask(task) is not var (outbox, number))
        {
            return null;
        }

        await using var db = contexts.Open(Caller.System);
        var command = (await db.ConnectionAsync(cancellationToken)).Command(null, Find, ("@id", outbox), ("@channel", channel), ("@conversation", conversation));
        return await command.ExecuteScalarAsync(cancellationToken) is string json && WireJson.Read<OutboxContent>(json).Reply is var shown && renderer.Cards(shown, outbox) is var cards && number < cards.Count
            ? (cards[number], shown.Blocks.OfType<ListBlock>().Any())
            : null;
    }

    // How many buttons are left.
    private async Task<int> TakeOutAsync(JsonArray buttons, string channel, string conversation, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        foreach (var button in buttons.OfType<JsonObject>().ToList())
        {
            if (CardKey.Read((string?)button["key"], new Dictionary<string, string>()) is { Action: { } action }
                && await connection.Command(null, Pressed, ("@channel", channel), ("@conversation", conversation), ("@message", DoorAddress.PressKey(action))).ExecuteScalarAsync(cancellationToken) is not null)
            {
                buttons.Remove(button);
            }
        }

        return buttons.Count;
    }
}
