using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>A reply for the bot: one Markdown text and the cards with its buttons.</summary>
/// <param name="signsIn">Whether links can sign in by the app's login; without an app the page itself asks.</param>
internal sealed class BotRenderer(Texts texts, string? publicUrl, bool signsIn) : IDrawsCards
{
    /// <summary>Bytes of a text.</summary>
    public const int TextBytes = 20_480;

    /// <summary>The text is never empty: where the cards say all, it is the first line.</summary>
    /// <param name="mostCards">More find no place; then the text says what they hold, and what to say instead of pressing.</param>
    public (string Words, IReadOnlyList<JsonObject> Cards) Draw(Reply reply, long outboxId, int mostCards = int.MaxValue)
    {
        var language = Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply));
        var cards = CardsOf(reply, outboxId, language);
        var ink = new Ink(IsMarkdown: true, publicUrl) { HasColors = false, SignsIn = signsIn };
        var words = new ReplyLines(ink, texts, language).Of(reply, withForms: !cards.SayForms || cards.Cards.Count > mostCards);
        if (cards.FollowUps.Count > 0)
        {
            words = $"{words}\n{ink.Tone(texts.Say(language, "wecom.next", ("words", string.Join(" / ", cards.FollowUps))), "muted")}".Trim('\n');
        }

        if (cards.Cards.Count > mostCards)
        {
            words = $"{words}\n{ink.Tone(texts.Say(language, "wecom.no_room_for_cards"), "muted")}".Trim('\n');
        }

        return (Words.CutBytes(string.IsNullOrWhiteSpace(words) ? texts.Say(language, "wecom.choose") : words, TextBytes), [.. cards.Cards.Take(mostCards)]);
    }

    /// <summary>The card that says the whole reply; null when there is none such.</summary>
    public JsonObject? OnlyCard(Reply reply, long outboxId) =>
        CardsOf(reply, outboxId, Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply))) is { SayAll: true, Cards: [var card] } ? card : null;

    public IReadOnlyList<JsonObject> Cards(Reply reply, long outboxId) => CardsOf(reply, outboxId, Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply))).Cards;

    private ReplyCards CardsOf(Reply reply, long outboxId, string language) =>
        new ReplyCards(new TemplateCards(new Ink(IsMarkdown: false, publicUrl) { SignsIn = signsIn }, texts, language), texts, language, outboxId).Of(reply);
}
