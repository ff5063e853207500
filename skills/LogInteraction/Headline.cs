using SalesAssistant.Skills.Language.Clauses;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>English dictation heads a note with what took place, without a verb: "Line audit at Northgate with Tom on Monday."</summary>
internal static class Headline
{
    /// <summary>True when the contact opens with such a clause; one that is arranged or wished for is none.</summary>
    public static bool Is(NotePart part, Clause clause) =>
        part.Clauses[0] == clause && NoteWords.Contact["headline"].First(part.Text, clause.Span)?.Start == clause.Span.Start
        && !NoteWords.Contact["ahead"].IsIn(part.Text, clause.Span) && !NoteWords.FollowUps["arranged"].IsIn(part.Text, clause.Span);

    /// <summary>True when a report follows in sentences of its own: what is headed so lies behind.</summary>
    public static bool IsReported(NotePart part, Clause clause) => part.After(clause) is { } next && next.Sentence != clause.Sentence && Is(part, clause);
}
