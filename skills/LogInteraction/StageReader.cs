using SalesAssistant.Data;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A stage that the words state.</summary>
/// <param name="Reason">Why it was lost, in the person's words; null when not said.</param>
internal sealed record SaidStage(Stage Stage, Span Words, string? Reason);

/// <summary>Reads stage changes that happened: signed or ordered, lost, moved into negotiation. Hopes, plans and conditions are none.</summary>
internal static class StageReader
{
    public static SaidStage? Read(NotePart part)
    {
        foreach (var (name, stage) in ((string, Stage)[])[("lost", Stage.Lost), ("won", Stage.Won), ("negotiation", Stage.Negotiation)])
        {
            foreach (var clause in part.Clauses)
            {
                var words = NoteWords.Stages[name].All(part.Text, clause.Span).FirstOrDefault(word => Happened(part, clause, word, stage));
                if (words.Length > 0)
                {
                    return new SaidStage(stage, words, stage == Stage.Lost ? Reason(part, clause) : null);
                }
            }
        }

        return null;
    }

    private static bool Happened(NotePart part, Clause clause, Span word, Stage stage)
    {
        var before = Span.Between(clause.Span.Start, word.Start);
        if (NoteWords.Stages["conditional"].IsIn(part.Text, clause.Span) || (stage != Stage.Lost && NoteWords.Stages["not_yet"].IsIn(part.Text, before)))
        {
            return false;
        }

        // A quoted 会黄了 or a future date in the clause is a worry, not news; but 没中标 begins with a negation of its own.
        var isFuture = part.DatesIn(clause).Any(date => date.From > part.Message.Today && date.Span.Start < word.Start);
        var isHoped = stage == Stage.Lost && NoteWords.Stages["not_yet"].EndsAt(part.Text, word.Start, clause.Span.Start);
        var isName = part.MentionsIn(clause).Any(mention => mention.Span.Overlaps(word) && mention.Best.Record.Kind != RecordKind.Opportunity && mention.Span.Length >= word.Length);
        return !isFuture && !isHoped && !isName;
    }

    private static string? Reason(NotePart part, Clause clause)
    {
        var said = NoteWords.Stages["reason"].First(part.Text, clause.Span);
        var own = said is { } cue ? part.Words(Span.Between(cue.Start, clause.Span.End)) : null;
        return own ?? (part.After(clause) is { } next ? part.Words(next.Span) : part.Words(clause.Span));
    }
}
