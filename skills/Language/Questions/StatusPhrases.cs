using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>不管成没成, 输赢都算, won or not: every status counts.</summary>
internal static class StatusPhrases
{
    private static readonly WordList Indifferent = List("indifferent");
    private static readonly WordList BeforeOutcome = List("before_outcome");
    private static readonly WordList Outcome = List("outcome");
    private static readonly WordList AfterOutcome = List("after_outcome");
    private static readonly WordList Both = List("both_outcomes");
    private static readonly WordList AllOf = List("all_of");
    private static readonly WordList Every = List("every_status");
    private static readonly WordList SplitBy = List("split_by");

    /// <summary>Gives such a phrase the sense of "any status", in place of the tokens that it is made of.</summary>
    public static void Mark(List<QuestionToken> tokens, string text)
    {
        foreach (var word in Indifferent.All(text))
        {
            if (Outcome.At(text, Past(BeforeOutcome, text, word.End)) is { } outcome)
            {
                Put(tokens, text, Span.Between(word.Start, outcome.End));
            }
        }

        // 赢没赢 alone asks; only "all of it" behind such a pair takes in both ends.
        foreach (var pair in Both.All(text).Where(pair => AllOf.At(text, pair.End) is not null).Concat(Every.All(text)))
        {
            if (pair.Start == 0 || SplitBy.At(text, pair.Start - 1) is null)
            {
                Put(tokens, text, pair);
            }
        }
    }

    private static void Put(List<QuestionToken> tokens, string text, Span said)
    {
        var span = Span.Between(said.Start, Past(AfterOutcome, text, said.End));
        if (!tokens.Exists(token => token.Span.Overlaps(span) && token.Mention is not null))
        {
            QuestionToken.Replace(tokens, new QuestionToken(span, span.In(text), [new Sense("sign", "anystatus")]));
        }
    }

    /// <summary>Where the words and spaces end that follow one another from <paramref name="at"/> on.</summary>
    private static int Past(WordList list, string text, int at)
    {
        while (at < text.Length && (text[at] == ' ' || list.At(text, at) is not null))
        {
            at = list.At(text, at)?.End ?? at + 1;
        }

        return at;
    }

    private static WordList List(string list) => new(QuestionLexicon.Default.Text(list));
}
