using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>What a callback of the bot means, and what is answered in its response: at once where the turn is quick, else that it is being worked on, and the vendor asks again. Returns once everything is durable.</summary>
internal sealed partial class BotCallbacks(
    BotAnswers answers,
    IAssistant assistant,
    CallerDirectory callers,
    DoorMemos memos,
    PressedCards cards,
    BotRenderer renderer,
    ReplySignals signals,
    BotFeedback feedback,
    Texts texts,
    IOptions<WeComBotSettings> settings,
    TimeProvider clock,
    ILogger<BotCallbacks> log)
{
    private const string Channel = PushedChannels.WeComBot;

    // A door answers within a second; for a pressed card the vendor waits five.
    private static readonly TimeSpan QuickLimit = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan CardLimit = TimeSpan.FromSeconds(4);

    /// <summary>The answer; null = none is wanted.</summary>
    public async Task<JsonObject?> TakeAsync(BotPush push, CancellationToken cancellationToken)
    {
        if (push.From is not { } user)
        {
            LogIgnored(log, push.Type, push.Event);
            return null;
        }

        var person = $"{settings.Value.Id}/{user}".ToLowerInvariant();   // the vendor compares ids without case
        var caller = await callers.FindAsync(Channel, person, cancellationToken);
        var language = caller?.Language ?? "zh";
        if (push.Type == "stream")
        {
            return BotAnswers.QuestionOf(push.StreamId) is { } question ? await AnswerAsync(question, person, language, cancellationToken) : null;
        }

        if (push.Id is not { } id)
        {
            LogIgnored(log, push.Type, push.Event);
            return null;
        }

        // What a person may see, the others in the group may not, and a bot of callbacks cannot write to the private chat by itself.
        if (push.Group is not null)
        {
            return push.Type == "event" ? null : answers.Say("g" + id, language, "wecom.group_private_only");
        }

        switch (push.Type)
        {
            case "event":
                return await HappenedAsync(push, person, language, cancellationToken);
            case "text" or "voice" or "mixed" when push.Words is { } words:
                var answer = await AskAsync(push, person, push.Type == "voice" ? MediaMessages.Mark + id : id, words, language, cancellationToken);
                if (caller is not null)
                {
                    await FetchLaterAsync(push, 0, person, id, language, cancellationToken);
                }

                return answer;
            case "file" or "image" or "mixed" when push.Files is [var first, ..] && caller is not null:
                await KeepAsync(first, push, person, WaitingFile.KeyOf(id, 0), language, cancellationToken);
                var told = await AskAsync(push, person, WaitingFile.KeyOf(id, 0), "", language, cancellationToken);
                await FetchLaterAsync(push, 1, person, id, language, cancellationToken);
                return told;
            case var _ when caller is null:
                return await AskAsync(push, person, id, "", language, cancellationToken);   // a stranger is told how to become known
            default:
                return answers.Say("n" + id, language, push.Type switch { "image" or "mixed" => "wecom.no_image", "video" or "file" => "wecom.no_" + push.Type, _ => "wecom.no_other" });
        }
    }

    // What stands beside the answered part of a message: such a bot can say one thing more, by the address that came with it.
    private async Task FetchLaterAsync(BotPush push, int from, string person, string id, string language, CancellationToken cancellationToken)
    {
        foreach (var (file, number) in push.Files.Select((file, number) => (file, number)).Skip(from))
        {
            await KeepAsync(file, push, person, WaitingFile.KeyOf(id, number), language, cancellationToken);
            if (number == from)
            {
                await memos.KeepAsync(BotAsk.Kind, person, WaitingFile.KeyOf(id, number), new BotAsk("", push.ResponseUrl), cancellationToken);
            }

            await assistant.AcceptAsync(new IncomingMessage(Channel, person, WaitingFile.KeyOf(id, number), person, "", clock.GetUtcNow().UtcDateTime), cancellationToken);
        }
    }

    private Task KeepAsync(BotFile file, BotPush push, string person, string key, string language, CancellationToken cancellationToken) =>
        memos.KeepAsync(WaitingFile.Kind, person, key, new WaitingFile(file.Url, file.Key ?? settings.Value.EncodingAesKey!, language, push.Type != "file"), cancellationToken);   // a bot with callbacks has one

    private async Task<JsonObject?> AskAsync(BotPush push, string person, string key, string words, string language, CancellationToken cancellationToken)
    {
        await memos.KeepAsync(BotAsk.Kind, person, key, new BotAsk("", push.ResponseUrl), cancellationToken);
        return await AnswerAsync((await AcceptAsync(person, key, words, null, cancellationToken)).InboxId, person, language, cancellationToken);
    }

    private async Task<JsonObject> AnswerAsync(long question, string person, string language, CancellationToken cancellationToken)
    {
        await assistant.WaitForReplyAsync(question, QuickLimit, cancellationToken);
        return await answers.StreamAsync(question, person, language, cancellationToken);
    }

    private async Task<JsonObject?> HappenedAsync(BotPush push, string person, string language, CancellationToken cancellationToken)
    {
        switch (push.Event)
        {
            case "enter_chat":
                return new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = texts.Say(language, "wecom.welcome") } };
            case "template_card_event" when CardKey.Read(push.EventKey, push.Selected) is { } pressed && push.TaskId is { Length: > 0 } task:
                return await PressedAsync(push, pressed.Action, pressed.Words, task, person, cancellationToken);
            case "feedback_event":
                await feedback.TakeAsync(push, person, cancellationToken);
                return null;
            default:
                LogIgnored(log, push.Type, push.Event);
                return null;
        }
    }

    private async Task<JsonObject?> PressedAsync(BotPush push, CardAction? action, string? words, string task, string person, CancellationToken cancellationToken)
    {
        var key = action is not null ? DoorAddress.PressKey(action) : $"press:{task}:{WeComMessage.Short(words!)}";   // a press is one or the other
        await memos.KeepAsync(BotAsk.Kind, person, key, new BotAsk("", push.ResponseUrl), cancellationToken);
        var accepted = await AcceptAsync(person, key, words ?? "", action, cancellationToken);
        if (await assistant.WaitForReplyAsync(accepted.InboxId, CardLimit, cancellationToken) is not { } reply)
        {
            return null;   // it goes out by the address for later answers
        }

        var card = await cards.AfterAsync(Channel, person, task, reply.Reply, renderer, cancellationToken);
        if (push.ResponseUrl is not null)
        {
            signals.Push(Channel, person, reply.OutboxId);   // the words, and what can be taken back
        }
        else if (card is not null)
        {
            card["sub_title_text"] = Words.Cut(ReplyText.Of(reply.Reply), TemplateCards.SubtitleLimit);   // the only place for them
            await answers.TakeAsync(reply.OutboxId, cancellationToken);
        }

        return card is null ? null : new JsonObject { ["response_type"] = "update_template_card", ["template_card"] = card };
    }

    private Task<Accepted> AcceptAsync(string person, string key, string words, CardAction? action, CancellationToken cancellationToken) =>
        assistant.AcceptAsync(new IncomingMessage(Channel, person, key, person, words, clock.GetUtcNow().UtcDateTime) { Action = action, IsAnsweredInResponse = true }, cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "A callback to the WeCom bot asks for nothing: {Type} {Event}")]
    private static partial void LogIgnored(ILogger logger, string? type, string? @event);
}
