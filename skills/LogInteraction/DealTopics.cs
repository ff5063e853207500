using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Lexicons;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>What people speak of when they mean one kind of system without the deal's own words: 误检 is the inspection's, pallets are the warehouse's, 追溯 is traceability.</summary>
internal static class DealTopics
{
    private const double Hint = 0.6;   // as much as one pair of characters of the deal's own name
    private static readonly (PhraseList Called, PhraseList Spoken)[] Topics =
        [.. NoteWords.Topics.Names.Where(name => name.EndsWith("_called", StringComparison.Ordinal)).Select(name => (NoteWords.Topics[name], NoteWords.Topics[name.Replace("_called", "_spoken", StringComparison.Ordinal)]))];

    /// <summary>How much <paramref name="said"/> speaks for each of <paramref name="deals"/> by the kind of system that it is.</summary>
    public static IReadOnlyList<double> Score(IReadOnlyList<NamedRecord> deals, string said)
    {
        var scores = new double[deals.Count];
        foreach (var (called, spoken) in Topics)
        {
            var isCalled = called.IsIn(said);
            if (!isCalled && !spoken.IsIn(said))
            {
                continue;
            }

            var kin = Enumerable.Range(0, deals.Count).Where(i => called.IsIn(string.Join(' ', DealWords.Of(deals[i])))).ToList();
            // Its parts may be the ones that were bought before: only its name tells whatever became of the deal.
            foreach (var i in isCalled || kin.TrueForAll(i => deals[i].IsOpen) ? kin : [])
            {
                scores[i] = Hint;
            }
        }

        return scores;
    }
}
