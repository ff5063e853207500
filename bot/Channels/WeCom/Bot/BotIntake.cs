using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>What a push means. Returns once it is durable; only cards and greetings are answered from here, the vendor gives five seconds for them.</summary>
internal sealed partial class BotIntake(BotConnection connection, IAssistant assistant, CallerDirectory callers, ChannelAddresses addresses, DoorNotices notices, DoorMemos memos, PressedCards cards, BotRenderer renderer, BotFeedback feedback, Texts texts, IOptions<WeComBotSettings> settings, TimeProvider clock, ILogger<BotIntake> log)
{
    private const string Channel = PushedChannels.WeComBot;
    private static readonly TimeSpan CardLimit = TimeSpan.FromSeconds(4);

    public async Task TakeAsync(BotPush push, CancellationToken cancellationToken)
    {
        if (push.From is not { } user || push.Id is not { } id)
        {
            LogIgnored(log, push.Type, push.Event);
            return;
        }

        var person = $"{settings.Value.Id}/{user}".ToLowerInvariant();   // the vendor compares ids without case
        if (push.Group is { } group)
        {
            await AskedInGroupAsync(push, person, group, id, cancellationToken);
            return;
        }

        await addresses.SaveAsync(Channel, person, person, WireJson.Write(new BotAddress(user)), cancellationToken);
        switch (push.Type)
        {
            case "event":
                await HappenedAsync(push, person, id, cancellationToken);
                break;
            case "text" or "voice" or "mixed" when push.Words is { } words:
                var key = push.Type == "voice" ? MediaMessages.Mark + id : id;
                await memos.KeepAsync(BotAsk.Kind, person, key, new BotAsk(push.Frame.RequestId), cancellationToken);
                await AcceptAsync(person, person, key, words, null, cancellationToken);
                await FetchLaterAsync(push, person, id, isAnswer: false, cancellationToken);
                break;
            case "file" or "image" or "mixed" when await FetchLaterAsync(push, person, id, isAnswer: true, cancellationToken):
                break;
            default:
                await SayAsync(person, id, push.Type switch { "image" or "mixed" => "wecom.no_image", "video" or "file" => "wecom.no_" + push.Type, _ => "wecom.no_other" }, cancellationToken);
                break;
        }
    }

    // One message each, in their place behind the words; the first answers the push where no words do, the others come by themselves. False when there is nothing to fetch.
    private async Task<bool> FetchLaterAsync(BotPush push, string person, string id, bool isAnswer, CancellationToken cancellationToken)
    {
        var files = push.Files.Where(file => file.Key is not null).ToList();
        if (files.Count == 0 || await callers.FindAsync(Channel, person, cancellationToken) is not { } caller)
        {
            return false;
        }

        foreach (var (file, number) in files.Select((file, number) => (file, number)))
        {
            var key = WaitingFile.KeyOf(id, number);
            await memos.KeepAsync(WaitingFile.Kind, person, key, new WaitingFile(file.Url, file.Key!, caller.Language, push.Type != "file"), cancellationToken);   // chosen for its key
            if (isAnswer && number == 0)
            {
                await memos.KeepAsync(BotAsk.Kind, person, key, new BotAsk(push.Frame.RequestId), cancellationToken);
            }

            await AcceptAsync(person, person, key, "", null, cancellationToken);
        }

        return true;
    }

    // What a person may see, the others in the group may not: the answer goes to the private chat.
    private async Task AskedInGroupAsync(BotPush push, string person, string group, string id, CancellationToken cancellationToken)
    {
        if (push.Words is not { } words)
        {
            return;
        }

        var chat = "group:" + group;
        await addresses.SaveAsync(Channel, chat, null, WireJson.Write(new BotAddress(group)), cancellationToken);
        var talk = await addresses.PrivateOfAsync(Channel, person, cancellationToken);
        if (talk is not null)
        {
            await AcceptAsync(talk, person, $"{chat}:{id}", WithoutMention(words), null, cancellationToken);
        }

        var language = Skills.Language.UtteranceReader.LanguageOf(words);
        await notices.SayOnceAsync($"{Channel}:{chat}:{id}", Channel, chat, Reply.Of(texts.Say(language, talk is null ? "wecom.group_write_first" : "wecom.group_answered")), cancellationToken);
    }

