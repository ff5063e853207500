using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Dialogs (task/fetch, task/submit): a long form is filled in there, and saved as by the button of its card. What the data say is only believed where the person's own conversation holds that reply.</summary>
internal sealed class TeamsDialogs(IAssistant assistant, CallerDirectory callers, ITalkLog talks, OutboxRows rows, ReplySignals signals, CardTargets targets, Texts texts, IOptions<TeamsSettings> settings)
{
    private const string Channel = PushedChannels.Teams;

    /// <summary>The dialog; a sentence when the form is not to be had, or no longer open.</summary>
    public async Task<JsonObject> OpenAsync(TeamsActivity activity, string person, string language, CancellationToken cancellationToken)
    {
        var data = TeamsActivity.Part(activity.Value, "data");
        return await FindAsync(activity, person, data, cancellationToken) is var (form, save, reply, words)
            ? FormDialog.Draw(form, save, reply, activity.ReplyToId, texts, words)
            : FormDialog.Message(texts.Say(language, "teams.dialog_gone"));
    }

    /// <summary>Null closes the dialog: what became of it stands in the card. A slip keeps it open, with what was typed.</summary>
    public async Task<JsonObject?> SubmitAsync(TeamsActivity activity, string person, DateTime sentAt, string language, CancellationToken cancellationToken)
    {
        var data = TeamsActivity.Part(activity.Value, "data");
        if (FormDialog.AboutOf(data) is not { } about || CardData.ActionOf(data) is not { } action)
        {
            return FormDialog.Message(texts.Say(language, "teams.dialog_gone"));
        }

        // Once the message is stored its reply must find its way, also when the asker hangs up.
        var conversation = activity.ConversationId!;   // the body was checked for it
        var message = new IncomingMessage(Channel, conversation, DoorAddress.PressKey(action), person, "", sentAt) { Action = action, IsAnsweredInResponse = true };
        if (TeamsActivity.Text(data, FormDialog.Card) is { Length: > 0 and <= 1000 } card)
        {
            targets.Put(conversation, message.MessageKey, card);
        }

        var accepted = await assistant.AcceptAsync(message, CancellationToken.None);
        var reply = await assistant.WaitForReplyAsync(accepted.InboxId, TimeSpan.FromSeconds(settings.Value.PressSeconds), CancellationToken.None);
        if (reply is null)
        {
            return FormDialog.Message(texts.Say(language, "teams.working"));
        }

        var isSlip = !reply.Reply.Blocks.Any(block => block is FormBlock);
        if (isSlip && !cancellationToken.IsCancellationRequested && await FindAsync(activity, person, data, CancellationToken.None) is var (form, save, _, words))
        {
            if (await rows.ClaimAsync(reply.OutboxId, CancellationToken.None))
            {
                await rows.MarkAsync(reply.OutboxId, OutboxState.Sent, null, CancellationToken.None);   // it stands in the dialog
            }

            return FormDialog.Draw(form, save, about.Reply, TeamsActivity.Text(data, FormDialog.Card), texts, words, action.Values, ReplyText.Of(reply.Reply));
        }

        signals.Push(Channel, conversation, reply.OutboxId);
        return isSlip ? FormDialog.Message(texts.Say(language, "teams.answered_below")) : null;
    }

    // The reply must lie in this conversation, the proposal be the person's own, and the card show it as it stands now.
    private async Task<(FormBlock Form, ReplyAction Save, long Reply, string Language)?> FindAsync(TeamsActivity activity, string person, JsonElement? data, CancellationToken cancellationToken)
    {
        if (FormDialog.AboutOf(data) is not var (id, payload)
            || await callers.FindAsync(Channel, person, cancellationToken) is not { } caller
            || await rows.ReplyAsync(Channel, activity.ConversationId!, id, cancellationToken) is not { } reply   // the body was checked for it
            || reply.Blocks.OfType<FormBlock>().FirstOrDefault(form => FormDialog.Save(form)?.Payload == payload) is not { } form
            || !long.TryParse(form.ProposalId, System.Globalization.CultureInfo.InvariantCulture, out var proposal))
        {
            return null;
        }

        var now = await talks.ProposalsAsync(caller.UserId, [proposal], cancellationToken);
        return now.TryGetValue(proposal, out var standing) && standing == (ProposalState.Pending, form.Version)
            ? (form, FormDialog.Save(form)!, id, Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply)))   // found by it
            : null;
    }
}
