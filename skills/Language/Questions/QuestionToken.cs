using SalesAssistant.Skills.Language.Values;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A piece of a question: a known word, a date, a name, a number, or something unknown.</summary>
internal sealed record QuestionToken(Span Span, string Text, Sense[] Senses)
{
    public DateValue? Date { get; init; }

    public EntityMention? Mention { get; init; }

    public MoneyValue? Money { get; init; }

    public PercentValue? Percent { get; init; }

    public NumberValue? Number { get; init; }

    public DurationValue? Duration { get; init; }

    /// <summary>Taken by a slot: other slots leave it alone.</summary>
    public bool IsUsed { get; set; }

    public bool IsWord => Senses.Length > 0;

    /// <summary>Neither known nor a value.</summary>
    public bool IsUnknown => Senses.Length == 0 && Date is null && Mention is null && Money is null && Percent is null && Number is null && Duration is null;

    // Asked for hundreds of times a question: plain loops.
    public bool Is(string kind)
    {
        foreach (ref readonly var sense in Senses.AsSpan())
        {
            if (sense.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    public bool Is(string kind, string value)
    {
        foreach (ref readonly var sense in Senses.AsSpan())
        {
            if (sense.Kind == kind && sense.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first value of <paramref name="kind"/>; null when it has none.</summary>
    public string? Value(string kind)
    {
        foreach (ref readonly var sense in Senses.AsSpan())
        {
            if (sense.Kind == kind)
            {
                return sense.Value;
            }
        }

        return null;
    }

    /// <summary>Puts a phrase in place of the tokens that it is made of.</summary>
    public static void Replace(List<QuestionToken> tokens, QuestionToken phrase)
    {
        tokens.RemoveAll(token => token.Span.Overlaps(phrase.Span));
        var at = tokens.FindIndex(token => token.Span.Start > phrase.Span.Start);
        tokens.Insert(at < 0 ? tokens.Count : at, phrase);
    }
}
