using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Something our side has to do, as read from the clauses.</summary>
internal sealed record SaidFollowUp(string Text, DateOnly? Due, TimeOnly? Time, RecordRef? Owner, Span Words);

/// <summary>Reads what our side is to do: what we said we would, what the customer asks of us, what was arranged with us. The customer's own next step is none.</summary>
internal static partial class FollowUpReader
{
    private const int NearAnswer = 2;
    private const int FarThing = 3;
    private const int Aside = 4;   // 正好, 行
    private const int FarAnswer = 4;   // 要样本，财务上的老周，说老板先过目，这周内我寄过去

    public static IReadOnlyList<SaidFollowUp> Read(NotePart part, long callerId)
    {
        var marked = part.Clauses.Select(clause => new Marked(clause, FollowUpCues.Read(part, clause, callerId))).ToList();
        var lastDone = marked.FindLastIndex(clause => clause.Cues.IsDone);
        var found = new List<SaidFollowUp>();
        var mains = new List<int>();
        for (var i = 0; i < marked.Count; i++)
        {
            if ((found.Count > 0 && found[^1].Words.End >= marked[i].Clause.Span.End) || !IsOurs(part, marked, i, isDoneLater: lastDone > i))
            {
                continue;
            }

            var last = i;
            while (last + 1 < marked.Count && Continues(part, marked, i, last + 1))
            {
                last++;
            }

            var changed = ChangedBehind(part, marked, last);
            last = changed ?? last;
            var first = NeedsWhat(part, marked, i, last) && i > 0 ? ThingBefore(marked, i) : i;
            if (found.Count > 0 && found[^1].Words.End > marked[first].Clause.Span.Start)
            {
                first = i;
            }

            var made = Make(part, marked, first, changed ?? i, last);
            if (found.Count > 0 && mains.Count > 0 && IsSame(part, marked, mains[^1], i, made, found[^1]))
            {
                var both = Span.Between(found[^1].Words.Start, Math.Max(found[^1].Words.End, made.Words.End));
                var hasOwnDay = Enumerable.Range(changed ?? i, last - (changed ?? i) + 1).Any(at => marked[at].Cues.Due is not null);   // 会照旧25号，让我们先出一版，周一给他
                found[^1] = new SaidFollowUp(FollowUpText.Of(part, both), hasOwnDay || found[^1].Due is null ? made.Due : found[^1].Due, made.Time ?? found[^1].Time, made.Owner ?? found[^1].Owner, both);
            }
            else
            {
                found.Add(made);
            }

            mains.Add(i);
            i = last;
        }

        return found;
    }

