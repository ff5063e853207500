using SalesAssistant.Skills.Language.Lexicons;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Clauses;

/// <summary>Cuts a message into clauses: at punctuation, at the blanks of dictated Chinese, and where neither stands, before words that open a new thought. Names and values are never cut.</summary>
public static class ClauseSplitter
{
    private const int LongEnoughToCut = 9;
    private static readonly PhraseFile Words = PhraseFile.Load("notes/clauses.yaml");

    /// <summary>The clauses of <paramref name="utterance"/>, in order.</summary>
    public static IReadOnlyList<Clause> Split(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var text = utterance.Text;
        var whole = Unbroken(utterance);
        var clauses = new List<Clause>();
        int start = 0, sentence = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var strength = i == text.Length ? 2 : whole[i] ? 0 : Strength(text, i);
            if (strength == 0)
            {
                continue;
            }

            Add(text, start, i, sentence, whole, clauses);
            sentence += strength == 2 ? 1 : 0;
            start = i + 1;
        }

        return clauses;
    }

    /// <summary>The words with which a speaker takes back what was just said (不对, 说错了, scratch that), each where a thought begins.</summary>
    public static IEnumerable<Span> Repairs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Words["repairs"].All(text, new Span(0, text.Length)).Where(cue => cue.Start > 0 && (IsEdge(text[cue.Start - 1]) || text[cue.Start - 1] is '…' or '(' or '（'));
    }

    // 2 = ends a sentence, 1 = ends a clause, 0 = neither.
    private static int Strength(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : '\n';
        var after = at + 1 < text.Length ? text[at + 1] : '\n';
        return text[at] switch
        {
            '\n' or '\r' or '。' or '!' or '?' or '！' or '？' or ';' or '；' => 2,
            '.' when char.IsWhiteSpace(after) && !EndsAbbreviation(text, at) => 2,
            ',' or '，' when !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) => 1,
            ':' or '：' when !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) => 1,
            '(' or ')' or '（' or '）' or '…' or '—' => 1,
            '-' or '/' or '|' when before == ' ' && after == ' ' => 1,
            '【' or '】' or '[' or ']' => 1,
            ' ' when IsListMark(text, at + 1) => 2,
            ' ' when IsHan(before) && IsHan(after) => 1,
            ' ' when IsHan(before) && char.IsAsciiDigit(after) && !IsSpacedNumber(text, at + 1) => 1,
            _ => 0,
        };
    }

    // "1.A：… 2.B：…": contacts numbered within one line.
    private static bool IsListMark(string text, int at) =>
        at + 2 < text.Length && (text[at] is >= '\u2460' and <= '\u2473'
            || (text[at] is >= '1' and <= '9' && text[at + 1] is '.' or ')' or '）' or '、' && !char.IsAsciiDigit(text[at + 2])));

    // "报价 35 万": blanks round a number are typography, not a pause.
    private static bool IsSpacedNumber(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ','))
        {
            at++;
        }

        return at < text.Length && text[at] == ' ';
    }

    private static bool EndsAbbreviation(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        return Words["abbreviations"].Begins(text[start..at]) && at - start <= 4;
    }

    private static void Add(string text, int start, int end, int sentence, bool[] whole, List<Clause> clauses)
    {
        var from = start;
        foreach (var cut in Cuts(text, start, end, whole))
        {
            AddTrimmed(text, from, cut, sentence, clauses);
            from = cut;
        }

        AddTrimmed(text, from, end, sentence, clauses);
    }

    private static IEnumerable<int> Cuts(string text, int start, int end, bool[] whole)
    {
        if (end - start < LongEnoughToCut)
        {
            yield break;
        }

        var last = start;
        foreach (var opener in Words["openers"].All(text, Span.Between(start, end)))
        {
            if (opener.Start - last >= 4 && end - opener.Start >= 4 && !whole[opener.Start])
            {
                last = opener.Start;
                yield return opener.Start;
            }
        }
    }

    private static void AddTrimmed(string text, int start, int end, int sentence, List<Clause> clauses)
    {
        while (start < end && IsEdge(text[start]))
        {
            start++;
        }

        while (end > start && IsEdge(text[end - 1]))
        {
            end--;
        }

        start = AfterListMark(text, start, end);

        if (end > start)
        {
            clauses.Add(new Clause(Span.Between(start, end), sentence));
        }
    }

    // "1) ", "2、", "③" at the start of a line number the contacts; they say nothing.
    private static int AfterListMark(string text, int start, int end)
    {
        var line = start;
        while (line > 0 && text[line - 1] is ' ' or '(' or '（')
        {
            line--;
        }

        if (line > 0 && text[line - 1] != '\n' && !(text[start - 1] == ' ' && IsListMark(text, start)))
        {
            return start;
        }

        var at = start;
        while (at < end && at - start < 2 && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        var isMark = at > start && at < text.Length && text[at] is '.' or ')' or '）' or '、' && !(at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));
        if (!isMark)
        {
            return start < end && text[start] is >= '\u2460' and <= '\u2473' ? start + 1 : start;
        }

        for (at = Math.Min(at + 1, end); at < end && IsEdge(text[at]); at++)
        {
        }

        return at;
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is ',' or '，' or '.' or '。' or ';' or '；' or ':' or '：' or '、' or '-' or '—' or '/' or '|' or '【' or '】' or '[' or ']';

    // True inside (not at the start of) a name or a value.
    private static bool[] Unbroken(Utterance utterance)
    {
        var inside = new bool[utterance.Text.Length + 1];
        var spans = utterance.Mentions.Select(mention => mention.Span)
            .Concat(utterance.Dates.Select(date => date.Span))
            .Concat(utterance.Money.Select(money => money.Span));
        foreach (var span in spans)
        {
            for (var i = span.Start + 1; i < span.End && i < inside.Length; i++)
            {
                inside[i] = true;
            }
        }

        return inside;
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or '\u3007' or '%' or '\u201d';
}
