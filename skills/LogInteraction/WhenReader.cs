using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>When the contact took place: the day, and the clock time where one was said; no day said = today.</summary>
internal static partial class WhenReader
{
    private const int NearSaying = 14;   // "told me on Monday that" still dates the telling

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
        return best is null ? (today, null, null) : (best.From <= today ? best.From : best.OtherFrom ?? today, best.Clock, best.Span);
    }

    private static double Weight(NotePart part, Clause clause, int index, DateValue date, DateOnly today)
    {
        if (PastDay.Of(part, clause, date) is null || date.Deadline || date.After || date.SoFar || !date.IsDay || IsNumberOfThing(part, date))
        {
            return 0;
        }

        if (FollowUpCues.IsPlanned(part, clause, date) || IsReported(part, clause, date) || IsOfMovedEvent(part, clause, date))
        {
            return 0;
        }

        // 上个月断链率降了: a stretch of days, or a day inside what the customer tells, is not when we met.
        if (date.Grain is not (DateGrain.Day or DateGrain.DayPart))
        {
            return 0;
        }

        var opens = date.Span.Start - clause.Span.Start <= 8;
        var contact = ChannelReader.InClause(part, clause) is not null || NoteWords.Contact["backfill"].IsIn(part.Text, clause.Span) || part.MentionsIn(clause).Any(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact);
        if (part.Before(clause) is { } label && NoteWords.Texts["when_label"].IsIn(part.Of(label)))
        {
            return 3;
        }

        if (!contact && index >= part.Header.Count && (date.From > today || (index > part.Header.Count && !FollowUpCues.IsBareDate(part, clause) && !NoteWords.Contact["contact_verbs"].IsIn(part.Text, clause.Span))))
        {
            return 0;   // nothing here says that we met then: 运维款15号已付
        }

        var isToday = date.From == today && date.Clock is null;
        if (date.Clock is not null && date.ClockOnly && !contact)
        {
            return 0;
        }

        return (opens ? 1 : 0.4) + (contact ? 1 : 0) + (date.Clock is not null ? 0.3 : 0) + (isToday ? -0.2 : 0) - (index * 0.25);
    }

    // 他说昨天停机两次, she says it went offline last night: a day inside what is told.
    private static bool IsReported(NotePart part, Clause clause, DateValue date) =>
        NoteWords.Texts["says"].All(part.Text, Span.Between(clause.Span.Start, Math.Max(clause.Span.Start, date.Span.Start)))
            .Any(says => part.Text[says.Start] is >= '\u3400' || date.Span.Start - says.End > NearSaying);

    // "moved the workshop from the 23rd", 取消了周四的会: the day of what was moved.
    private static bool IsOfMovedEvent(NotePart part, Clause clause, DateValue date) =>
        NoteWords.FollowUps["moves"].IsIn(part.Text, Span.Between(clause.Span.Start, Math.Max(clause.Span.Start, date.Span.Start)));

    // 二号冷库: a number of a thing, not a day.
    private static bool IsNumberOfThing(NotePart part, DateValue date) =>
        date.Anchor == DateAnchor.DayOfMonth && date.Span.End < part.Text.Length && Thing().IsMatch(part.Text[date.Span.End..Math.Min(part.Text.Length, date.Span.End + 1)]);

    [GeneratedRegex(@"[线库楼仓车门厂机炉井棚段区桥]", RegexOptions.CultureInvariant)]
    private static partial Regex Thing();
}
