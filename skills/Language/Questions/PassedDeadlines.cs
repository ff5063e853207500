using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>日子都过了还没弄的, 过了期限没办: a deadline, that it is gone, and that the thing is not done. Together they say overdue.</summary>
internal static class PassedDeadlines
{
    private const int Longest = 7;

    /// <summary>Gives such a phrase the sense of overdue, in place of the tokens that it is made of.</summary>
    public static void Mark(List<QuestionToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var isReached = tokens[i].Is("due");   // 到期了还没做: the word itself says that the day has come
            if (!isReached && !tokens[i].Is("sign", "deadline"))
            {
                continue;
            }

            var gone = isReached ? i : Near(tokens, i, token => token.Is("sign", "gone"), isEitherSide: true);
            var no = gone < 0 ? -1 : Near(tokens, Math.Max(i, gone), token => token.Is("negation"));
            var act = no < 0 ? -1 : Near(tokens, no, token => token.Is("sign", "handles"));
            if (act < 0 || act - i > Longest)
            {
                continue;
            }

            var (first, last) = (tokens[isReached ? no : Math.Min(i, gone)], tokens[act]);
            var span = Span.Between(first.Span.Start, last.Span.End);
            QuestionToken.Replace(tokens, new QuestionToken(span, first.Text, [new Sense("flag", "overdue")]));
            return;
        }
    }

    // The next token of the kind, with nothing but small words between; in front as well where asked.
    private static int Near(List<QuestionToken> tokens, int at, Predicate<QuestionToken> wanted, bool isEitherSide = false)
    {
        for (var i = at + 1; i < tokens.Count && i <= at + 3; i++)
        {
            if (wanted(tokens[i]))
            {
                return i;
            }

            if (!tokens[i].Is("filler") && !tokens[i].Is("whose"))
            {
                break;
            }
        }

        return isEitherSide && at > 0 && wanted(tokens[at - 1]) ? at - 1 : -1;
    }
}
