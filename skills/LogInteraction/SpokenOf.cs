using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Tells a party that one was with from one that was only talked about there: 段厂长说他同学在海桥物流.</summary>
internal static class SpokenOf
{
    private const int MostClauses = 3;   // 他来电，说跟A聊过，想去看看: how far a speech goes on without a new subject
    private const int Nearest = 60;      // a clause may name a thousand companies; each looks back this far only
    private const int Opening = 2;

    /// <summary>True when <paramref name="mention"/> stands in what somebody of another company says.</summary>
    public static bool Is(NotePart part, Clause clause, EntityMention mention)
    {
        var ids = Customers(mention);
        if (ids.Count == 0)
        {
            return false;
        }

        var before = Window(clause, mention.Span.Start);
        if (VisitSplitter.TellsOfThem(part, clause))
        {
            return Earlier(part, clause) is { } them && !them.Overlaps(ids);   // 他刚从B开完会
        }

        if (NoteWords.Parties["speech"].IsIn(part.Text, before))
        {
            return Speakers(part, clause, before) is { } speaking && !speaking.Overlaps(ids);
        }

        // Behind a clause of speech and without a subject of its own: 想去B看看.
        var isMet = mention.Span.Start <= FollowUpCues.AfterDates(part, clause) || NoteWords.Parties["met"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start);
        return !isMet && ChannelReader.InClause(part, clause) is null && Heard(part, clause) is { } heard && !heard.Overlaps(ids);
    }

    // Who speaks in one of the clauses before; null when nobody is heard there, or something was done since.
    private static HashSet<long>? Heard(NotePart part, Clause clause)
    {
        var earlier = part.Before(clause);
        for (var i = 0; i < MostClauses && earlier is { } near && near.Sentence == clause.Sentence; i++, earlier = part.Before(near))
        {
            var words = Window(near, near.Span.End);
            if (NoteWords.Parties["speech"].IsIn(part.Text, words))
            {
                return Speakers(part, near, words);
            }

            if (ChannelReader.InClause(part, near) is not null)
            {
                return null;
            }
        }

        return null;
    }

    // The companies of those named before the word of speech; where it opens the clause, of those in the clauses before.
    private static HashSet<long>? Speakers(NotePart part, Clause clause, Span words)
    {
        var said = NoteWords.Parties["speech"].First(part.Text, words) ?? words;
        var named = PartiesIn(part, Span.Between(words.Start, said.Start), clause);
        if (named.Count > 0)
        {
            return named;
        }

        return said.Start <= FollowUpCues.AfterDates(part, clause) + Opening ? Earlier(part, clause) : null;
    }

    // The companies of those named last before the clause, in its sentence.
    private static HashSet<long>? Earlier(NotePart part, Clause clause)
    {
        var earlier = part.Before(clause);
        for (var i = 0; i < MostClauses && earlier is { } near && near.Sentence == clause.Sentence; i++, earlier = part.Before(near))
        {
            var window = Window(near, near.Span.End);
            var speech = NoteWords.Parties["speech"].First(part.Text, window);
            if (PartiesIn(part, speech is { } cue ? Span.Between(window.Start, cue.Start) : window, near) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return null;
    }

    private static Span Window(Clause clause, int end) => Span.Between(Math.Max(clause.Span.Start, end - Nearest), Math.Max(clause.Span.Start, end));

    private static HashSet<long> PartiesIn(NotePart part, Span words, Clause clause) => words.Length == 0 ? [] : [.. part.MentionsIn(clause with { Span = words }).SelectMany(Customers)];

    private static HashSet<long> Customers(EntityMention mention) => mention.Best.Record.Kind is RecordKind.User or RecordKind.Team or RecordKind.Product ? []
        : [.. mention.Candidates.Where(candidate => candidate.Record.Kind is RecordKind.Customer or RecordKind.Contact && candidate.CustomerId is not null).Select(candidate => candidate.CustomerId!.Value)];   // filtered in this line
}
