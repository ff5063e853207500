using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What the joint resolution reads from: one clause, its marks, the names in scope and the conversation.</summary>
internal sealed class TalkReading
{
    public TalkReading(Utterance utterance, Span clause, NameScope names, ConversationState state)
    {
        Utterance = utterance;
        Clause = clause;
        Names = names;
        State = state;
        Mentions = [.. utterance.Mentions.Where(mention => mention.Span.Overlaps(clause))];
        Text = string.Create(utterance.Text.Length, utterance.Text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = AliasList.FoldChar(source[i]);
            }
        });
    }

    public Utterance Utterance { get; }

    public Span Clause { get; }

    public NameScope Names { get; }

    public ConversationState State { get; }

    public IReadOnlyList<EntityMention> Mentions { get; }

    /// <summary>The whole message, folded; offsets as in the utterance.</summary>
    public string Text { get; }

    /// <summary>The clause's folded text with the given spans blanked out, so that a customer's name is no evidence for a deal.</summary>
    public string ClauseWithout(IEnumerable<Span> spans)
    {
        var text = Text.ToCharArray();
        foreach (var span in spans)
        {
            Array.Fill(text, '\n', span.Start, span.Length);
        }

        return new string(text, Clause.Start, Clause.Length);
    }

    public string Words(EntityMention mention) => mention.Span.In(Utterance.Text);

    /// <summary>Folded text right before or behind a mention, within the clause.</summary>
    public string Before(EntityMention mention, int length)
    {
        var from = Math.Max(Math.Min(Clause.Start, mention.Span.Start), mention.Span.Start - length);
        return Text[from..mention.Span.Start].TrimEnd();
    }

    public string Behind(EntityMention mention, int length) => Text.Substring(mention.Span.End, Math.Min(length, Text.Length - mention.Span.End));
}
