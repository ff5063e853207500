using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Which of the named people are colleagues, and which of them took part.</summary>
/// <param name="There">Took part beside the speaker.</param>
/// <param name="All">Where a colleague is named, taking part or not.</param>
internal sealed record Colleagues(IReadOnlyList<RecordRef> There, IReadOnlySet<Span> All);

internal static class ColleagueReader
{
    public static Colleagues Read(NotePart part, ReadingContext context)
    {
        var there = new List<RecordRef>();
        var all = new HashSet<Span>();
        foreach (var mention in part.Of(RecordKind.User))
        {
            if (Colleague(part, mention) is not { } colleague)
            {
                continue;
            }

            all.Add(mention.Span);
            if (colleague.Id != context.Caller.UserId && TookPart(part, mention))
            {
                there.Add(colleague);
            }
        }

        return new Colleagues([.. there.DistinctBy(colleague => colleague.Id)], all);
    }

    /// <summary>The colleague that <paramref name="mention"/> names; null when it rather names a customer's person.</summary>
    public static RecordRef? Colleague(NotePart part, EntityMention mention)
    {
        var user = mention.Candidates.FirstOrDefault(candidate => candidate.Record.Kind == RecordKind.User);
        var contact = mention.Candidates.FirstOrDefault(candidate => candidate.Record.Kind == RecordKind.Contact);
        if (user is null)
        {
            return null;
        }

        if (contact is null || NoteWords.Parties["ours"].EndsAt(part.Text, mention.Span.Start, part.ClauseOf(mention.Span).Span.Start))
        {
            return user.Record;
        }

        // 孙总 of the customer that the note is about before 孙总 upstairs.
        var isHere = part.Mentions.Any(other => other != mention && other.Candidates.Any(candidate => candidate.Record.Kind is RecordKind.Customer or RecordKind.Opportunity && candidate.CustomerId == contact.CustomerId));
        return isHere || contact.Score >= user.Score ? null : user.Record;
    }

    private static bool TookPart(NotePart part, EntityMention mention)
    {
        var clause = part.ClauseOf(mention.Span).Span;
        if (part.DatesIn(part.ClauseOf(mention.Span)).Any(date => date.From > part.Message.Today))
        {
            return false;
        }

        if (NoteWords.Parties["together_after"].StartsAt(part.Text, mention.Span.End, clause.End))
        {
            return true;
        }

        return !NoteWords.Parties["bring_later"].EndsAt(part.Text, mention.Span.Start, clause.Start)
            && NoteWords.Parties["together"].EndsAt(part.Text, mention.Span.Start, clause.Start);
    }
}
