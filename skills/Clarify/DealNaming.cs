using System.Buffers;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Words that name a deal where nobody's name stands: "冲床检测那单", "the chiller one". They beat what was talked about before.</summary>
/// <param name="Words">What neither a value nor a word of changing or asking explains, in the order said; empty = only a product was named.</param>
/// <param name="ProductIds">Products named.</param>
/// <param name="IsPointed">The words stand right before 那单 or "deal": they name one, whatever else they are.</param>
public sealed record DealNaming(string Words, IReadOnlyList<long> ProductIds, bool IsPointed)
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,。；;！!？?\n：:");
    private const int MostProducts = 5;
    private const int LongestPlace = 4;
    private static readonly Lexicon Clarify = Lexicon.Of("clarify");

    /// <summary>The naming words of a message; null when it has none.</summary>
    /// <param name="utterance">The message.</param>
    /// <param name="context">Names and sounds.</param>
    /// <param name="skill">The lexicon of the skill that reads it; <paramref name="lists"/> of it hold the words of changing and asking.</param>
    /// <param name="lists">Lists of <paramref name="skill"/>.</param>
    internal static DealNaming? Of(Utterance utterance, ReadingContext context, Lexicon skill, IReadOnlyList<string> lists)
    {
        var products = utterance.Of(RecordKind.Product).ToList();
        var noun = Clarify.All(utterance.Text, "deal_noun").FirstOrDefault();
        var anchor = noun.Length > 0 ? noun.Start : products.Count > 0 ? products[^1].Span.End : 0;
        if (anchor == 0)
        {
            return null;
        }

        var start = ClauseStart(utterance.Text, anchor);
        var known = Known(utterance, skill, lists);
        var (words, last) = Unexplained(utterance.Text, start, anchor, known);
        var ids = products.SelectMany(mention => mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Product).Select(candidate => candidate.Record.Id)).Distinct().Take(MostProducts).ToList();
        return words.Length == 0 && ids.Count == 0 ? null : new DealNaming(words + Romanised(words, context), ids, noun.Length > 0 && last == noun.Start);
    }

    private static int ClauseStart(string text, int at)
    {
        var before = text.AsSpan(0, at).LastIndexOfAny(ClauseEnds);
        return before + 1;
    }

    private static List<Span> Known(Utterance utterance, Lexicon skill, IReadOnlyList<string> lists)
    {
        var text = utterance.Text;
        var known = utterance.Dates.Select(date => date.Span).Concat(utterance.Money.Select(money => money.Span)).Concat(utterance.Percents.Select(percent => percent.Span)).Concat(utterance.Durations.Select(length => length.Span)).ToList();
        known.AddRange(lists.SelectMany(list => skill.All(text, list)));
        known.AddRange(Clarify.All(text, "around_a_name"));
        known.AddRange(Clarify.All(text, "point_back"));
        return known;
    }

    // 宝山 for the deal that is written "Baoshan": each run of few characters also by its sound.
    private static string Romanised(string words, ReadingContext context) => context.Names.Lexicon is not { } lexicon ? "" : string.Concat(words.Split(' ')
        .Where(word => word.Length is > 1 and <= LongestPlace && !char.IsAscii(word[0]))
        .Select(word => " " + string.Concat(word.Select(lexicon.Sounds.Syllable))));

    // Runs of two Chinese characters and more, Latin words of three letters and more; Last: where the last of them ends, blanks and a 的 behind it included.
    private static (string Words, int Last) Unexplained(string text, int start, int end, List<Span> known)
    {
        var words = new List<string>();
        var last = -1;
        for (var at = start; at < end; at++)
        {
            var from = at;
            while (at < end && char.IsLetterOrDigit(text[at]) && (at == from || char.IsAscii(text[at]) == char.IsAscii(text[from])) && !known.Exists(span => span.Start <= at && at < span.End))
            {
                at++;
            }

            if (at - from >= (char.IsAscii(text[from]) ? 3 : 2))
            {
                words.Add(text[from..at]);
                last = at;
            }

            at = at > from ? at - 1 : at;
        }

        while (last >= 0 && last < end && (text[last] is '的' or ' '))
        {
            last++;
        }

        return (string.Join(' ', words), last);
    }
}
