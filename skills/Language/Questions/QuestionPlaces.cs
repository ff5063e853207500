namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Where a second question of a message may begin: behind a comma, a blank behind a Chinese word, a word that joins, or (Chinese without commas) before a date right behind 多少; something is asked on either side.</summary>
internal static class QuestionPlaces
{
    private const int Most = 3;   // each place costs two more readings

    /// <summary>Offsets in the message, at most three.</summary>
    public static IEnumerable<int> Find(IReadOnlyList<QuestionToken> tokens, string text)
    {
        var first = Asking(tokens, 0, 1);
        var last = Asking(tokens, tokens.Count - 1, -1);
        return first < 0 || first == last ? [] : Enumerable.Range(first + 1, last - first).Where(at => Begins(tokens, at, text)).Take(Most).Select(at => tokens[at].Span.Start);
    }

    private static int Asking(IReadOnlyList<QuestionToken> tokens, int from, int step)
    {
        for (var at = from; at >= 0 && at < tokens.Count; at += step)
        {
            if (Asks(tokens[at]))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool Asks(QuestionToken token) =>
        token.Is("measure") || token.Is("group", "which") || token.Is("group", "who") || token.Is("part", "howmuch") || token.Is("part", "duration") || token.Is("sign", "rows") || token.Text == "呢";

    private static bool Begins(IReadOnlyList<QuestionToken> tokens, int at, string text)
    {
        var between = text.AsSpan(tokens[at - 1].Span.End, tokens[at].Span.Start - tokens[at - 1].Span.End);
        return between.ContainsAny(QuestionSlots.ClauseEnds) || tokens[at].Is("sign", "joins") || IsHan(text[tokens[at - 1].Span.End - 1]) && (between.Length > 0 || tokens[at].Date is not null && tokens[at - 1].Is("measure"));
    }

    private static bool IsHan(char symbol) => symbol is >= '\u3400' and <= '\u9fff';
}
