using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>`POST /api/messages`: stores what was said and answers at once; replies go out through the outbox. Only presses are answered in the response.</summary>
internal sealed class TeamsEndpoint(TeamsGate gate, IAssistant assistant, ChannelAddresses addresses, DoorNotices notices, TeamsPresses presses, TeamsDialogs dialogs, CardTargets targets, TeamsFiles files, TeamsFeedback feedback, TeamsTyping typing, Texts texts, IOptions<TeamsSettings> settings, TimeProvider clock)
{
    private const string Channel = PushedChannels.Teams;
    private const string NoPerson = "person";
    private static readonly string[] Starters = ["teams.starter_next", "teams.starter_pipeline", "teams.starter_help"];

    public async Task HandleAsync(HttpContext http)
    {
        var (activity, status) = await gate.EnterAsync(http);
        http.Response.StatusCode = status;
        if (activity is null)
        {
            return;
        }

        switch (activity.Type)
        {
            case "message":
                http.Response.StatusCode = await SaidAsync(activity, http.RequestAborted);
                break;
            case "invoke":
                await InvokedAsync(http, activity);
                break;
            case "conversationUpdate" or "installationUpdate":
                await ChangedAsync(activity, http.RequestAborted);
                break;
            case "messageUpdate":
                await EditedAsync(activity, http.RequestAborted);
                break;
            case "messageReaction" when PersonOf(activity) is { } person:
                await feedback.ReactAsync(activity, person, http.RequestAborted);
                break;
            default:
                break;   // deletions, typing, what is new: taken note of by nobody, and no error
        }
    }

    /// <summary>The verified account: tenant and object id. Null for what no person sent.</summary>
    public static string? PersonOf(TeamsActivity activity) => activity.ObjectId is { } id && activity.Tenants is [var tenant] ? $"{tenant}/{id}".ToLowerInvariant() : null;

    private async Task<int> SaidAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (PersonOf(activity) is not { } person || activity.Id is not { } id)
        {
            return gate.Refuse(StatusCodes.Status403Forbidden, NoPerson);   // nobody whom a right could hang on
        }

        var conversation = activity.ConversationId!;   // the body was checked for it
        await RememberAsync(activity, person, cancellationToken);
        var action = CardData.ActionOf(activity.Value);
        if (action is null && activity.IsGroup)
        {
            await AskedInGroupAsync(activity, person, id, cancellationToken);
            return StatusCodes.Status200OK;
        }

        if (action is null && FormDialog.AboutOf(activity.Value) is not null)
        {
            await notices.SayOnceAsync($"{Channel}:dialog:{conversation}:{id}", Channel, conversation, Reply.Of(texts.Say(LanguageOf(activity), "teams.no_dialog")), cancellationToken);
            return StatusCodes.Status200OK;   // a client without dialogs sends the button's data as a message
        }

        var words = action is null ? MentionText.Of(activity) : "";
        if (action is null && TeamsFiles.Has(activity))
        {
            words = await files.WordsAsync(activity, words, LanguageOf(activity), cancellationToken);
            if (words.Length == 0)
            {
                return StatusCodes.Status200OK;   // what could not be read was said
            }
        }

        var message = new IncomingMessage(Channel, conversation, action is null ? id : DoorAddress.PressKey(action), person, words, SentAt(activity)) { Action = action };
        if (action is not null && activity.ReplyToId is { Length: <= 1000 } card)
        {
            targets.Put(conversation, message.MessageKey, card);   // an older client's press
        }

        var accepted = await assistant.AcceptAsync(message, cancellationToken);
        if (!accepted.IsRepeat)
        {
            typing.Follow(TeamsAddress.Of(activity), conversation, accepted.InboxId, message.MessageKey, texts.Say(LanguageOf(activity), "teams.working"));
        }

