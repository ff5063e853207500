using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Whether a date in a note lies behind: a bare weekday or day of the month has two readings, and the clause decides.</summary>
internal static class PastDay
{
    /// <summary>The day when it lies behind (or is today); null when it lies ahead.</summary>
    public static DateOnly? Of(NotePart part, Clause clause, DateValue date)
    {
        var today = part.Message.Today;
        if (date.From <= today)
        {
            return date.From;
        }

        var isOpen = date.OtherFrom is { } other && other <= today && date.Tense != Tense.Future && !date.Deadline;
        return isOpen && !FollowUpCues.IsPlanned(part, clause, date) && Told(part, clause) ? date.OtherFrom : null;
    }

    private static bool Told(NotePart part, Clause clause) =>
        NoteWords.Contact["happened"].IsIn(part.Text, clause.Span) && !NoteWords.FollowUps["to_customer"].IsIn(part.Text, clause.Span)
        || (NoteWords.Contact["backfill"].IsIn(part.Text) && !NoteWords.FollowUps["asks_us"].IsIn(part.Text, clause.Span));
}
