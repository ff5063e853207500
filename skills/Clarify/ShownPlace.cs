using SalesAssistant.Data;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>第二个什么情况, "move the third deal to negotiation": a record of the last answer, said by its place there.</summary>
internal static class ShownPlace
{
    private const int MostPlaces = 5;
    private static readonly Lexicon Words = Lexicon.Of("clarify");

    /// <summary>The record; null when no place is said, nothing stands there, or a customer, contact or deal is named beside it.</summary>
    public static RecordRef? Find(Utterance utterance, ReadingContext context)
    {
        var shown = context.State.LastShown;
        if (shown.Count == 0 || utterance.Mentions.Any(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity))
        {
            return null;
        }

        for (var place = 1; place <= Math.Min(shown.Count, MostPlaces); place++)
        {
            if (Words.Find(utterance.Text, $"place_{place}") is { } said && IsOfThing(utterance.Text, said))
            {
                return shown[place - 1];
            }
        }

        return null;
    }

    // 第二个 stands by itself unless it goes on as 第二个月; "second" needs its noun.
    private static bool IsOfThing(string text, Language.Values.Span said)
    {
        var behind = said.End + text.AsSpan(said.End).Length - text.AsSpan(said.End).TrimStart().Length;
        var isNext = Words.Find(text, char.IsAsciiLetter(text[said.Start]) ? "shown_thing" : "no_thing", behind) is { } word && word.Start == behind;
        return char.IsAsciiLetter(text[said.Start]) ? isNext : text[said.Start] == '第' && !isNext;
    }
}
