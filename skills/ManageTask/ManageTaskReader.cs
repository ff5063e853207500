using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Skills.Tasking;

/// <summary>Reads "remind me", "schedule", "move", "done", "cancel": tasks and planned activities.</summary>
public sealed partial class ManageTaskReader : ISkillReader
{
    private const int ShortAnswer = 10;
    private const int ShortReport = 24;   // 清单已经发给他了，完成
    internal static readonly Lexicon Words = Lexicon.Of("manage-task");

    public string Skill => "manage_task";

    /// <inheritdoc />
    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);

        // 当天上午十一点, the same day at eleven: the day that the task has, so only the clock is new.
        if (context.State is { LastTask: not null, LastSkill: "manage_task" } && Words.Find(utterance.Text, "its_day") is { } same && utterance.Text.Length <= ShortReport)
        {
            utterance = UtteranceReader.Read(utterance.Text.Remove(same.Start, same.Length), utterance.Now, context.Names);
        }

        // An order to the system beside what somebody tells is data: it changes nothing.
        return Found(utterance, context) is { } request && !InstructionSpans.StandBesideTalk(utterance.Text) ? request : null;
    }

    private static ManageTask? Found(Utterance utterance, ReadingContext context)
    {
        var text = utterance.Text;
        if (SeveralTasks.Read(utterance, context) is { } several)
        {
            return several;
        }

        var strong = Earliest(text, "remind", "make_task") ?? CallsMe(utterance) ?? Headed(text) ?? Framed(text);
        var change = ChangeIn(utterance, context);
        if (change is { } found && (strong is null || found.At < strong.Value.Start) && ReadChange(found.Action, utterance, context) is { } changed)
        {
            return changed;
        }

        return ReadCreate(utterance, context, strong);
    }

    /// <summary>“任务:…” heads the message; further in it may head anything.</summary>
    private static Span? Headed(string text) => Words.Find(text, "heads") is { Start: 0 } head ? head : null;

    /// <summary>“建个后天给老王回电话的任务”: the task stands inside “make a … task”, however long it is.</summary>
    private static Span? Framed(string text) => Frame().Match(text) is { Success: true } match ? new Span(match.Index, match.Groups["make"].Length) : null;

    [GeneratedRegex("(?<make>(?:新建|创建|增加|安排|建|加|设|弄|来|记|排|列)(?:一?[个条项]))[^。；;\\n]{2,60}(?:任务|待办|代办|提醒)[吧了。！! ]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Frame();

    // A deal's own dates and amounts are not a task's: "它的预计签约日往后推一周".
    private static (string Action, int At)? ChangeIn(Utterance utterance, ReadingContext context)
    {
        var text = utterance.Text;
        if (LastTaskReply.Act(utterance, context) is { } act)
        {
            return (act, 0);
        }

        if (Words.Has(text, "deal_field") && !Words.Has(text, "complete_hint"))
        {
            return null;
        }

        // "push the warehouse deal to September": the deal itself, not an appointment with its customer.
        if (Words.Has(text, "deal_noun") && !Words.Has(text, "item") && !Words.Has(text, "complete_hint"))
        {
            return null;
        }

        if (context.State.LastTask is not null && Words.Find(text, "complete_short") is { } bare && (text.Length <= ShortAnswer || Ends(text, Words.All(text, "complete_short").Last().End)))
        {
            return ("complete", bare.Start);
        }

        // "23号的讲标推迟一天": a day and a length of time are an item on that day, whatever it is called.
        var hasItem = Words.Has(text, "item") || context.State.LastTask is not null || OfShown(utterance, context) is not null || IsDayOfShown(utterance, context) || (utterance.Dates.Count > 0 && (utterance.Of(RecordKind.Customer).Any() || utterance.Durations.Count > 0 || utterance.Dates.Any(date => date.Span.End < text.Length && text[date.Span.End] == '的')));
        foreach (var (list, action) in new[] { ("complete", "complete"), ("cancel", "cancel"), ("reassign", "update"), ("move", "update"), ("reassign_other", "update") })
        {
            if (hasItem && Words.Find(text, list) is { } span && !(list == "reassign_other" && GivesWork(utterance)))
            {
                return (action, span.Start);
            }
        }

        return null;
    }

    // 第一个, "the second one" of a calendar or a list of tasks.
    private static RecordRef? OfShown(Utterance utterance, ReadingContext context) =>
        IsOfTasks(context) && ShownPlace.Find(utterance, context) is { Kind: RecordKind.Task or RecordKind.Activity } shown ? shown : null;

    // 周二那个, "the Tuesday one" behind a calendar.
    private static bool IsDayOfShown(Utterance utterance, ReadingContext context) =>
        IsOfTasks(context) && utterance.Dates.Any(date => date.Span.End < utterance.Text.Length && Words.Find(utterance.Text, "that_one", date.Span.End) is { } one && utterance.Text[date.Span.End..one.Start].Trim().Length == 0);

    private static bool IsOfTasks(ReadingContext context) => context.State.LastShown.Any(shown => shown.Kind is RecordKind.Task or RecordKind.Activity);

    // 把检测报告的翻译交给小周，25号交: a thing, a colleague and a day are new work, unless the thing is an appointment.
    private static bool GivesWork(Utterance utterance) =>
        !Words.Has(utterance.Text, "item") && utterance.Dates.Any(date => !date.ClockOnly && date.Tense != Tense.Past) && utterance.Of(RecordKind.User).Any() && utterance.Text.Length > ShortReport / 2
        && (utterance.Of(RecordKind.Customer).Any() || utterance.Of(RecordKind.Contact).Any() || utterance.Of(RecordKind.Opportunity).Any());

    private static bool Ends(string text, int at) => text.Length <= ShortReport && text[at..].Trim('了', '。', '.', '!', '！', ' ').Length == 0;

    private static ManageTask? ReadChange(string action, Utterance utterance, ReadingContext context)
    {
        var text = utterance.Text;
        var subject = SubjectReader.Read(utterance, context, useFocus: false);
        var isNamed = subject.Customer is not null || subject.Contact is not null || subject.Deal is not null;
        var last = context.State.LastTask;
        var move = action == "update" ? NewTime.Read(utterance) : NewTime.None(utterance, action == "cancel");
        var owner = action == "update" ? NewOwner(utterance, context, subject) : null;
        var title = action == "update" && last is not null ? LastTaskReply.NewTitle(utterance) : null;
        if (title is not null)
        {
            return new ManageTask(action) { Item = Named.One(last!), Title = title, Confidence = 0.9 };   // a title is read only behind a task
        }

        if (action == "update" && !move.IsAny && owner is null)
        {
            return null;   // "换成" and the like without a new time or person is somebody else's correction
        }

        var shown = OfShown(utterance, context);
        var useLast = last is not null && shown is null && !isNamed && move.ItemOn is null;
        if (!useLast && shown is null && !isNamed && move.ItemOn is null && !Words.Has(text, "item"))
        {
            return null;
        }

        return new ManageTask(action)
        {
            Item = (shown ?? (useLast ? last : null)) is { } item ? Named.One(item) : null,
            ItemWords = useLast ? null : text,
            ItemOn = move.ItemOn,
            IsOnBareWeekday = move.IsOnBareWeekday,
            Due = move.Due,
            IsDueInItsWeek = move.IsDueBareWeekday,
            Time = move.Time,
            ShiftDays = move.ShiftDays,
            ShiftMinutes = move.ShiftMinutes,
            Owner = owner,
            Customer = subject.Customer,
            Contact = subject.Contact,
            Opportunity = subject.Deal,
            Confidence = LastTaskReply.Act(utterance, context) is not null ? 0.95 : isNamed && !useLast && Words.Has(text, "told_by_them") ? 0.05 : Words.Has(text, "question") || isNamed && !useLast && Words.Find(text, "past_talk") is { Start: 0 } ? 0.2 : (action == "complete" && Words.Has(text, "complete_strong")) || (action == "cancel" && Words.Has(text, "cancel_strong")) ? 0.95 : useLast ? 0.85 : Words.Has(text, "item") ? 0.8 : 0.5,
        };
    }

    private static RecordRef? NewOwner(Utterance utterance, ReadingContext context, Subject subject) =>
        Words.Has(utterance.Text, "reassign") || (context.ReplyAct is not null && Words.Has(utterance.Text, "self")) ? Me(context)
        : Words.Has(utterance.Text, "reassign_other") || LastTaskReply.BareOwner(utterance) ? subject.Colleagues is [var first, ..] ? first : null
        : null;

    private static ManageTask? ReadCreate(Utterance utterance, ReadingContext context, Span? strong)
    {
        var text = utterance.Text;
        var assigned = Assignment.Find(utterance, context);
        var due = DueOf(utterance, strong ?? assigned?.Span);
        var appoints = Appoints(utterance);
        var isActivity = strong is null && due is not null && (appoints is not null || (Words.Has(text, "make_activity") && TypeOf(text) is not null));
        if (strong is { } alarm && AsksBehind(text, alarm))
        {
            return null;   // remind me what she wanted: an answer, not an alarm
        }

        if (strong is null && !isActivity && (assigned is null || due is null))
        {
            return null;
        }

        var subject = SubjectReader.Read(utterance, context, useFocus: SubjectReader.PointsBack(text));
        var title = TaskTitle.Of(utterance, strong ?? (isActivity ? appoints ?? Words.Find(text, "make_activity") : null), assigned?.Span);
        var isCalled = strong is { } cue && Words.Has(text[cue.Start..cue.End], "call_me");
        var isTold = Words.Has(isCalled ? text[..strong!.Value.Start] : text, "question") || (strong is null && Words.Has(text, "past_talk"));
        return new ManageTask("create")
        {
            Title = title,
            Due = due?.Day,
            Time = due?.Clock,
            Owner = assigned?.People is [var first, ..] ? first : null,
            MoreOwners = [.. (assigned?.People ?? []).Skip(1)],
            IsForEverybody = assigned is { IsForEverybody: true },
            Team = assigned?.Team,
            Customer = subject.Customer,
            Contact = subject.Contact,
            Opportunity = subject.Deal is { Id: not null } ? subject.Deal : null,
            ActivityType = isActivity ? TypeOf(text) ?? "other" : null,
            Confidence = isTold ? 0.25 : isCalled && due is not null ? 0.95 : strong is not null ? 0.85 : isActivity ? 0.7 : 0.55,
        };
    }

    private static bool AsksBehind(string text, Span alarm) => Words.Find(text, "asks_behind", alarm.End) is { } word && text[alarm.End..word.Start].Trim().Length == 0;

    /// <summary>"明天十点叫我联系…": behind a day to come, and with nobody else who might be calling ("他们叫我周五去").</summary>
    private static Span? CallsMe(Utterance utterance) =>
        Words.Find(utterance.Text, "call_me") is { } cue && utterance.Dates.Any(date => date.Span.End <= cue.Start + 1 && IsAhead(Ahead(date, utterance.Today), utterance.Today)) && !utterance.Mentions.Any(mention => mention.Span.Start < cue.Start)
        && utterance.Text[..cue.Start].AsSpan().IndexOfAny('他', '她', '们') < 0 ? cue : null;

    // "约柳部长周四见面": 约 right before a person or customer; 大约 and 合约 are other words.
    private static Span? Appoints(Utterance utterance) => utterance.Mentions
        .Where(mention => mention.Span.Start > 0 && utterance.Text[mention.Span.Start - 1] == '约'
            && (mention.Span.Start < 2 || !"大预合违签节条公简".Contains(utterance.Text[mention.Span.Start - 2], StringComparison.Ordinal))
            && mention.Candidates.Any(candidate => candidate.Record.Kind is RecordKind.Customer or RecordKind.Contact))
        .Select(mention => (Span?)new Span(mention.Span.Start - 1, 1)).FirstOrDefault();

    private static (DateOnly Day, TimeOnly? Clock)? DueOf(Utterance utterance, Span? order)
    {
        var dates = utterance.Dates.Select(date => date.Span.Start >= order?.End || order?.Start - date.Span.End is 0 or 1 ? Ahead(date, utterance.Today) : date).Where(date => IsAhead(date, utterance.Today)).ToList();
        var day = dates.FirstOrDefault(date => date.Deadline) ?? dates.FirstOrDefault(date => !date.ClockOnly) ?? dates.FirstOrDefault();
        if (day is null)
        {
            return null;
        }

        var clock = day.Clock ?? dates.FirstOrDefault(date => date.ClockOnly)?.Clock;
        var on = day.IsDay ? day.From : day.To;
        // "三点提醒我" said in the afternoon after three means tomorrow.
        return day.ClockOnly && clock is { } time && on == utterance.Today && time <= TimeOnly.FromDateTime(utterance.Now) ? (on.AddDays(1), clock) : (on, clock);
    }

    // 派个任务，22号把复勘做完: what is ordered is still to come, whatever its verb sounds like.
    private static DateValue Ahead(DateValue date, DateOnly today) =>
        date is { Tense: Tense.Past, OtherFrom: { } from, OtherTo: { } to } && to >= today ? date with { From = from, To = to, Tense = Tense.Future } : date;

    private static bool IsAhead(DateValue date, DateOnly today) => date.Tense != Tense.Past || date.From > today;

    internal static string? TypeOf(string text) =>
        Words.Has(text, "type_training") ? "training"
        : Words.Has(text, "type_demo") ? "demo"
        : Words.Has(text, "type_call") ? "call"
        : Words.Has(text, "type_visit") ? "visit"
        : Words.Has(text, "type_tech_exchange") ? "tech_exchange"
        : null;

    private static Span? Earliest(string text, params string[] lists) =>
        lists.Select(list => Words.Find(text, list)).Where(span => span is not null).OrderBy(span => span!.Value.Start).FirstOrDefault();   // filtered

    private static RecordRef Me(ReadingContext context) => new(RecordKind.User, context.Caller.UserId, context.Caller.Name);
}
