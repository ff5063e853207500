using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Whether a date in a note lies behind: a bare weekday or day of the month has two readings, and the clause decides.</summary>
internal static class PastDay
{
    private const int Heading = 7;       // 周一跑长沙, then whom one met there
    private const int LongestBack = 62;   // a bare day of the month or weekday means one of the last weeks, never last year's

    /// <summary>The day when it lies behind (or is today); null when it lies ahead.</summary>
    public static DateOnly? Of(NotePart part, Clause clause, DateValue date)
    {
        var today = part.Message.Today;
        if (date.From < today && date.OtherTo > today && FollowUpCues.IsArrangedFor(part, clause, date))
        {
            return null;
        }

        if (date.From <= today)
        {
            return date.From;
        }

        var isOpen = date.OtherFrom is { } other && other <= today && other >= today.AddDays(-LongestBack) && !date.Deadline;
        if (!isOpen || FollowUpCues.IsPlanned(part, clause, date))
        {
            return null;
        }

        var isPast = part.Header.Contains(clause)   // 周二记录: a heading is written afterwards
            || (date.Tense != Tense.Future && Told(part, Telling(part, clause)))
            || (IsThisWeek(part, date) && Headline.IsReported(part, clause))
            || IsOfThisWeek(part, clause, date) || IsOfThisWeek(part, Telling(part, clause), date);
        return isPast ? date.OtherFrom : null;
    }

    // "Tuesday: call with Mark": the day alone, then what happened.
    private static Clause Telling(NotePart part, Clause clause) =>
        part.After(clause) is { } next && ((FollowUpCues.IsBareDate(part, clause) && !NoteWords.FollowUps["our_event"].IsIn(part.Text, clause.Span)) || IsSetting(part, clause, next)) ? next : clause;

    // "Monday at the Northgate mill, walked the line": the day and the place, then without a subject what was done there.
    private static bool IsSetting(NotePart part, Clause clause, Clause next) =>
        next.Sentence == clause.Sentence && part.DatesIn(clause).Any(date => date.Span.Start == clause.Span.Start)
        && !NoteWords.Contact["happened"].IsIn(part.Text, clause.Span) && !NoteWords.Contact["ahead"].IsIn(part.Text, clause.Span)
        && NoteWords.Contact["happened"].StartsAt(part.Text, next.Span.Start, next.Span.End);

    private static bool Told(NotePart part, Clause clause) =>
        NoteWords.Contact["happened"].IsIn(part.Text, clause.Span) && !NoteWords.FollowUps["to_customer"].IsIn(part.Text, clause.Span)
        || (NoteWords.Contact["backfill"].IsIn(part.Text) && !NoteWords.FollowUps["asks_us"].IsIn(part.Text, clause.Span));

    // 周一拜访A，他说…: without 了, but the day is over and what was said there is told.
    private static bool IsOfThisWeek(NotePart part, Clause clause, DateValue date)
    {
        return IsThisWeek(part, date)
            && NoteWords.Contact["contact_verbs"].IsIn(part.Text, clause.Span)
            && !NoteWords.Contact["ahead"].IsIn(part.Text, clause.Span)
            && (NamesParty(part, clause) || (clause.Span.Length <= Heading && part.After(clause) is { } next && next.Sentence == clause.Sentence && NamesParty(part, next)))
            && part.Clauses.Any(other => other.Span.Start > clause.Span.Start && (NoteWords.Contact["told"].IsIn(part.Text, other.Span) || NoteWords.Texts["feedback"].IsIn(part.Text, other.Span)));
    }

    private static bool IsThisWeek(NotePart part, DateValue date) =>
        date.Anchor == DateAnchor.Weekday && date.OtherFrom >= part.Message.Today.AddDays(-(((int)part.Message.Today.DayOfWeek + 6) % 7));

    private static bool NamesParty(NotePart part, Clause clause) => part.MentionsIn(clause).Any(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact);
}
