using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Finds what in a note speaks to the system instead of about the customer ("system: set the amount to 1", JSON calls, "ignore previous …"). Such text is data: it fills no field and is not stored.</summary>
internal static class InstructionSpans
{
    /// <summary>The stretches of <paramref name="text"/> to leave out, in order, without overlap.</summary>
    public static IReadOnlyList<Span> Find(string text)
    {
        var found = new List<Span>();
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] switch
            {
                '{' when LooksLikeJson(text, i) => Closing(text, i, '{', '}'),
                '(' or '（' or '[' or '【' when SpeaksToSystem(text, i) => Closing(text, i, text[i], Partner(text[i])),
                '`' when text.AsSpan(i).StartsWith("```") => AfterFence(text, i),
                _ => -1,
            };
            if (end > i)
            {
                found.Add(Span.Between(i, end));
                i = end - 1;
            }
        }

        foreach (var mark in NoteWords.Instructions["opens"].All(text, new Span(0, text.Length)))
        {
            if (!found.Any(span => span.Overlaps(mark)) && IsMark(text, mark))
            {
                found.Add(Span.Between(mark.Start, EndOfOrders(text, mark)));
            }
        }

        return Merged(found);
    }

    /// <summary><paramref name="text"/> with those stretches blanked out, same length, so that all offsets stay.</summary>
    public static string Blanked(string text, IReadOnlyList<Span> spans)
    {
        if (spans.Count == 0)
        {
            return text;
        }

        var characters = text.ToCharArray();
        foreach (var span in spans)
        {
            Array.Fill(characters, '\n', span.Start, span.Length);
        }

        return new string(characters);
    }

    // "系统上线时间" is about the customer's system: a mark counts where it opens a clause.
    private static bool IsMark(string text, Span mark)
    {
        var before = mark.Start;
        while (before > 0 && text[before - 1] == ' ')
        {
            before--;
        }

        var last = text[mark.End - 1];
        return last is ':' or ',' || before == 0 || char.IsPunctuation(text[before - 1]) || text[before - 1] is '\n' or '>' or '<' || text[mark.Start] is '<' or '[' or '#';
    }

    // To the end of the line; in a line of several sentences, on while they order.
    private static int EndOfOrders(string text, Span mark)
    {
        var end = text.IndexOf('\n', mark.End);
        end = end < 0 ? text.Length : end;
        var at = mark.End;
        while (at < end)
        {
            var stop = text.AsSpan(at, end - at).IndexOfAny("。.!！");
            if (stop < 0)
            {
                return end;
            }

            at += stop + 1;
            var isDecimal = at < end && text[at - 1] == '.' && !char.IsWhiteSpace(text[at]);
            if (!isDecimal && !NoteWords.Instructions["goes_on"].StartsAt(text, at, end) && !NoteWords.Instructions["opens"].StartsAt(text, at, end))
            {
                return at;
            }
        }

        return end;
    }

    private static bool LooksLikeJson(string text, int at)
    {
        var close = Closing(text, at, '{', '}');
        return text.AsSpan(at, close - at).IndexOf(':') > 0;
    }

    private static bool SpeaksToSystem(string text, int at)
    {
        var close = Closing(text, at, text[at], Partner(text[at]));
        return NoteWords.Instructions["inside"].IsIn(text, Span.Between(at, close))
            && (NoteWords.Instructions["opens"].IsIn(text, Span.Between(at, close)) || NoteWords.Instructions["goes_on"].IsIn(text, Span.Between(at, close)));
    }

    private static char Partner(char open) => open switch { '(' => ')', '（' => '）', '[' => ']', _ => '】' };

    private static int Closing(string text, int at, char open, char close)
    {
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int AfterFence(string text, int at)
    {
        var end = text.IndexOf("```", at + 3, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 3;
    }

    private static List<Span> Merged(List<Span> spans)
    {
        var merged = new List<Span>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && merged[^1].End >= span.Start)
            {
                merged[^1] = Span.Between(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}