    private async Task HappenedAsync(BotPush push, string person, string id, CancellationToken cancellationToken)
    {
        switch (push.Event)
        {
            case "enter_chat":
                await WelcomeAsync(push, person, cancellationToken);
                break;
            case "template_card_event" when CardKey.Read(push.EventKey, push.Selected) is { } pressed && push.TaskId is { Length: > 0 } task:
                var key = pressed.Action is { } action ? DoorAddress.PressKey(action) : $"press:{task}:{WeComMessage.Short(pressed.Words!)}";   // a press is one or the other
                var accepted = await AcceptAsync(person, person, key, pressed.Words ?? "", pressed.Action, cancellationToken);
                _ = ShowOutcomeAsync(push, person, task, accepted.InboxId, cancellationToken);   // sees to its own failures; the next push must not wait for a turn
                break;
            case "feedback_event":
                await feedback.TakeAsync(push, person, cancellationToken);
                break;
            default:
                LogIgnored(log, push.Type, push.Event);
                break;
        }
    }

    // The first visit of a day. Who is not known is told how to become so when they write.
    private async Task WelcomeAsync(BotPush push, string person, CancellationToken cancellationToken)
    {
        var language = (await callers.FindAsync(Channel, person, cancellationToken))?.Language ?? "zh";
        await connection.CallAsync("aibot_respond_welcome_msg", push.Frame.RequestId, new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = texts.Say(language, "wecom.welcome") } }, cancellationToken);
    }

    private async Task ShowOutcomeAsync(BotPush push, string person, string task, long inboxId, CancellationToken cancellationToken)
    {
        try
        {
            if (await assistant.WaitForReplyAsync(inboxId, CardLimit, cancellationToken) is { } reply && await cards.AfterAsync(Channel, person, task, reply.Reply, renderer, cancellationToken) is { } card)
            {
                await connection.CallAsync("aibot_respond_update_msg", push.Frame.RequestId, new JsonObject { ["response_type"] = "update_template_card", ["template_card"] = card }, cancellationToken);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)   // a comfort: the answer follows as a message either way
        {
            LogNotChanged(log, problem);
        }
        catch (OperationCanceledException)   // the process ends
        {
        }
    }

    private async Task SayAsync(string person, string key, string text, CancellationToken cancellationToken)
    {
        if (await callers.FindAsync(Channel, person, cancellationToken) is not { } caller)
        {
            await AcceptAsync(person, person, key, "", null, cancellationToken);   // a stranger is told how to become known
            return;
        }

        await notices.SayOnceAsync($"{Channel}:{person}:{key}", Channel, person, Reply.Of(texts.Say(caller.Language, text)), cancellationToken);
    }

    private Task<Accepted> AcceptAsync(string conversation, string person, string key, string words, CardAction? action, CancellationToken cancellationToken) =>
        assistant.AcceptAsync(new IncomingMessage(Channel, conversation, key, person, words, clock.GetUtcNow().UtcDateTime) { Action = action }, cancellationToken);

    private static string WithoutMention(string words) => words.TrimStart() is ['@', ..] and var mention && mention.IndexOfAny([' ', '\u2005', '\n']) is > 0 and var end ? mention[(end + 1)..].Trim() : words;

    [LoggerMessage(Level = LogLevel.Information, Message = "A push to the WeCom bot asks for nothing: {Type} {Event}")]
    private static partial void LogIgnored(ILogger logger, string? type, string? @event);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A pressed card could not be changed")]
    private static partial void LogNotChanged(ILogger logger, Exception problem);
}
