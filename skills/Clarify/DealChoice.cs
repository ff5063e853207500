using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Which of a customer's deals the words mean: by words of the deal's name, by its product, by its contact.</summary>
internal static partial class DealChoice
{
    // One shared pair of characters is enough of a lead; less (half a product word) is not.
    private const double Lead = 0.9;

    /// <summary>The one deal that stands out; null when none does.</summary>
    public static NamedRecord? Pick(IReadOnlyList<NamedRecord> deals, Utterance utterance, long? contactId = null)
    {
        var scored = deals.Select(deal => (Deal: deal, Score: Score(deal, utterance, contactId))).OrderByDescending(pair => pair.Score).ToList();
        return scored.Count switch
        {
            0 => null,
            1 => scored[0].Score > 0 ? scored[0].Deal : null,
            _ => scored[0].Score - scored[1].Score >= Lead ? scored[0].Deal : null,
        };
    }

    internal static double Score(NamedRecord deal, Utterance utterance, long? contactId)
    {
        var score = Shared(deal.Record.Name, utterance.Text) + (deal.Title is { } product ? 0.5 * Shared(product, utterance.Text) : 0);
        if (deal.ProductId is { } productId && utterance.Of(RecordKind.Product).Any(mention => mention.Candidates.Any(candidate => candidate.Record.Kind == RecordKind.Product && candidate.Record.Id == productId)))
        {
            score += 2;
        }

        return score + (contactId is { } contact && deal.ContactId == contact ? 1 : 0);
    }

    /// <summary>How much of <paramref name="name"/> stands in <paramref name="text"/>: pairs of Chinese characters and Latin words.</summary>
    internal static double Shared(string name, string text)
    {
        double score = 0;
        foreach (var word in LatinWord().Matches(name).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            score += HasLatinWord(text, word) ? 1.5 : 0;
        }

        var pairs = new HashSet<string>();
        for (var i = 0; i + 1 < name.Length; i++)
        {
            if (IsHan(name[i]) && IsHan(name[i + 1]) && pairs.Add(name.Substring(i, 2)) && text.Contains(name.Substring(i, 2), StringComparison.Ordinal))
            {
                score += 1;
            }
        }

        return score;
    }

    private static bool HasLatinWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var startsWord = at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]);
            var endsWord = at + word.Length == text.Length || !char.IsAsciiLetter(text[at + word.Length]) || text[at + word.Length] is 's';
            if (startsWord && endsWord)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHan(char character) => character is >= '\u3400' and <= '\u9fff';

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]+")]
    private static partial Regex LatinWord();
}
