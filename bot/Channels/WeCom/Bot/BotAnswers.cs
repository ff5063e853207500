using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>Answers in the response of a callback: a stream that is named after its question, so that the vendor may ask for it again and again, here or at another process, and shows the newest it was told.</summary>
internal sealed class BotAnswers(ICrmContexts contexts, OutboxRows rows, DoorMemos memos, ShownReplies shown, BotRenderer renderer, LiveReplies live, Texts texts)
{
    private const string Channel = PushedChannels.WeComBot;

    private const string Find = """
        SELECT o."Id", i."MessageKey", o."ReplyJson" FROM "Inbox" i LEFT JOIN "Outbox" o ON o."InboxId" = i."Id" WHERE i."Id" = @inbox AND i."Channel" = @channel AND i."ConversationKey" = @conversation
        """;

    /// <summary>The stream of a question.</summary>
    public static string StreamOf(long inboxId) => "q" + inboxId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The question of a stream; null when it is none of ours.</summary>
    public static long? QuestionOf(string? stream) => stream is ['q', ..] && long.TryParse(stream.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The stream as it stands: the answer, or that it is being worked on.</summary>
    /// <param name="person">Whose question it must be.</param>
    public async Task<JsonObject> StreamAsync(long inboxId, string person, string language, CancellationToken cancellationToken)
    {
        if (await FindAsync(inboxId, person, cancellationToken) is not { } question)
        {
            return Stream(StreamOf(inboxId), texts.Say(language, "wecom.answer_gone"), isFinished: true);
        }

        if (question.Reply is not { } reply)
        {
            return Stream(StreamOf(inboxId), live.Find(inboxId) is { } growing ? renderer.Draw(growing, 0).Words : texts.Say(language, "wecom.working"), isFinished: false);
        }

        // Without its memo it went out by the address for later answers, because nobody had asked for the stream.
        if (await memos.FindAsync<BotAsk>(BotAsk.Kind, person, question.MessageKey, cancellationToken) is null)
        {
            return Stream(StreamOf(inboxId), texts.Say(language, "wecom.answered_below"), isFinished: true);
        }

        await TakeAsync(reply.OutboxId, cancellationToken);
        return await DrawAsync(StreamOf(inboxId), reply, cancellationToken);
    }

    /// <summary>Words that are no turn's answer.</summary>
    public JsonObject Say(string stream, string language, string key) => Stream(stream, texts.Say(language, key), isFinished: true);

    /// <summary>The reply is told in the response: nobody sends it. A response that is lost is asked for again.</summary>
    public async Task TakeAsync(long outboxId, CancellationToken cancellationToken)
    {
        if (await rows.ClaimAsync(outboxId, cancellationToken))
        {
            await rows.MarkAsync(outboxId, OutboxState.Sent, BotFeedback.NameOf(outboxId), cancellationToken);
        }
    }

    private async Task<JsonObject> DrawAsync(string stream, PushedReply reply, CancellationToken cancellationToken)
    {
        var (words, cards) = renderer.Draw(await shown.OfAsync(Channel, reply, cancellationToken), reply.OutboxId, mostCards: 1);
        var answer = Stream(stream, words, isFinished: true);
        answer["stream"]!["feedback"] = BotFeedback.Ask(reply.OutboxId);   // just made
        if (cards.Count > 0)
        {
            answer["msgtype"] = "stream_with_template_card";
            answer["template_card"] = cards[0].DeepClone();
        }

        return answer;
    }

    private static JsonObject Stream(string id, string content, bool isFinished) =>
        new() { ["msgtype"] = "stream", ["stream"] = new JsonObject { ["id"] = id, ["finish"] = isFinished, ["content"] = content } };

    private async Task<(string MessageKey, PushedReply? Reply)?> FindAsync(long inboxId, string person, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        DbCommand command = (await db.ConnectionAsync(cancellationToken)).Command(null, Find, ("@inbox", inboxId), ("@channel", Channel), ("@conversation", person));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var key = reader.GetString(1);
        if (reader.IsDBNull(0))
        {
            return (key, null);
        }

        var content = WireJson.Read<OutboxContent>(reader.GetString(2));
        return (key, new PushedReply(reader.GetInt64(0), person, key, content.Reply, content.Skill, content.IsByModel));
    }
}
