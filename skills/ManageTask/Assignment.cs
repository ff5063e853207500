using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Tasking;

/// <summary>A colleague who is to do it: "给小周派个任务", "ask Peter to". Span: from the asking word to the name's end.</summary>
internal sealed record Assignment(RecordRef Person, Span Span)
{
    // "让 小周", "assign it to Peter": the name stands close behind the asking word.
    private const int Near = 7;

    public static Assignment? Find(Utterance utterance, ReadingContext context)
    {
        foreach (var mention in utterance.Of(RecordKind.User))
        {
            var person = mention.Candidates.First(candidate => candidate.Record.Kind == RecordKind.User).Record;
            var asked = ManageTaskReader.Words.All(utterance.Text, "assign").LastOrDefault(word => word.End <= mention.Span.Start && mention.Span.Start - word.End <= Near);
            if (asked.Length > 0 && person.Id != context.Caller.UserId)
            {
                return new Assignment(person, new Span(asked.Start, mention.Span.End - asked.Start));
            }
        }

        return null;
    }
}
