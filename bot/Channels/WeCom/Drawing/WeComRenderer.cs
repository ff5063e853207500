using System.Globalization;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>A reply as messages: words first, then the cards with its buttons. What fits into a card alone is one message.</summary>
/// <param name="publicUrl">Address of the workspace as browsers see it; null = no links.</param>
/// <param name="isPlain">No Markdown.</param>
internal sealed class WeComRenderer(Texts texts, string? publicUrl, bool isPlain) : IDrawsCards
{
    /// <summary>Bytes of a text or Markdown message; the vendor cuts the rest off.</summary>
    public const int TextBytes = 2048;

    /// <summary>Messages of words; the rest follows as a file.</summary>
    private const int MostTexts = 4;
    private const int FileLimit = 200_000;

    /// <summary>The messages in order, without whom they go to. A long text's rest is "file" with its "content", which has to be uploaded first.</summary>
    /// <param name="outboxId">Names the cards: their task_id tells which reply, and which card of it, was pressed.</param>
    public IReadOnlyList<JsonObject> Draw(Reply reply, long outboxId)
    {
        var language = Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply));
        var cards = CardsOf(reply, outboxId, language);
        var isSimple = reply.Blocks.All(block => block is TextBlock { Tone: "normal" } or ActionsBlock or FormBlock { State: not "pending" });
        var ink = new Ink(!isPlain && !isSimple, publicUrl);
        var words = cards.SayAll ? "" : new ReplyLines(ink, texts, language).Of(reply, withForms: !cards.SayForms);
        if (cards.FollowUps.Count > 0)
        {
            words = $"{words}\n{ink.Tone(texts.Say(language, "wecom.next", ("words", string.Join(" / ", cards.FollowUps))), "muted")}".Trim('\n');
        }

        return [.. Texts(words, ink), .. cards.Cards.Select(card => new JsonObject { ["msgtype"] = "template_card", ["template_card"] = card })];
    }

    public IReadOnlyList<JsonObject> Cards(Reply reply, long outboxId) => CardsOf(reply, outboxId, Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply))).Cards;

    private ReplyCards CardsOf(Reply reply, long outboxId, string language) => new ReplyCards(new TemplateCards(new Ink(IsMarkdown: false, publicUrl), texts, language), texts, language, outboxId).Of(reply);

    private static IEnumerable<JsonObject> Texts(string words, Ink ink)
    {
        var pieces = Words.Split(words, TextBytes);
        foreach (var piece in pieces.Count <= MostTexts ? pieces : pieces.Take(MostTexts - 1))
        {
            yield return ink.IsMarkdown ? new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = piece } } : new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = piece } };
        }

        if (pieces.Count > MostTexts)
        {
            yield return new JsonObject { ["msgtype"] = "file", ["file"] = new JsonObject { ["content"] = Words.CutBytes(words, FileLimit) } };
        }
    }

    /// <summary>The reply that a card is of, and which of its cards; null for a task id that is not ours.</summary>
    public static (long OutboxId, int Card)? ReadTask(string task) =>
        task is ['r', ..] && task[1..].Split('-') is [var id, var card] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var outbox) && int.TryParse(card, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (outbox, number) : null;

    /// <summary>The task id of a card.</summary>
    public static string Task(long outboxId, int card) => string.Create(CultureInfo.InvariantCulture, $"r{outboxId}-{card}");
}
