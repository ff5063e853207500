using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A reply as a Teams activity: plain words where there are only words, else one Adaptive Card of version 1.5.</summary>
/// <param name="publicUrl">Address of the workspace as browsers see it; null = buttons that lead there are left out.</param>
/// <param name="inputs">Fields of a form that are filled in in its card; a longer one opens a dialog.</param>
internal sealed class TeamsRenderer(Texts texts, string? publicUrl, int inputs = TeamsSettings.UsualInputs)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Bytes of a card; Teams cuts off somewhere above.</summary>
    private const int CardLimit = 24 * 1024;
    private const int TextLimit = 16_000;
    private const int MostRows = 20;
    private const int FewRows = 6;

    /// <summary>The activity, without its conversation. Answers of skills in private can be rated, and say when a model had a hand in them.</summary>
    public JsonObject Draw(PushedReply pushed, TeamsAddress to)
    {
        var activity = Empty("message", to);
        var text = SourcedText.Of(pushed.Reply);
        AnswerMarks.Put(activity, pushed.IsByModel, text is null ? [] : [.. pushed.Reply.Blocks.OfType<ReceiptBlock>()], publicUrl, takesFeedback: pushed.Skill is not null && to.UserId is not null);
        if (text is { Length: <= TextLimit })
        {
            (activity["text"], activity["textFormat"]) = (text, "markdown");   // holds none of the store's: see SourcedText
            return Suggest(activity, pushed.Reply, to);
        }

        return Draw(activity, pushed.Reply, pushed.OutboxId, to);
    }

    /// <summary>Three dots, for three seconds.</summary>
    public static JsonObject Typing(TeamsAddress to, string conversation)
    {
        var activity = Empty("typing", to);
        activity["conversation"] = new JsonObject { ["id"] = conversation };
        return activity;
    }

    /// <summary>What opens a stream: that the answer takes longer, and what is being done.</summary>
    public static JsonObject Informative(TeamsAddress to, string conversation, string words)
    {
        var activity = Typing(to, conversation);
        activity["text"] = Cut(words, CardRules.LongestInformative);
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = CardRules.StreamInfo, ["streamType"] = "informative", ["streamSequence"] = 1 });
        return activity;
    }

    /// <summary>Text that is being written, as far as it is there.</summary>
    public static JsonObject Growing(TeamsAddress to, string conversation, string text, string stream, int sequence)
    {
        var activity = Typing(to, conversation);
        (activity["text"], activity["textFormat"]) = (Cut(text, TextLimit), "plain");
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = CardRules.StreamInfo, ["streamId"] = stream, ["streamType"] = "streaming", ["streamSequence"] = sequence });
        return activity;
    }

    private static JsonObject Empty(string type, TeamsAddress to)
    {
        var activity = new JsonObject { ["type"] = type };
        if (to.BotId is not null)
        {
            activity["from"] = new JsonObject { ["id"] = to.BotId };
        }

        if (to.UserId is not null)
        {
            activity["recipient"] = new JsonObject { ["id"] = to.UserId };
        }

        return activity;
    }

    private JsonObject Draw(JsonObject activity, Reply reply, long outboxId, TeamsAddress to)
    {
        if (!reply.Blocks.All(block => block is TextBlock || (block is ActionsBlock actions && actions.Actions.All(action => action.Kind == "say"))))
        {
            var words = ReplyText.Of(reply);
            activity["summary"] = Summary(words);
            activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardType, ["content"] = Card(reply, words, outboxId) });
            return activity;
        }

        activity["text"] = Cut(ReplyText.Of(reply), TextLimit);
        activity["textFormat"] = "plain";   // words of the store are never markup
        return Suggest(activity, reply, to);
    }

    private static JsonObject Suggest(JsonObject activity, Reply reply, TeamsAddress to)
    {
        var said = reply.Blocks.OfType<ActionsBlock>().SelectMany(block => block.Actions).Take(CardRules.MostActions).ToList();
        if (said.Count > 0)
        {
            activity["suggestedActions"] = new JsonObject
            {
                ["to"] = new JsonArray(to.UserId is null ? [] : [JsonValue.Create(to.UserId)]),
                ["actions"] = new JsonArray([.. said.Select(action => new JsonObject { ["type"] = "imBack", ["title"] = action.Label, ["value"] = action.Payload })]),
            };
        }

        return activity;
    }

    /// <summary>The card alone, as it replaces one that was pressed. Long tables are shortened until it fits, and forms move into a dialog; what still does not fit, is said in words.</summary>
    public JsonObject Card(Reply reply, long outboxId) => Card(reply, ReplyText.Of(reply), outboxId);

    private JsonObject Card(Reply reply, string words, long outboxId)
    {
        var isLong = reply.Blocks.OfType<FormBlock>().Any(form => CardInputs.CountOf(form) > inputs);
        foreach (var (rows, inDialog) in new[] { (MostRows, isLong), (FewRows, isLong), (FewRows, true) })
        {
            var card = Card(new CardBlocks(texts, publicUrl, rows, inDialog ? outboxId : null).Draw(reply, words), words);
            if (WireJson.SizeOf(card) <= CardLimit)
            {
                return card;
            }
        }

        return Card([new JsonObject { ["type"] = "TextBlock", ["text"] = CardBlocks.Safe(Cut(words, 5_000)), ["wrap"] = true }], words);
    }

    private static JsonObject Card(IEnumerable<JsonNode> body, string words) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["fallbackText"] = Cut(words, 1_000) is { Length: > 0 } said ? said : "…",
        ["body"] = new JsonArray([.. body]),
        ["msteams"] = new JsonObject { ["width"] = "Full" },
    };

    private static string Summary(string words) => Cut(words.Split('\n', 2)[0], 120);

    /// <summary>At most <paramref name="limit"/> characters, never half a pair.</summary>
    public static string Cut(string text, int limit) => text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1)] + "…";
}