    private static bool IsOurs(NotePart part, List<Marked> marked, int at, bool isDoneLater)
    {
        var cues = marked[at].Cues;
        if (cues.IsRefused || cues.IsDone || IsLabel(part, marked[at]))
        {
            return false;
        }

        if (at > 0 && IsLabel(part, marked[at - 1]))
        {
            return true;
        }

        // 希望我们派人驻场，我没答应: asked, and turned down.
        if (at + 1 < marked.Count && marked[at + 1].Cues.IsTurnedDown && (cues.AsksUs || !cues.WeWill))
        {
            return false;
        }

        if (cues.AsksUs || cues.WeWill || cues.ColleagueWill)
        {
            return cues.Due is not null || !isDoneLater;
        }

        if (cues.WantsOurs || (cues.WantsThing && cues.HasDeliverable && !cues.IsMoneyWish))
        {
            return !isDoneLater;
        }

        if (cues.IsTheirs && !(cues is { IsArranged: true, Due: not null, IsCustomerSubject: false } && AgreedWith().IsMatch(part.Of(marked[at].Clause))))
        {
            return false;
        }

        // "wants to see the heatmap, set for the 25th": the wish was given a day.
        if (at > 0 && cues is { IsArranged: true, Due: not null, IsCustomerSubject: false, HasDeliverable: false } && SetFor().IsMatch(part.Of(marked[at].Clause)) && marked[at - 1].Clause.Sentence == marked[at].Clause.Sentence && WantsEnglish().IsMatch(part.Of(marked[at - 1].Clause)))
        {
            return true;
        }

        // 我答了五十九，剩四个22号补: no subject of its own, so ours like the clause before.
        if (at > 0 && cues is { Due: not null, WeDo: true, IsCustomerSubject: false, Happened: false } && marked[at - 1].Cues.IsOfUs && marked[at - 1].Clause.Sentence == marked[at].Clause.Sentence)
        {
            return true;
        }

        var due = cues.Due;
        if (cues.ToCustomer && (due is not null || cues.StartsWithVerb))
        {
            return true;
        }

        if (IsEvent(part, marked, at) && !cues.Happened && !(cues is { IsAnyMeeting: true, IsArranged: false } && FollowsTheirs(marked, at)) && (due is { Grain: not (DateGrain.Month or DateGrain.Quarter) } || (cues.IsArranged && DateNearby(part, marked, at) is not null)))
        {
            return !(cues.IsCustomerSubject && !cues.IsArranged);
        }

        if (due is null || NoteWords.FollowUps["no_event"].IsIn(part.Text, marked[at].Clause.Span))
        {
            return false;
        }

        // Subjectless with a date: 明天发报价, Send the deck by Friday. A customer's clause before makes it theirs, unless it is about a thing of ours.
        // 他说收到，下周给意见: what a customer gives is no thing of ours behind what it said.
        var hasThing = cues.HasDeliverable && !(FollowsTheirs(marked, at) && NoteWords.FollowUps["answers"].IsIn(part.Text, marked[at].Clause.Span));
        var appears = NoteWords.FollowUps["appears"].IsIn(part.Text, marked[at].Clause.Span) && !cues.StartsWithVerb;
        return !appears && (cues.WeDo || due.Deadline) && !cues.IsCustomerSubject && !cues.Happened && (hasThing || cues.StartsWithVerb || (due.Deadline && GivesNothingNamed().IsMatch(part.Of(marked[at].Clause)))) && (hasThing || !FollowsTheirs(marked, at));
    }

    // "No demo before July. Booked it for the 7th.": what is arranged here is the event of the clause before; an event denied is none.
    private static bool IsEvent(NotePart part, List<Marked> marked, int at) =>
        marked[at].Cues.OurEvent ? !NoteWords.FollowUps["no_event"].IsIn(part.Text, marked[at].Clause.Span) : PointsAtEvent(part, marked, at);

    private static bool PointsAtEvent(NotePart part, List<Marked> marked, int at) =>
        at > 0 && marked[at].Cues is { IsArranged: true, IsCustomerSubject: false, Due: not null } && (marked[at - 1].Cues.OurEvent || (at > 1 && marked[at - 2].Cues.OurEvent && marked[at - 1].Clause.Span.Length <= Aside)) && NoteWords.FollowUps["arranged_it"].IsIn(part.Text, marked[at].Clause.Span);

    // 约好下周四他来看样机: settled between us, whoever comes.
    [GeneratedRegex(@"(?:跟|和|与|同)[^,。]{1,8}(?:约|说|讲|定)(?:好|定|了)|^(?:已经?|又|当场|最后)*(?:约|说|讲)(?:好|定|了)", RegexOptions.CultureInvariant)]
    private static partial Regex AgreedWith();

