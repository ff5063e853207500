using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>How the customer takes it, by weighed words with negation and hedges; waiting and missed calls are neutral.</summary>
internal static class AttitudeReader
{
    public static (string Attitude, Span? Words) Read(NotePart part, bool isLost, bool isWon)
    {
        if (isLost || isWon)
        {
            return (isLost ? "negative" : "positive", null);
        }

        double score = 0;
        Span? positive = null, negative = null;
        foreach (var clause in part.Clauses)
        {
            var factor = NoteWords.Attitude["hedged"].IsIn(part.Text, clause.Span) ? 0.5 : 1;
            foreach (var word in Words(part, "positive", clause.Span))
            {
                var weight = Weight(part, word, "strong_positive");
                if (NoteWords.Parties["we"].EndsAt(part.Text, word.Start, clause.Span.Start) || IsAwaited(part.Text, word, clause.Span))
                {
                    continue;   // 我答应: what we agree to says nothing of them; 得老板点头: nobody has agreed yet
                }

                var isNegated = IsNegated(part.Text, word, clause.Span);
                score += factor * (isNegated ? -0.8 : 1) * weight;
                positive = isNegated ? positive : positive ?? word;
                negative = isNegated ? negative ?? word : negative;
            }

            foreach (var word in Words(part, "negative", clause.Span))
            {
                var isGone = IsNegated(part.Text, word, clause.Span) || NoteWords.Attitude["relieved"].IsIn(part.Text, Span.Between(word.Start, clause.Span.End));
                score -= factor * (isGone ? -0.3 : 1) * Weight(part, word, "strong_negative");
                negative = isGone ? negative : negative ?? word;
            }
        }

        if (NoteWords.Contact["missed"].IsIn(part.Joined) && part.Clauses.Count <= 2)
        {
            return ("neutral", NoteWords.Contact["missed"].First(part.Text, part.Clauses[0].Span));
        }

        return score >= 0.9 ? ("positive", positive) : score <= -0.9 ? ("negative", negative) : ("neutral", null);
    }

    // 得等财务批, 要Oscar点头: an approval that is still needed.
    private static bool IsAwaited(string text, Span word, Span clause) =>
        NoteWords.Attitude["approval"].StartsAt(text, word.Start, clause.End) && !(word.End < text.Length && text[word.End] is '了' or '过')
        && NoteWords.Attitude["awaited"].IsIn(text, Span.Between(clause.Start, word.Start));

    private static IEnumerable<Span> Words(NotePart part, string list, Span clause) =>
        NoteWords.Attitude[list].All(part.Text, clause).Where(word => !part.Message.Mentions.Any(mention => mention.Span.Overlaps(word)));

    private static double Weight(NotePart part, Span word, string strong) => NoteWords.Attitude[strong].StartsAt(part.Text, word.Start) ? 2 : 1;

    private static bool IsNegated(string text, Span word, Span clause) => NoteWords.Attitude["negation"].EndsAt(text, word.Start, clause.Start);
}
