namespace SalesAssistant.Skills.Language.Questions;

/// <summary>签过单没有，几个; 这个月成交了没: a negation behind what may have happened, at the end of its clause, asks whether it did.</summary>
internal static class WhetherWords
{
    private const int Reach = 3;

    /// <summary>Gives such a negation the sense of a question.</summary>
    public static void Mark(List<QuestionToken> tokens, string text)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            var (start, end) = (tokens[i].Span.Start, tokens[i].Span.End);
            var isLast = i + 1 == tokens.Count || text.AsSpan(end, tokens[i + 1].Span.Start - end).ContainsAny(QuestionSlots.ClauseEnds) || tokens[i + 1].Text is "呢" or "啊";
            if (isLast && tokens[i].Text is "没" or "没有" && tokens[i].Is("negation") && text.AsSpan(Math.Max(0, start - Reach), Math.Min(Reach, start)).ContainsAny('过', '了'))
            {
                tokens[i] = tokens[i] with { Senses = [new Sense("question", "yes")] };
            }
        }
    }
}
