using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>“到华星了，签到”: the word ends or opens its clause and nothing asks, denies or puts it in somebody else's mouth.</summary>
internal static class CheckInWords
{
    public static Span? Find(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            var text = clause.Span.In(part.Text);
            var core = text.TrimEnd(' ', '。', '！', '!', '.', '，', ',');
            foreach (var word in NoteWords.Contact["check_in"].All(core, new Span(0, core.Length)))
            {
                if ((word.Start == 0 || word.End == core.Length) && !NoteWords.Contact["no_check_in"].IsIn(core))
                {
                    return new Span(clause.Span.Start + word.Start, word.Length);
                }
            }
        }

        return null;
    }
}
