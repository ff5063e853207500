using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A press of a card's button (Action.Execute): the card in the response takes the place of the pressed one. HTTP is always 200; the status stands in the body.</summary>
internal sealed class TeamsPresses(IAssistant assistant, OutboxRows rows, ReplySignals signals, TeamsRenderer renderer, Texts texts, IOptions<TeamsSettings> settings)
{
    private const string Error = "application/vnd.microsoft.error";
    private const string Message = "application/vnd.microsoft.activity.message";

    public async Task<JsonObject> AnswerAsync(TeamsActivity activity, string person, DateTime sentAt, string language, CancellationToken cancellationToken)
    {
        if (TeamsActivity.Part(activity.Value, "action") is not { } pressed)
        {
            return Body(400, Error, new JsonObject { ["code"] = "BadRequest", ["message"] = "value.action is missing" });
        }

        if (TeamsActivity.Text(pressed, "type") != "Action.Execute")
        {
            return Body(400, Error, new JsonObject { ["code"] = "NotSupported", ["message"] = "action.type is not Action.Execute" });
        }

        if (CardData.ActionOf(TeamsActivity.Part(pressed, "data")) is not { } action)
        {
            return Body(400, Error, new JsonObject { ["code"] = "BadRequest", ["message"] = "action.data is not of this bot" });
        }

        // Once the message is stored its reply must find its way, also when the asker hangs up.
        var conversation = activity.ConversationId!;   // the body was checked for it
        var message = new IncomingMessage(PushedChannels.Teams, conversation, DoorAddress.PressKey(action), person, "", sentAt) { Action = action, IsAnsweredInResponse = true };
        var accepted = await assistant.AcceptAsync(message, CancellationToken.None);
        var reply = await assistant.WaitForReplyAsync(accepted.InboxId, TimeSpan.FromSeconds(settings.Value.PressSeconds), CancellationToken.None);
        if (reply is null || cancellationToken.IsCancellationRequested)
        {
            if (reply is not null)
            {
                signals.Push(PushedChannels.Teams, conversation, reply.OutboxId);
            }

            return Body(200, Message, texts.Say(language, "teams.working"));
        }

        // Only what became of the card may take its place: after a slip it must still be there to be mended, and a list with its other entries.
        if (!reply.Reply.Blocks.Any(block => block is FormBlock))
        {
            signals.Push(PushedChannels.Teams, conversation, reply.OutboxId);
            return Body(200, Message, texts.Say(language, "teams.answered_below"));
        }

        // A press that was delivered twice gets the same card twice.
        if (await rows.ClaimAsync(reply.OutboxId, CancellationToken.None))
        {
            await rows.MarkAsync(reply.OutboxId, OutboxState.Sent, null, CancellationToken.None);
        }

        return Body(200, TeamsRenderer.CardType, renderer.Card(reply.Reply, reply.OutboxId));
    }

    private static JsonObject Body(int status, string type, JsonNode value) => new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };
}