    [GeneratedRegex(@"^(?:so |and )?(?:it is |it's |is )?(?:set|booked|arranged|scheduled|fixed|pencil+ed in|on|down) for ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SetFor();

    [GeneratedRegex(@"(?<![A-Za-z])(?:wants?|would like|asked|hopes?|is keen) to (?:see|have|try|hear|watch|discuss|go through|review|meet)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WantsEnglish();

    private static bool IsLabel(NotePart part, Marked clause) => NoteWords.FollowUps["label"].IsIn(part.Of(clause.Clause));

    // Asked for, then promised: "asked for references, I will forward two by Friday" is one thing to do.
    private static bool IsSame(NotePart part, List<Marked> marked, int before, int now, SaidFollowUp made, SaidFollowUp last)
    {
        var (asked, answered) = (marked[before].Cues, marked[now].Cues);
        // 勘查改期了，改到24号: the event took its day from here.
        if (asked.OurEvent && asked.Due is null && answered.Due is { } day && last.Due == day.To && last.Words.End >= marked[now].Clause.Span.End)
        {
            return true;
        }

        if (now - before > (GivesNothingNamed().IsMatch(part.Of(marked[now].Clause)) && !answered.HasDeliverable ? FarAnswer : NearAnswer) || (marked[before].Clause.Sentence != marked[now].Clause.Sentence && !PointsBack(part, marked[now]) && !NamesThing(part, marked[before].Clause, marked[now].Clause)))
        {
            return false;
        }

        // 讲标改到24号，让我们提前到: an event and what is asked of us for it.
        if (asked.OurEvent && !asked.AsksUs && !asked.WeWill && answered.Due is null && (answered.AsksUs || answered.WeWill))
        {
            return true;
        }

        // 限周五前补齐，让小周去补: what is to be done, then who does it.
        if (asked.Due is not null && asked.WeDo && asked.Owner is null && !asked.IsCustomerSubject && answered is { ColleagueWill: true, Due: null, HasDeliverable: false } || (asked.WantsThing && answered is { ColleagueWill: true, Due: null } && PointsBack(part, marked[now])))
        {
            return true;
        }

        var isRequest = asked.AsksUs || asked.WantsThing || asked.WeWill;
        // 催了三遍，说好22号给: without a subject, but dated, and nothing else is named.
        var isSettled = answered is { Due: not null, WeDo: true, IsCustomerSubject: false, HasDeliverable: false } && GivesNothingNamed().IsMatch(part.Of(marked[now].Clause));
        var isAnswer = answered.WeWill || answered.ColleagueWill || answered.ToCustomer || isSettled;
        return isRequest && isAnswer && !answered.AsksUs && (!answered.HasDeliverable || (asked.Due is null && answered.ToCustomer) || made.Words.Overlaps(last.Words) || SharesThing(part, marked[before].Clause, marked[now].Clause));
    }

    // 要一份案例，案例我周五前发; 要三份报告，资料我明天寄: the same thing, or a general word for it.
    private static bool SharesThing(NotePart part, Clause asked, Clause answered) =>
        NamesThing(part, asked, answered) || NoteWords.FollowUps["general_thing"].IsIn(part.Text, answered.Span);

    private static bool FollowsTheirs(List<Marked> marked, int at) => at > 0 && (marked[at - 1].Cues.IsTheirs || (marked[at - 1].Cues.IsCustomerSubject && !marked[at - 1].Cues.AsksUs));

    // "下周一交", "ETA Friday": the date of what was asked for in the clause before, or a second half of it.
    private static bool Continues(NotePart part, List<Marked> marked, int start, int next)
    {
        var here = marked[next];
        if (marked[start].Cues.IsOrder && here.Cues.Owner is null && !here.Cues.WeWill && NoteWords.FollowUps["back_to_me"].IsIn(part.Text, here.Clause.Span))
        {
            return here.Clause.Sentence == marked[next - 1].Clause.Sentence;   // 周五前回我一声: by when the colleague has to
        }

        if (here.Cues.IsTheirs || here.Cues.IsDone || marked[start].Cues.Due is not null || here.Cues.AsksUs || here.Clause.Sentence != marked[next - 1].Clause.Sentence)
        {
            return false;
        }

        var isShort = here.Clause.Span.Length <= 14 || FollowUpCues.IsBareDate(part, here.Clause);
        return here.Cues.Due is not null && isShort && !here.Cues.ColleagueWill && !here.Cues.HasDeliverable && !here.Cues.OurEvent;
    }

    // 报告格式不对，要按附录改，我周五交: the thing is named one clause before, or up to three.
    private static int ThingBefore(List<Marked> marked, int at) =>
        Enumerable.Range(1, Math.Min(at, FarThing)).Select(back => at - back).Cast<int?>().FirstOrDefault(i => marked[i!.Value].Cues.HasDeliverable && marked[i.Value].Clause.Sentence == marked[at].Clause.Sentence)
        ?? EventBefore(marked, at);

    private static int EventBefore(List<Marked> marked, int at) =>
        at > 1 && marked[at - 2].Cues.OurEvent && !marked[at - 1].Cues.OurEvent && marked[at - 1].Clause.Span.Length <= Aside && marked[at - 2].Clause.Sentence == marked[at].Clause.Sentence ? at - 2 : at - 1;

    // 我周五发，哦周五放假，下周一发吧: a later day for what was just promised.
    private static int? ChangedBehind(NotePart part, List<Marked> marked, int at)
    {
        if (marked[at].Cues.Due is null)
        {
            return null;
        }

        for (var i = at + 1; i <= at + 2 && i < marked.Count && marked[i].Clause.Sentence == marked[at].Clause.Sentence; i++)
        {
            var later = marked[i].Cues;
            // 23号的调研，她想挪到30号: the later day, unless we said no.
            if (marked[at].Cues.OurEvent && later is { Due: { } moved, AsksUs: false } && MovedTo().IsMatch(part.Text[marked[i].Clause.Span.Start..moved.Span.Start]) && !(i + 1 < marked.Count && marked[i + 1].Cues.IsTurnedDown))
            {
                return i;
            }

            if (later is { Due: not null, HasDeliverable: false, AsksUs: false, IsTheirs: false, OurEvent: false } && NoteWords.FollowUps["rather"].IsIn(part.Text, marked[i].Clause.Span))
            {
                return i;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?:挪|改|推|延|调|提|换|顺延|推迟|延期|提前)(?:期)?到$|(?<![a-z])(?:moved|pushed|shifted|brought forward|postponed|rescheduled|to move it|to push it)(?: back| out)? to (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MovedTo();

    private static bool NeedsWhat(NotePart part, List<Marked> marked, int first, int last)
    {
        if (PointsAtEvent(part, marked, first) || SetFor().IsMatch(part.Of(marked[first].Clause)))
        {
            return true;
        }

        if (marked[first].Clause.Sentence != marked[Math.Max(0, first - 1)].Clause.Sentence)
        {
            return false;
        }

        var span = Span.Between(marked[first].Clause.Span.Start, marked[last].Clause.Span.End);
        var cues = marked[first].Cues;
        return !cues.HasDeliverable && (span.Length <= 10 || NoteWords.FollowUps["points_back"].IsIn(part.Text, span));
    }

    private static SaidFollowUp Make(NotePart part, List<Marked> marked, int first, int main, int last)
    {
        var dated = Enumerable.Range(main, last - main + 1).Select(i => marked[i]).Where(clause => clause.Cues.Due is not null).ToList();
        var due = (dated.FindLast(clause => NoteWords.FollowUps["rather"].IsIn(part.Text, clause.Clause.Span)) ?? dated.FirstOrDefault())?.Cues.Due ?? DateNearby(part, marked, main);
        var owner = Enumerable.Range(main, last - main + 1).Select(i => marked[i].Cues.Owner).FirstOrDefault(person => person is not null);
        var from = marked[first].Clause.Span.Start;
        var to = marked[last].Clause.Span.End;

        // An arrangement's day and place may stand in the clause behind: 拜访约上了，24号下午有空.
        if (due is not null && due.Span.Start >= to)
        {
            to = part.ClauseOf(due.Span).Span.End;
        }

        var words = Span.Between(from, to);
        var isSet = due is not null && FollowUpCues.IsArrangedFor(part, part.ClauseOf(due.Span), due);   // 提前一天，改到22号: the day is said
        return new SaidFollowUp(FollowUpText.Of(part, words), (isSet ? null : RelativeDay.Of(part, words, due?.To)) ?? due?.To, due?.Clock, owner, words);
    }

    // A coming day in the clause right before or up to two behind that no other promise claims.
    private static DateValue? DateNearby(NotePart part, List<Marked> marked, int at)
    {
        // 他下周三来，上午十点，我安排车: the day stands before its hour.
        foreach (var i in (int[])[.. at > 1 && marked[at - 1].Clause.Span.Length <= Aside ? [at - 2] : Array.Empty<int>(), at - 1, at + 1, at + 2])
        {
            if (i < 0 || i >= marked.Count || marked[i].Cues is not { Coming: { Grain: not (DateGrain.Month or DateGrain.Quarter) } coming } cues || IsRunning(part, coming) || marked[i].Clause.Sentence != marked[at].Clause.Sentence || (NoteWords.Stages["close_date"].IsIn(part.Text, marked[i].Clause.Span) && !NoteWords.FollowUps["for_event"].IsIn(part.Text, marked[at].Clause.Span) && !NoteWords.FollowUps["going"].IsIn(part.Text, marked[at].Clause.Span)))
            {
                continue;
            }

            var isClaimed = cues.AsksUs || cues.WeWill || cues.ColleagueWill || (cues.ToCustomer && cues.WeDo) || (cues.IsTheirs && i > at);
            // 财务月底才盖章，让我核对发票: their own date is not ours; an event's is.
            // 名单他月底前要，小沈去落实: the day they want it by is ours.
            var isTheirDay = i < at && !(coming.Deadline && WantedBy().IsMatch(part.Of(marked[i].Clause))) && !cues.IsArranged && !cues.OurEvent && !FollowUpCues.IsBareDate(part, marked[i].Clause) && (cues.IsTheirs || cues.IsCustomerSubject) && !NoteWords.FollowUps["for_event"].IsIn(part.Text, marked[at].Clause.Span);
            var isAsked = NoteWords.FollowUps["supposed"].IsIn(part.Text, Span.Between(marked[i].Clause.Span.Start, coming.Span.Start));   // "asked whether we can come on Tuesday"
            if (!isClaimed && !isTheirDay && !isAsked)
            {
                return coming;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?:要|要用|要看|等着用|等着看|急用|急需|需要|得有|得看到|得拿到)(?:的|呢)?$|(?<![A-Za-z])(?:wants?|needs?) (?:it|them|that|this|one)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WantedBy();

    // 这两天在外面跑: days that have begun say when it was told, not when it is due.
    private static bool IsRunning(NotePart part, DateValue date) => !date.IsDay && !date.Deadline && date.Grain == DateGrain.Range && date.From <= part.Message.Today;

    private static bool NamesThing(NotePart part, Clause asked, Clause answered) =>
        NoteWords.FollowUps["deliverable"].All(part.Text, answered.Span).Any(thing => part.Of(asked).Contains(thing.In(part.Text), StringComparison.OrdinalIgnoreCase));

    // A verb of giving that names nothing to give: 我周五前发, 明天一早给他.
    private static bool PointsBack(NotePart part, Marked clause) =>
        PointsBackEnglish().IsMatch(part.Of(clause.Clause)) || (!clause.Cues.HasDeliverable && GivesNothingNamed().IsMatch(part.Of(clause.Clause)));

    [GeneratedRegex(@"(?:发|给|寄|交|送|报|回|提供|补|传|带|快递|邮寄|覆|俾|畀|出|做|弄|搞定|办|处理|安排|落实)(?:好|完|出来|一份|一下|到位)?(?:给|到)?(?:他们?|她们?|佢哋?|对方|客户|人家|过去|出去)?吧?$", RegexOptions.CultureInvariant)]
    private static partial Regex GivesNothingNamed();

    // "Howard can draft it.", "Sending it tomorrow."
    [GeneratedRegex(@"(?<![A-Za-z])(?:(?:that|one|this)[.!]?$|(?:it|them|both|the lot)(?![A-Za-z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PointsBackEnglish();

    private sealed record Marked(Clause Clause, FollowUpCues Cues);
}
