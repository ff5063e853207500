using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Profiles;

/// <summary>陆总, "Mr Hale": somebody who is addressed by name, and whose name nobody has whom the caller may see.</summary>
internal static partial class StrangerReader
{
    /// <summary>The name as said; null where nobody, or only who is known, is addressed so.</summary>
    public static string? Find(Utterance utterance, ReadingContext context)
    {
        var said = utterance.Language == "en" ? English(utterance.Text) : context.Names.Lexicon is { } lexicon ? Chinese(utterance.Text, lexicon.People) : null;
        return said is { } name && !utterance.Mentions.Any(mention => mention.Span.Overlaps(name)) ? utterance.Words(name) : null;
    }

    // A surname and a form of address, where people's names stand: at the head or behind 跟, 问 …, and with 那边, 的 … behind.
    private static Span? Chinese(string text, PeopleWords people)
    {
        for (var at = 1; at < text.Length; at++)
        {
            var end = at + people.FormLength(text, at);
            if (end > at && people.IsCommonSurname(text[at - 1]) && !people.IsWeakSurname(text[at - 1])
                && (at == 1 || !char.IsLetterOrDigit(text[at - 2]) || people.BeforePerson.Any(word => text[..(at - 1)].EndsWith(word, StringComparison.Ordinal)))
                && (people.AfterPerson.Any(word => text.AsSpan(end).StartsWith(word, StringComparison.Ordinal)) || CustomerProfileReader.Words.Find(text, "opinion", end)?.Start == end))
            {
                return Span.Between(at - 1, end);
            }
        }

        return null;
    }

    private static Span? English(string text) => Addressed().Match(text) is { Success: true, Groups: var groups } ? new Span(groups["name"].Index, groups["name"].Length) : null;

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? (?<name>[A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+)?)|\b(?:did|does|has|heard from) (?<name>[A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+)?)")]
    private static partial Regex Addressed();
}
