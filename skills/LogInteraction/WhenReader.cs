using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>When the contact took place: the day, and the clock time where one was said; no day said = today.</summary>
internal static class WhenReader
{
    public static (DateOnly On, TimeOnly? At, Span? Words) Read(NotePart part)
    {
        var today = part.Message.Today;
        var best = part.Header.Concat(part.Clauses)
            .SelectMany((clause, index) => part.Message.Dates
                .Where(date => clause.Span.Overlaps(date.Span))
                .Select(date => (Date: date, Weight: Weight(part, clause, index, date, today))))
            .Where(found => found.Weight > 0)
            .OrderByDescending(found => found.Weight)
            .Select(found => found.Date)
            .FirstOrDefault();
        return best is null ? (today, null, null) : (Day(best, today), best.Clock, best.Span);
    }

    private static DateOnly Day(DateValue date, DateOnly today) => date.From <= today ? date.From : date.OtherFrom ?? today;

    private static double Weight(NotePart part, Clause clause, int index, DateValue date, DateOnly today)
    {
        var past = date.From <= today || date.OtherFrom <= today;
        if (!past || date.Deadline || date.After || date.SoFar || !date.IsDay || (date.From > today && date.Tense == Tense.Future))
        {
            return 0;
        }

        if (FollowUpCues.IsPlanned(part, clause, date))
        {
            return 0;
        }

        // 上个月断链率降了: a stretch of days, or a day inside what the customer tells, is not when we met.
        if (date.Grain is not (DateGrain.Day or DateGrain.DayPart))
        {
            return 0;
        }

        var opens = date.Span.Start - clause.Span.Start <= 8;
        var contact = ChannelReader.InClause(part, clause) is not null || part.MentionsIn(clause).Any();
        if (date.From > today && ChannelReader.InClause(part, clause) is null)
        {
            return 0;   // its other reading lies behind, but nothing here says that anything happened then
        }

        var isToday = date.From == today && date.Clock is null;
        if (date.Clock is not null && date.ClockOnly && !contact)
        {
            return 0;
        }

        return (opens ? 1 : 0.4) + (contact ? 1 : 0) + (date.Clock is not null ? 0.3 : 0) + (isToday ? -0.2 : 0) - (index * 0.25);
    }
}
