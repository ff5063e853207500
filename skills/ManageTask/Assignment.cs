using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Tasking;

/// <summary>A colleague who is to do it: "给小周派个任务", "ask Peter to". Span: from the asking word to the name's end.</summary>
internal sealed record Assignment(RecordRef Person, Span Span)
{
    // "让 小周", "assign it to Peter": the name stands close behind the asking word.
    private const int Near = 7;
    private const int Beside = 4;   // 赵工那边派个任务, 加个任务，小周…

    public static Assignment? Find(Utterance utterance, ReadingContext context)
    {
        foreach (var mention in utterance.Of(RecordKind.User))
        {
            var person = mention.Candidates.First(candidate => candidate.Record.Kind == RecordKind.User).Record;
            if (person.Id == context.Caller.UserId)
            {
                continue;
            }

            var asked = ManageTaskReader.Words.All(utterance.Text, "assign").LastOrDefault(word => word.End <= mention.Span.Start && mention.Span.Start - word.End <= Near);
            if (asked.Length > 0)
            {
                return new Assignment(person, new Span(asked.Start, mention.Span.End - asked.Start));
            }

            if (IsBeside(utterance.Text, mention.Span))
            {
                return new Assignment(person, mention.Span);
            }
        }

        return null;
    }

    // Right before or right behind "派个任务" the name is whose it becomes: 小周那边派个任务, 新建任务：小周…
    private static bool IsBeside(string text, Span name) =>
        !ManageTaskReader.Words.All(text, "possessive").Any(word => word.Start == name.End)
        && ManageTaskReader.Words.All(text, "make_task").Any(made => (made.Start >= name.End && made.Start - name.End <= Beside) || (made.End <= name.Start && text[made.End..name.Start].All(letter => !char.IsLetterOrDigit(letter))));
}
