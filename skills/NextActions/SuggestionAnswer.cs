using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Planning;

/// <summary>Reads an answer to the suggestions just made: "第二个推迟到周五", "不用了", "skip the first one", "把第一条建成任务", 都推迟到周五. A message counts only when nothing else stands in it.</summary>
public static class SuggestionAnswer
{
    private static readonly Lexicon Words = Lexicon.Of("next-actions");
    private static readonly string[] Answers = ["snooze", "dismiss", "around_a_snooze"];
    private static readonly string[] Tasks = ["as_task", "around_a_task", "around_a_snooze"];

    /// <summary>The wish, or the question which suggestion is meant; null when the message is something else or a card waits for its own answer.</summary>
    public static Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var state = context.State;
        if (state is not { LastSkill: "next_actions", Suggested: [var first, ..], LastShown: [var shown, ..] } || context.PendingProposalSkill is not null || !SuggestionKey.IsAbout(first, shown))
        {
            return null;
        }

        var several = ShownPlaces.Find(utterance.Text, state.LastShown.Count);
        if (Words.Has(utterance.Text, "as_task") && IsOnly(utterance, state, Tasks, several))
        {
            return AsTasks(utterance, context, several);
        }

        if (!IsOnly(utterance, state, Answers, several))
        {
            return null;
        }

        var isNever = Words.Has(utterance.Text, "dismiss");
        var until = Until(utterance);
        if (isNever == until is not null || (until is not null && !Words.Has(utterance.Text, "snooze")))
        {
            return null;   // neither wish, or both
        }

        return (isNever && several is { IsAll: true } ? [] : Meant(utterance, context, several)) switch
        {
            [] when isNever => null,   // a polite no to a list throws nothing away
            [] => new Clarify("", state.LastShown, new SnoozeSuggestions([], until) { Offered = state.Suggested }) { About = "suggestion" },
            [{ Kind: RecordKind.Task } task] when until is not null => new ManageTask("update") { Item = Named.One(task), Due = until },   // moved itself: it would be late otherwise
            var meant => new SnoozeSuggestions([.. meant.Select(record => Key(record, state))], until),
        };
    }

    // 把第一条建成任务，周五前: what it says is to be done, by the day that was said or its own. What is a task already stays one.
    private static CreateSuggestedTasks? AsTasks(Utterance utterance, ReadingContext context, ShownPlaces? several)
    {
        var deals = Meant(utterance, context, several).Where(record => record.Kind == RecordKind.Opportunity).ToList();
        if (deals.Count == 0)
        {
            return null;
        }

        var day = utterance.Dates.FirstOrDefault(date => !date.ClockOnly);
        return new CreateSuggestedTasks([.. deals.Select(deal => new SuggestedWork(deal.Id, Key(deal, context.State).Split(':')[0]))])
        {
            Due = day?.To >= utterance.Today ? day.To : null,
            Time = utterance.Dates.LastOrDefault(date => date.Clock is not null)?.Clock,
        };
    }

    private static string Key(RecordRef record, ConversationState state) => state.Suggested.First(key => SuggestionKey.IsAbout(key, record));

    private static List<RecordRef> Meant(Utterance utterance, ReadingContext context, ShownPlaces? several)
    {
        var state = context.State;
        var offered = state.LastShown.Where(record => state.Suggested.Any(key => SuggestionKey.IsAbout(key, record))).ToList();
        return offered.Count == 1 ? offered
            : several is not null ? [.. several.Places.Select(place => state.LastShown[place]).Where(offered.Contains)]
            : ClarifyContinuation.Pick(new OpenQuestion("suggestion", "", "", offered), utterance, context) is { } one ? [one] : [];
    }

    private static DateOnly? Until(Utterance utterance)
    {
        var day = utterance.Dates.Count > 0 ? utterance.Dates[0].From : utterance.Durations is [{ Days: { } days }, ..] ? utterance.Today.AddDays(days) : (DateOnly?)null;
        return day > utterance.Today ? day : null;
    }

    // Every letter belongs to the wish, a time, a place in the list or a name in it.
    private static bool IsOnly(Utterance utterance, ConversationState state, string[] lists, ShownPlaces? several)
    {
        var text = utterance.Text;
        var known = lists.SelectMany(list => Words.All(text, list)).Concat(several?.Said ?? [])
            .Concat(utterance.Dates.Select(date => date.Span)).Concat(utterance.Durations.Select(duration => duration.Span))
            .Concat(utterance.Mentions.Select(mention => mention.Span)).ToList();
        return !text.Where((letter, at) => char.IsLetter(letter) && !known.Exists(span => span.Start <= at && at < span.End) && !IsOfName(text, at, state)).Any();
    }

    // Two neighbours that stand side by side in the name of something shown.
    private static bool IsOfName(string text, int at, ConversationState state) =>
        (at > 0 && IsInName(text.Substring(at - 1, 2), state)) || (at + 1 < text.Length && IsInName(text.Substring(at, 2), state));

    private static bool IsInName(string pair, ConversationState state) =>
        char.IsLetterOrDigit(pair[0]) && char.IsLetterOrDigit(pair[1]) && state.LastShown.Any(record => record.Name.Contains(pair, StringComparison.OrdinalIgnoreCase));
}
