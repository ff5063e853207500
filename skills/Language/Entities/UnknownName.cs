using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>A company or person in the words that nothing visible is called: new, or not the speaker's; both look the same.</summary>
/// <param name="Span">In the utterance's text.</param>
/// <param name="Kind"><see cref="RecordKind.Customer"/> or <see cref="RecordKind.Contact"/> (a person, possibly a colleague).</param>
/// <param name="Name">As written.</param>
/// <param name="Title">The person's job title or form of address, where one stands beside the name; null when none.</param>
public sealed record UnknownName(Span Span, RecordKind Kind, string Name, string? Title);

/// <summary>Finds names that nothing visible has.</summary>
public static class UnknownNames
{
    /// <summary>Unknown companies and people of the whole message, in order.</summary>
    public static IReadOnlyList<UnknownName> Find(Utterance utterance, NameScope names)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return Find(utterance, new Span(0, utterance.Text.Length), names);
    }

    /// <summary>Those of one clause.</summary>
    public static IReadOnlyList<UnknownName> Find(Utterance utterance, Span clause, NameScope names)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(names);
        if (names.Lexicon is not { } lexicon)
        {
            return [];
        }

        var text = new FreeText(utterance, clause, lexicon);
        var found = new List<UnknownName>();
        found.AddRange(UnknownCompanies.Find(text));
        text.Take(found.Select(name => name.Span));
        found.AddRange(UnknownPeople.Find(text));
        return [.. found.OrderBy(name => name.Span.Start)];
    }
}
