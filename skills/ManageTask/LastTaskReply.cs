using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Tasking;

/// <summary>Nothing but a time, an act, a colleague or a new name right behind a task: what is to be done with it.</summary>
internal static partial class LastTaskReply
{
    private static readonly Lexicon Words = ManageTaskReader.Words;
    private static readonly (string Act, string[] Lists)[] Acts = [("complete", ["complete", "complete_short"]), ("cancel", ["cancel"])];
    private static readonly string[] AroundAShift = ["later", "earlier", "around_a_time", "around_an_act"];

    /// <summary>"标题改成核对数量", "call it sample check": the task's new name in the person's words; null when none is given.</summary>
    public static string? NewTitle(Utterance utterance)
    {
        if (Words.Find(utterance.Text, "rename") is not { } cue || Words.All(utterance.Text, "cancel").Any(word => word.Start == cue.Start))
        {
            return null;
        }

        var title = utterance.Words(new Span(cue.End, utterance.Text.Length - cue.End)).Trim([.. " \"'“”‘’「」,，.。:：!！"]);
        return title.Length is >= 2 and <= 120 ? title : null;
    }

    /// <summary>"update", "complete" or "cancel"; null where no task was just made or changed, or something else stands in the message.</summary>
    public static string? Act(Utterance utterance, ReadingContext context) =>
        context.State is not { LastTask: not null, LastSkill: "manage_task" } || context.PendingProposalSkill is not null ? null
        : NewTitle(utterance) is not null || IsBareTime(utterance) || IsBareShift(utterance) || BareOwner(utterance) || IsReply(utterance, context) ? "update"
        : BareAct(utterance) ?? (SaysDone(utterance, context.State.LastTask.Name) ? "complete" : null);

    // The wording as a whole puts the task right, and nobody else is named: by its time, or by who does it.
    private static bool IsReply(Utterance utterance, ReadingContext context) =>
        context.ReplyAct is not null && !utterance.Mentions.Any() && (utterance.Dates.Count + utterance.Durations.Count > 0 || Words.Has(utterance.Text, "self"));

    /// <summary>"还是明天吧，下午四点", "actually 5pm" right behind a task: a time and no word that could mean anything else.</summary>
    private static bool IsBareTime(Utterance utterance) =>
        utterance.Dates.Count > 0 && !utterance.Mentions.Any() && IsNothingBut(utterance.Text, utterance.Dates.Select(date => date.Span).Concat(Words.All(utterance.Text, "around_a_time")));

    /// <summary>再宽两天, "two days later" right behind a task: by how much it moves and no word that could mean anything else.</summary>
    private static bool IsBareShift(Utterance utterance) =>
        utterance.Durations is [var length]
        && (Words.Has(utterance.Text, "later") || Words.Has(utterance.Text, "earlier"))
        && IsNothingBut(utterance.Text, AroundAShift.SelectMany(list => Words.All(utterance.Text, list)).Append(length.Span));

    /// <summary>"done already, close it" right behind a task: a word of finishing or dropping and no word that could mean anything else.</summary>
    private static string? BareAct(Utterance utterance)
    {
        foreach (var (act, lists) in Acts)
        {
            var said = lists.SelectMany(list => Words.All(utterance.Text, list)).ToList();
            if (said.Count > 0 && IsNothingBut(utterance.Text, said.Concat(Words.All(utterance.Text, "around_an_act"))))
            {
                return act;
            }
        }

        return null;
    }

    // 刚催完了, 已经寄好了 behind 催…, 寄…: the task's own verb, and done.
    private static bool SaysDone(Utterance utterance, string title) =>
        DoneVerb().Match(utterance.Text) is { Success: true } done && title.Contains(done.Groups["verb"].Value, StringComparison.Ordinal);

    [GeneratedRegex("^(?:我|都|刚刚?|已经?)*(?<verb>[\\u3400-\\u9fff]{1,2}?)(?:完|好|过|掉)了?[。！!]?$")]
    private static partial Regex DoneVerb();

    /// <summary>"no, to Howard" right behind a task: a colleague's name and no word that could mean anything else.</summary>
    public static bool BareOwner(Utterance utterance) =>
        utterance.Of(RecordKind.User).ToList() is [var person]
        && IsNothingBut(utterance.Text, Words.All(utterance.Text, "around_a_time").Concat(Words.All(utterance.Text, "around_an_act")).Append(person.Span));

    public static bool IsNothingBut(string text, IEnumerable<Span> spans)
    {
        var known = spans.ToList();
        return !text.Where((letter, at) => char.IsLetterOrDigit(letter) && !known.Exists(span => span.Start <= at && at < span.End)).Any();
    }
}
