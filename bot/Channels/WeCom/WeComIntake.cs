using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>What a callback means: a message for the engine, a press, a voice or file to be fetched, or something that is answered in a sentence. Returns once it is durable.</summary>
internal sealed partial class WeComIntake(IAssistant assistant, CallerDirectory callers, ChannelAddresses addresses, DoorNotices notices, DepartedMembers departed, DoorMemos memos, MediaMessages media, Texts texts, IOptions<WeComSettings> settings, TimeProvider clock, ILogger<WeComIntake> log)
{
    private const string Channel = PushedChannels.WeCom;

    /// <summary>Takes a message that the gate let in.</summary>
    public async Task TakeAsync(WeComMessage message, CancellationToken cancellationToken)
    {
        if (message.Departed is { } gone)
        {
            await departed.UnlinkAsync(WeComPerson.Key(settings.Value.CorpId!, gone), cancellationToken);   // the gate is open: configured
            return;
        }

        if (message.Event == "change_contact" || message.From is not { } user || message.Key is not { } key)
        {
            LogIgnored(log, message.Type, message.Event);   // other news of the address book, or what has no sender
            return;
        }

        var person = WeComPerson.Key(settings.Value.CorpId!, user);   // the gate is open: configured
        if (message is { Type: "event", Event: "unsubscribe" })
        {
            await addresses.CloseAsync(Channel, person, cancellationToken);
            return;
        }

        await addresses.SaveAsync(Channel, person, person, WireJson.Write(new WeComAddress(user)), cancellationToken);
        await (message.Type switch
        {
            "text" => AcceptAsync(message, person, key, message.Words ?? "", null, cancellationToken),
            "voice" => FetchLaterAsync(message, person, key, cancellationToken),
            "image" or "file" when message.MediaId is { Length: > 0 } => FetchLaterAsync(message, person, key, cancellationToken),
            "event" => HappenedAsync(message, person, key, cancellationToken),
            "image" or "video" or "shortvideo" or "file" or "link" => SayAsync(message, person, key, "wecom.no_" + (message.Type == "shortvideo" ? "video" : message.Type), [], cancellationToken),
            "location" when !string.IsNullOrWhiteSpace(message.Label) => AcceptAsync(message, person, key, "", CheckInActions.Of(message.Label, SentAt(message), message.Position, key), cancellationToken),
            "location" => SayAsync(message, person, key, "wecom.no_location", [], cancellationToken),
            _ => SayAsync(message, person, key, "wecom.no_other", [], cancellationToken),
        });
    }

    private Task HappenedAsync(WeComMessage message, string person, string key, CancellationToken cancellationToken)
    {
        switch (message.Event)
        {
            case "subscribe" or "enter_agent":
                return WelcomeAsync(message, person, cancellationToken);
            case "click" when WeComMenu.WordsOf(message.EventKey, texts) is { } words:
                return AcceptAsync(message, person, key, words, null, cancellationToken);
            case "click" when WeComMenu.HintOf(message.EventKey) is { } hint:
                return SayAsync(message, person, key, hint, [], cancellationToken);
            case "template_card_event" or "template_card_menu_event":
                return PressedAsync(message, person, cancellationToken);
            default:
                LogIgnored(log, message.Type, message.Event);   // where people are, which pages they open: nobody asked for it
                return Task.CompletedTask;
        }
    }

    private async Task PressedAsync(WeComMessage message, string person, CancellationToken cancellationToken)
    {
        if (CardKey.Read(message.EventKey, message.Selected) is not { } pressed || message.TaskId is not { Length: > 0 } task)
        {
            LogIgnored(log, message.Type, message.Event);   // not a card of ours
            return;
        }

        // The same button of the same card again is the same message.
        var key = pressed.Action is { } action ? DoorAddress.PressKey(action) : $"press:{task}:{WeComMessage.Short(pressed.Words!)}";   // a press is one or the other
        if (message.ResponseCode is { Length: > 0 } code)
        {
            await memos.KeepAsync(CardPress.Kind, person, key, new CardPress(task, code), cancellationToken);
        }

        await AcceptAsync(message, person, key, pressed.Words ?? "", pressed.Action, cancellationToken);
    }

    // Who is not known is told so by a turn without words, with the code for the administrator; the greeting is for the others.
    private async Task WelcomeAsync(WeComMessage message, string person, CancellationToken cancellationToken)
    {
        if (await callers.FindAsync(Channel, person, cancellationToken) is not { } caller)
        {
            await AcceptAsync(message, person, "enter", "", null, cancellationToken);
            return;
        }

        var starters = WeComMenu.Starters.Select(key => texts.Say(caller.Language, key));
        var reply = new Reply([new TextBlock(texts.Say(caller.Language, "wecom.welcome")), new ActionsBlock([.. starters.Select(words => new ReplyAction(words, "say", words))])]);
        await notices.SayOnceAsync($"{Channel}:welcome:{person}", Channel, person, reply, cancellationToken);
    }

    private async Task FetchLaterAsync(WeComMessage message, string person, string key, CancellationToken cancellationToken)
    {
        if (message.MediaId is not { Length: > 0 and <= 512 } mediaId || await callers.FindAsync(Channel, person, cancellationToken) is not { } caller)
        {
            await AcceptAsync(message, person, key, "", null, cancellationToken);
            return;
        }

        // Stored without words in its place: what comes right behind it ("保存") waits until it is fetched.
        await media.KeepAsync(person, MediaMessages.Mark + key, new WaitingMedia(mediaId, caller.Language, message.Type != "voice", message.Type == "image"), cancellationToken);
        await AcceptAsync(message, person, MediaMessages.Mark + key, "", null, cancellationToken);
    }

    private async Task SayAsync(WeComMessage message, string person, string key, string text, (string, object?)[] blanks, CancellationToken cancellationToken)
    {
        if (await callers.FindAsync(Channel, person, cancellationToken) is not { } caller)
        {
            await AcceptAsync(message, person, key, "", null, cancellationToken);
            return;
        }

        await notices.SayOnceAsync($"{Channel}:{person}:{key}", Channel, person, Reply.Of(texts.Say(caller.Language, text, blanks)), cancellationToken);
    }

    private Task<Accepted> AcceptAsync(WeComMessage message, string person, string key, string words, CardAction? action, CancellationToken cancellationToken) =>
        assistant.AcceptAsync(new IncomingMessage(Channel, person, key, person, words, SentAt(message)) { Action = action }, cancellationToken);

    private DateTime SentAt(WeComMessage message) => message.SentAt ?? clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Information, Message = "A WeCom callback asks for nothing: {Type} {Event}")]
    private static partial void LogIgnored(ILogger logger, string? type, string? @event);
}
