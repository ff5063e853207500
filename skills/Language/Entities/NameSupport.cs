using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What beside a doubtful stretch (an everyday word, a name by ear) tells that the name is meant.</summary>
internal sealed class NameSupport(NameLexicon lexicon, string text)
{
    /// <param name="hit">The doubtful one.</param>
    /// <param name="sure">Names that stand in the text beyond doubt, by their customer.</param>
    /// <param name="isFaint">No character is written as in the name: a city before it is not enough.</param>
    public bool Has(NameHit hit, ILookup<long, NameHit> sure, bool isFaint = false) => hit.Entry.Kind switch
    {
        RecordKind.Customer => Company(hit, sure, isFaint),
        RecordKind.Contact or RecordKind.User => Person(hit, sure),
        _ => sure[hit.Entry.CustomerId].Any(other => other.Entry.Kind is RecordKind.Customer or RecordKind.Contact && !Overlaps(hit, other)),
    };

    /// <summary>Its city before it, its line of business or a legal form behind it, or one of its people or deals in the text.</summary>
    private bool Company(NameHit hit, ILookup<long, NameHit> sure, bool isFaint)
    {
        if (!isFaint && hit.Entry.Title is { Length: > 0 } city && text.AsSpan(0, hit.Start).EndsWith(city, StringComparison.Ordinal))
        {
            return true;
        }

        var behind = lexicon.Companies.Beginning(text.AsSpan(hit.End));
        return (behind.Length > 0 && hit.Entry.OtherNames.Append(hit.Entry.Name).Any(name => name.Contains(behind, StringComparison.Ordinal)))
            || sure[hit.Entry.Id].Any(other => other.Entry.Kind is RecordKind.Contact or RecordKind.Opportunity && !Overlaps(hit, other));
    }

    /// <summary>A form of address behind it, its company in the text, or the words of talking to somebody around it.</summary>
    private bool Person(NameHit hit, ILookup<long, NameHit> sure) =>
        lexicon.People.FormLength(text, hit.End) > 0
        || (hit.Entry.CustomerId != 0 && sure[hit.Entry.CustomerId].Any(other => !Overlaps(hit, other)))
        || ((EndsBefore(hit.Start, lexicon.Talk.TalkedTo) || (IsStart(hit.Start) && !IsEveryday(hit))) && StartsAt(hit.End, lexicon.People.AfterPerson));

    private bool IsEveryday(NameHit hit) =>
        lexicon.Words.Contains(text.AsSpan(hit.Start, hit.Length)) || lexicon.Talk.Grammar.Contains(text[hit.Start]) || lexicon.Talk.Grammar.Contains(text[hit.End - 1]);

    private bool IsStart(int at) => at == 0 || char.IsPunctuation(text[at - 1]) || char.IsWhiteSpace(text[at - 1]);

    private bool EndsBefore(int at, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.AsSpan(0, at).EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool StartsAt(int at, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlaps(NameHit a, NameHit b) => a.Start < b.End && b.Start < a.End;
}
