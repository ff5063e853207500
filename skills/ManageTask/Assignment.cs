using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Tasking;

/// <summary>Who is to do it: "给小周派个任务", "ask Peter and Nora to", 组里每个人, or 让他 of whoever was talked about.</summary>
/// <param name="People">The named ones; empty where everybody of a team is meant.</param>
/// <param name="IsForEverybody">Each of a team: of <paramref name="Team"/>, or where none is named of those whom the speaker leads.</param>
/// <param name="Span">From the asking word to the last name's end.</param>
internal sealed record Assignment(IReadOnlyList<RecordRef> People, bool IsForEverybody, RecordRef? Team, Span Span)
{
    // "让 小周", "assign it to Peter": the name stands close behind the asking word.
    private const int Near = 7;
    private const int Beside = 4;   // 赵工那边派个任务, 加个任务，小周…
    private const int Opening = 3;   // 那让他…

    public static Assignment? Find(Utterance utterance, ReadingContext context) =>
        OfEverybody(utterance) ?? OfNames(utterance, context) ?? OfWhoWasTalkedAbout(utterance, context);

    private static Assignment? OfNames(Utterance utterance, ReadingContext context)
    {
        foreach (var mention in utterance.Of(RecordKind.User))
        {
            var person = Person(mention);
            if (person.Id == context.Caller.UserId)
            {
                continue;
            }

            var asked = AskedBefore(utterance.Text, mention.Span.Start);
            if (asked is null && !IsBeside(utterance.Text, mention.Span))
            {
                continue;
            }

            var (people, end) = WithOthers(utterance, mention);
            return new Assignment(people, IsForEverybody: false, Team: null, Span.Between(asked?.Start ?? mention.Span.Start, end));
        }

        return null;
    }

    // 小周和小李, "Peter and Nora": names with nothing but a word of joining between them.
    private static (IReadOnlyList<RecordRef> People, int End) WithOthers(Utterance utterance, EntityMention first)
    {
        var (people, end) = (new List<RecordRef> { Person(first) }, first.Span.End);
        foreach (var next in utterance.Of(RecordKind.User).Where(mention => mention.Span.Start >= first.Span.End))
        {
            var between = utterance.Text[end..next.Span.Start];
            if (between.Length == 0 || ManageTaskReader.Words.All(between, "joins").Sum(word => word.Length) != between.Count(letter => !char.IsWhiteSpace(letter)))
            {
                break;
            }

            people.Add(Person(next));
            end = next.Span.End;
        }

        return (people, end);
    }

    private static Assignment? OfEverybody(Utterance utterance)
    {
        if (ManageTaskReader.Words.Find(utterance.Text, "everybody") is not { } everybody)
        {
            return null;
        }

        var team = utterance.Of(RecordKind.Team).FirstOrDefault(mention => mention.Span.End <= everybody.Start && everybody.Start - mention.Span.End <= Beside);
        var start = team?.Span.Start ?? everybody.Start;
        return AskedBefore(utterance.Text, start) is { } asked
            ? new Assignment([], IsForEverybody: true, team?.Candidates.First(candidate => candidate.Record.Kind == RecordKind.Team).Record, Span.Between(asked.Start, everybody.End))
            : null;
    }

    // 让他明天联系客户: at the head of an order, of the colleague whom the last answer was about.
    private static Assignment? OfWhoWasTalkedAbout(Utterance utterance, ReadingContext context) =>
        utterance.Of(RecordKind.User).Any() || ManageTaskReader.Words.Find(utterance.Text, "tell_them") is not { Start: < Opening } told || context.State.Newest(RecordKind.User) is not { } person || person.Id == context.Caller.UserId
            ? null
            : new Assignment([person], IsForEverybody: false, Team: null, told);

    private static Span? AskedBefore(string text, int name) =>
        ManageTaskReader.Words.All(text, "assign").LastOrDefault(word => word.End <= name && name - word.End <= Near) is { Length: > 0 } asked ? asked : null;

    private static RecordRef Person(EntityMention mention) => mention.Candidates.First(candidate => candidate.Record.Kind == RecordKind.User).Record;

    // Right before or right behind "派个任务" the name is whose it becomes: 小周那边派个任务, 新建任务：小周…
    private static bool IsBeside(string text, Span name) =>
        !ManageTaskReader.Words.All(text, "possessive").Any(word => word.Start == name.End)
        && ManageTaskReader.Words.All(text, "make_task").Any(made => (made.Start >= name.End && made.Start - name.End <= Beside) || (made.End <= name.Start && text[made.End..name.Start].All(letter => !char.IsLetterOrDigit(letter))));
}
