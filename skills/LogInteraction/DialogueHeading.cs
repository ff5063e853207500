using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Who says or does what stands behind a heading.</summary>
internal enum Speaker
{
    /// <summary>No heading stands before.</summary>
    Nobody,

    /// <summary>我：, me:</summary>
    Us,

    /// <summary>One of the customer's people, where a message gives several their say.</summary>
    Customer,
}

/// <summary>Notes written like a play: 段厂长：样酒下周寄。我：报价周五前发。</summary>
internal static class DialogueHeading
{
    /// <summary>Whose words <paramref name="clause"/> is: the heading right before it decides. A lone person's heading says whom the note is about, not who acts.</summary>
    public static Speaker Before(NotePart part, Clause clause)
    {
        if (part.Before(clause) is not { } heading || !EndsInColon(part, heading))
        {
            return Speaker.Nobody;
        }

        if (NoteWords.FollowUps["own_heading"].IsIn(part.Of(heading)))
        {
            return Speaker.Us;
        }

        return IsPerson(part, heading) && part.Clauses.Any(other => other != heading && EndsInColon(part, other) && (IsPerson(part, other) || NoteWords.FollowUps["own_heading"].IsIn(part.Of(other))))
            ? Speaker.Customer
            : Speaker.Nobody;
    }

    private static bool EndsInColon(NotePart part, Clause clause) => clause.Span.End < part.Text.Length && part.Text[clause.Span.End] is ':' or '：';

    private static bool IsPerson(NotePart part, Clause clause) => part.MentionsIn(clause).Any(mention => mention.Best.Record.Kind == RecordKind.Contact && mention.Span == clause.Span);
}
