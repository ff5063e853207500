using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>The note's texts, cut from the person's own words: headline, whole content, what the customer said, key facts.</summary>
internal static class NoteTexts
{
    private const int LongestSubject = 40;

    /// <summary>The whole part of the message about this contact, as written.</summary>
    public static string Content(NotePart part, IReadOnlyList<Span> instructions)
    {
        var span = Span.Between(part.Clauses[0].Span.Start, part.Clauses[^1].Span.End);
        var pieces = new List<string>();
        var at = span.Start;
        foreach (var cut in instructions.Where(cut => cut.Overlaps(span)))
        {
            pieces.Add(part.Words(Span.Between(at, Math.Max(at, cut.Start))));
            at = Math.Min(span.End, cut.End);
        }

        pieces.Add(part.Words(Span.Between(at, span.End)));
        var text = string.Join(' ', pieces.Where(piece => piece.Length > 0)).Trim();
        var end = part.Message.Normalized.ToOriginal(new Span(span.End - 1, 1)).End;
        return end < part.Message.Original.Length && part.Message.Original[end] is '。' or '.' or '！' or '!' ? text + part.Message.Original[end] : text;
    }

    /// <summary>The clause that says most, without who and when.</summary>
    public static string Subject(NotePart part)
    {
        var best = part.Clauses
            .Select((clause, index) => (Text: Stripped(part, clause), Weight: Told(part, clause) - (index * 0.8)))
            .OrderByDescending(found => found.Weight)
            .First();
        return best.Text.Length <= LongestSubject ? best.Text : best.Text[..LongestSubject] + "…";
    }

    public static string? Feedback(NotePart part)
    {
        var said = part.Clauses.Where(clause => NoteWords.Texts["feedback"].IsIn(part.Text, clause.Span)).Select(clause => part.Words(clause.Span)).ToList();
        return said.Count == 0 ? null : string.Join("，", said);
    }

    public static string? KeyFacts(NotePart part)
    {
        var facts = part.Clauses
            .Where(clause => part.Message.Money.Any(money => clause.Span.Overlaps(money.Span)) || part.Message.Percents.Any(percent => clause.Span.Overlaps(percent.Span)) || NoteWords.Texts["key_fact"].IsIn(part.Text, clause.Span))
            .Select(clause => part.Words(clause.Span))
            .ToList();
        return facts.Count == 0 ? null : string.Join("；", facts);
    }

    private static int Told(NotePart part, Clause clause)
    {
        var covered = part.MentionsIn(clause).Where(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.User).Sum(mention => mention.Span.Length)
            + part.DatesIn(clause).Sum(date => date.Span.Length);
        return Math.Min(14, clause.Span.Length - covered);
    }

    // Leading filler and dates go; names stay, because without them the headline does not read.
    private static string Stripped(NotePart part, Clause clause)
    {
        var start = FollowUpCues.AfterLead(part, clause);
        for (var again = true; again;)
        {
            again = false;
            if (NoteWords.Texts["filler"].First(part.Text[start..clause.Span.End]) is { Start: 0 } filler)
            {
                start += filler.Length;
                again = true;
            }

            while (start < clause.Span.End && (char.IsWhiteSpace(part.Text[start]) || part.Text[start] is ',' or '，' or ':'))
            {
                start++;
            }

            if (part.DatesIn(clause).FirstOrDefault(date => date.Span.Start == start) is { } date && date.Span.End < clause.Span.End)
            {
                start = date.Span.End;
                again = true;
            }
        }

        return start >= clause.Span.End ? part.Words(clause.Span) : part.Words(Span.Between(start, clause.Span.End));
    }
}