        return StatusCodes.Status200OK;
    }

    // What was said before has had its effect; whoever changes it afterwards must know that the effect stays.
    private async Task EditedAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity is { Event: "editMessage", IsGroup: false, Id: { } id } && PersonOf(activity) is { } person)
        {
            var conversation = activity.ConversationId!;   // the body was checked for it
            await RememberAsync(activity, person, cancellationToken);
            var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(activity.Words ?? "")).AsSpan(0, 8));
            await notices.SayOnceAsync($"{Channel}:edit:{conversation}:{id}:{version}", Channel, conversation, Reply.Of(texts.Say(LanguageOf(activity), "teams.edited")), cancellationToken);
        }
    }

    // What a person may see, the others in the group may not: the answer goes to the private conversation.
    private async Task AskedInGroupAsync(TeamsActivity activity, string person, string id, CancellationToken cancellationToken)
    {
        if (!MentionText.IsToBot(activity))
        {
            return;
        }

        var group = activity.ConversationId!;   // the body was checked for it
        var talk = await addresses.PrivateOfAsync(Channel, person, cancellationToken);
        if (talk is not null)
        {
            await assistant.AcceptAsync(new IncomingMessage(Channel, talk, $"group:{group}:{id}", person, MentionText.Of(activity), SentAt(activity)), cancellationToken);
        }

        var words = texts.Say(LanguageOf(activity), talk is null ? "teams.group_write_first" : "teams.group_answered");
        await notices.SayOnceAsync($"{Channel}:group:{group}:{id}", Channel, group, Reply.Of(words), cancellationToken);
    }

    private async Task ChangedAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var conversation = activity.ConversationId!;   // the body was checked for it
        var isOver = activity is { Type: "installationUpdate", Action: "remove" or "remove-upgrade" } or { Event: "teamDeleted" or "teamHardDeleted" } || activity.Removed.Any(id => id == activity.RecipientId);
        if (isOver)
        {
            await addresses.CloseAsync(Channel, conversation, cancellationToken);
            return;
        }

        await RememberAsync(activity, PersonOf(activity), cancellationToken);
        var isNewHere = activity.Type == "installationUpdate" || activity.Added.Any(id => id != activity.RecipientId);
        if (!activity.IsGroup && isNewHere && (settings.Value.Welcome || !settings.Value.IsConfigured))
        {
            // Both events come, in either order: one welcome. Without an application id there is no package whose starters could greet.
            await notices.SayOnceAsync($"{Channel}:welcome:{conversation}", Channel, conversation, Welcome(LanguageOf(activity)), cancellationToken);
        }
    }

    private Reply Welcome(string language) => new(
    [
        new TextBlock(texts.Say(language, "teams.welcome")),
        new ActionsBlock([.. Starters.Select(key => texts.Say(language, key)).Select(words => new ReplyAction(words, "say", words))]),
    ]);

    private async Task InvokedAsync(HttpContext http, TeamsActivity activity)
    {
        switch (activity.Name)
        {
            case "adaptiveCard/action" when PersonOf(activity) is { } person:
                await RememberAsync(activity, person, http.RequestAborted);
                await WriteAsync(http, await presses.AnswerAsync(activity, person, SentAt(activity), LanguageOf(activity), http.RequestAborted));
                break;
            case "task/fetch" when PersonOf(activity) is { } person:
                await WriteAsync(http, await dialogs.OpenAsync(activity, person, LanguageOf(activity), http.RequestAborted));
                break;
            case "task/submit" when PersonOf(activity) is { } person:
                if (await dialogs.SubmitAsync(activity, person, SentAt(activity), LanguageOf(activity), http.RequestAborted) is { } answer)
                {
                    await WriteAsync(http, answer);
                }

                break;
            case "message/submitAction" when PersonOf(activity) is { } person:
                await feedback.SubmitAsync(activity, person, http.RequestAborted);
                await WriteAsync(http, []);
                break;
            case "adaptiveCard/action" or "task/fetch" or "task/submit" or "message/submitAction":
                http.Response.StatusCode = gate.Refuse(StatusCodes.Status403Forbidden, NoPerson);
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status501NotImplemented;   // as the SDKs do
                break;
        }
    }

    private Task RememberAsync(TeamsActivity activity, string? person, CancellationToken cancellationToken) =>
        addresses.SaveAsync(Channel, activity.ConversationId!, activity.IsGroup ? null : person, WireJson.Write(TeamsAddress.Of(activity)), cancellationToken);   // the body was checked for it

    private DateTime SentAt(TeamsActivity activity) => activity.SentAt ?? clock.GetUtcNow().UtcDateTime;

    // As the person wrote; the client's language only where there are no words.
    private static string LanguageOf(TeamsActivity activity) => MentionText.Of(activity) is var words && words.Any(char.IsLetter) ? Skills.Language.UtteranceReader.LanguageOf(words)
        : activity.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "zh";

    private static async Task WriteAsync(HttpContext http, JsonObject body)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(body.ToJsonString(WireJson.Options), http.RequestAborted);
    }
}
