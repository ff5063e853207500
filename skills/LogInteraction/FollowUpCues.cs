using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>What one clause shows of things to do: who acts, for whom, with what, until when.</summary>
internal sealed partial record FollowUpCues
{
    /// <summary>The customer asks something of us.</summary>
    public bool AsksUs { get; private init; }

    /// <summary>We say that we will.</summary>
    public bool WeWill { get; private init; }

    /// <summary>A named colleague will.</summary>
    public bool ColleagueWill { get; private init; }

    public RecordRef? Owner { get; private init; }

    /// <summary>The colleague is spoken to: 一凡你盯一下.</summary>
    public bool IsOrder { get; private init; }

    /// <summary>The customer wants a thing.</summary>
    public bool WantsThing { get; private init; }

    /// <summary>… that we make.</summary>
    public bool HasDeliverable { get; private init; }

    /// <summary>… or rather a lower price.</summary>
    public bool IsMoneyWish { get; private init; }

    /// <summary>Something is sent or said to the customer.</summary>
    public bool ToCustomer { get; private init; }

    public bool WeDo { get; private init; }

    /// <summary>The clause opens with a verb of ours, maybe behind a date.</summary>
    public bool StartsWithVerb { get; private init; }

    /// <summary>A demo, visit or call with us.</summary>
    public bool OurEvent { get; private init; }

    /// <summary>A meeting that may as well be their own: 开会, review.</summary>
    public bool IsAnyMeeting { get; private init; }

    public bool IsArranged { get; private init; }

    /// <summary>The customer or one of its people is who acts.</summary>
    public bool IsCustomerSubject { get; private init; }

    /// <summary>We say that we do not do what was asked.</summary>
    public bool IsTurnedDown { get; private init; }

    /// <summary>The clause tells what we did; what follows without a subject is ours too.</summary>
    public bool IsOfUs { get; private init; }

    /// <summary>"would like our binder": whatever is called ours is ours to hand over.</summary>
    public bool WantsOurs { get; private init; }

    /// <summary>The customer's own next step.</summary>
    public bool IsTheirs { get; private init; }

    public bool IsDone { get; private init; }

    /// <summary>The clause tells of a contact that took place.</summary>
    public bool Happened { get; private init; }

    public bool IsRefused { get; private init; }

    /// <summary>The day it is to be done by; null when none was said in the clause.</summary>
    public DateValue? Due { get; private init; }

    /// <summary>Any coming day in the clause.</summary>
    public DateValue? Coming { get; private init; }

    public static FollowUpCues Read(NotePart part, Clause clause, long callerId)
    {
        var text = part.Text;
        var words = NoteWords.FollowUps;
        var said = text[clause.Span.Start..clause.Span.End];
        var isTold = NoteWords.Contact["told"].IsIn(text, clause.Span) && !SaidWe().IsMatch(said);
        var isOrder = !isTold && (Bare().IsMatch(said) || WeToday().IsMatch(said) || (!said.Contains('了', StringComparison.Ordinal) && part.MentionsIn(clause).Any(mention => ColleagueReader.Colleague(part, mention) is not null)));
        var coming = part.DatesIn(clause).Where(date => PastDay.Of(part, clause, date) is null || (date.From <= part.Message.Today && date.To >= part.Message.Today)).Select(date => Ahead(date, part.Message.Now, IsPlanned(part, clause, date), IsPlanned(part, clause, date) || !isTold, isOrder)).OfType<DateValue>().OrderByDescending(date => date.Deadline || IsArrangedFor(part, clause, date)).ThenBy(date => IsEndOfDay(part, date)).FirstOrDefault();
        coming = IsTold(part, clause, coming) ? null : coming;
        var isAhead = coming is { OtherFrom: null } && coming.From > part.Message.Today;   // 明天找汪总谈 tells of nothing
        var ordered = ToldColleague(part, clause);
        var (owner, ownerWill) = ordered is null ? ColleagueActs(part, clause, callerId, coming) : (ordered.Id == callerId ? null : ordered, true);
        var isPast = part.DatesIn(clause).Any(date => date.To < part.Message.Today && !date.Deadline) || (coming is null && PastVerb().IsMatch(said) && !Finish().IsMatch(said));
        var asks = words["asks_us"].First(text, clause.Span) ?? (words["deliverable"].IsIn(text, clause.Span) || words["to_be_done"].IsIn(text, clause.Span) ? words["wants_by"].First(text, clause.Span) : null);
        var heading = DialogueHeading.Before(part, clause);
        var saysWe = Promise.SaysWe(part, clause, coming) || (coming is not null && (heading == Speaker.Us || words["reaches"].IsIn(text, clause.Span)));
        var subject = heading == Speaker.Customer || HasCustomerSubject(part, clause);
        var reachesUs = ReachesUs().IsMatch(said) && !saysWe && ordered is null && !ownerWill;
        var ours = words["our_event"].All(text, clause.Span).Any(found => !IsModifier(text, found) && !IsCloseOnly(part, clause, found));
        return new FollowUpCues
        {
            AsksUs = (asks is not null || (coming is not null && words["demand"].IsIn(text, clause.Span) && !words["theirs"].IsIn(text, clause.Span))) && !isPast,
            WeWill = !isPast && !reachesUs && (saysWe || Promise.IsIn(part, clause, coming, isTold, subject)),
            ColleagueWill = ownerWill && !isPast,
            Owner = owner,
            WantsThing = words["wants_thing"].First(text, clause.Span) is { } wants && !isPast && WantedThing(text, Span.Between(wants.Start, clause.Span.End)),
            HasDeliverable = words["deliverable"].IsIn(text, clause.Span),
            IsMoneyWish = part.Message.Money.Any(money => clause.Span.Overlaps(money.Span)) && NoteWords.Money["counter"].IsIn(text, clause.Span),
            ToCustomer = !isPast && (words["to_customer"].IsIn(text, clause.Span) || (coming is not null && coming.From > part.Message.Today && (!isTold || (isAhead && !subject)) && GivesToPerson(part, clause))),
            WeDo = words["we_do"].IsIn(text, clause.Span),
            StartsWithVerb = (coming is not null || !Told().IsMatch(said)) && words["we_do"].StartsAt(text, AfterDates(part, clause), clause.Span.End),
            OurEvent = ours,
            IsAnyMeeting = ours && words["our_event"].All(text, clause.Span).All(found => words["any_meeting"].Begins(found.In(text))),
            IsArranged = words["arranged"].IsIn(text, clause.Span),
            IsCustomerSubject = subject,
            IsOrder = ordered is not null,
            IsTheirs = (reachesUs || words["theirs"].IsIn(text, clause.Span)) && asks is null && !saysWe && ordered is null,
            IsTurnedDown = words["turned_down"].IsIn(said),
            IsOfUs = OfUs().IsMatch(said) && !subject,
            WantsOurs = WantsOursEnglish().IsMatch(said) && !isPast,
            IsDone = words["done"].IsIn(text, clause.Span) && coming is null && !(asks is not null && ToFinish().IsMatch(said)),
            Happened = ChannelReader.InClause(part, clause) is { Channel: "visit" or "meeting" },
            IsRefused = words["refused"].IsIn(text, clause.Span),
            Due = coming,
            Coming = coming,
        };
    }

    /// <summary>Nothing but a date: "ETA 26号", "by Friday".</summary>
    public static bool IsBareDate(NotePart part, Clause clause) =>
        part.DatesIn(clause).Sum(date => date.Span.Length) >= clause.Span.Length - 6;

    /// <summary>A word of asking, promising or a deadline stands before the date: 让我周四带…, ETA 26号.</summary>
    public static bool IsPlanned(NotePart part, Clause clause, DateValue date)
    {
        var before = Span.Between(clause.Span.Start, Math.Max(clause.Span.Start, date.Span.Start));
        return NoteWords.FollowUps["asks_us"].IsIn(part.Text, before) || NoteWords.FollowUps["wants_thing"].IsIn(part.Text, before) || NoteWords.FollowUps["we_will"].IsIn(part.Text, before) || NoteWords.FollowUps["until"].IsIn(part.Text, before) || IsArrangedFor(part, clause, date);
    }

    /// <summary>约29号开会, moved to the 29th.</summary>
    public static bool IsArrangedFor(NotePart part, Clause clause, DateValue date) => NoteWords.FollowUps["arranged_for"].EndsAt(part.Text, date.Span.Start, clause.Span.Start) || MovedTo().IsMatch(part.Text[clause.Span.Start..Math.Max(clause.Span.Start, date.Span.Start)]);

    // "EOD 明天": the hour of a day that another word names.
    private static bool IsEndOfDay(NotePart part, DateValue date) => date.Span.Length <= 3 && date.From == part.Message.Today && char.IsAsciiLetter(part.Text[date.Span.Start]);

    private static DateValue? Ahead(DateValue date, DateTime now, bool isAsked, bool isPlanned, bool isOrder)
    {
        var today = DateOnly.FromDateTime(now);
        if (date.To == today && date.Clock is { } clock && clock < TimeOnly.FromDateTime(now) && !date.Deadline)
        {
            return null;   // 今天早上九点半, said in the afternoon
        }

        if (date.To > today || (date.To == today && (date.Deadline || isAsked || (isPlanned && date.Tense != Tense.Past && (date.Part is DayPart.Afternoon or DayPart.Evening || date.Clock is not null || isOrder)))))
        {
            return date.SoFar || date.Grain is DateGrain.Year or DateGrain.HalfYear ? null : date;
        }

        return (isAsked || date.Tense != Tense.Past) && date.OtherTo > today ? date with { From = date.OtherFrom ?? date.From, To = date.OtherTo.Value } : null;
    }

    // 一凡你盯一下; "Evan, please send it": a supervisor's note may tell a colleague what to do.
    private static RecordRef? ToldColleague(NotePart part, Clause clause)
    {
        foreach (var mention in part.MentionsIn(clause))
        {
            if (ColleagueReader.Colleague(part, mention) is { } told && NoteWords.FollowUps["told_to"].StartsAt(part.Text, mention.Span.End, clause.Span.End))
            {
                return told;
            }
        }

        return part.Before(clause) is { } before && part.MentionsIn(before).FirstOrDefault() is { } alone && alone.Span == before.Span
            && ColleagueReader.Colleague(part, alone) is { } called && NoteWords.FollowUps["told_after"].IsIn(part.Text, clause.Span) ? called : null;
    }

    // 小周周五前给答复, Peter ships the sample on Monday, 让小王明天去装.
    private static (RecordRef? Owner, bool Will) ColleagueActs(NotePart part, Clause clause, long callerId, DateValue? coming)
    {
        foreach (var mention in part.MentionsIn(clause))
        {
            if (ColleagueReader.Colleague(part, mention) is not { } colleague || NoteWords.Parties["together"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start) || NoteWords.Parties["together_after"].StartsAt(part.Text, mention.Span.End, clause.Span.End))
            {
                continue;
            }

            // 他夸小沈跟得紧: the colleague is judged, not sent.
            if (coming is null && NoteWords.FollowUps["judged"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start))
            {
                continue;
            }

            // 找顾一凡申请特价, ask Lena for the drawings: who is asked does not act.
            if (NoteWords.FollowUps["asked_of"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start) && NoteWords.FollowUps["asks_for"].StartsAt(part.Text, mention.Span.End, clause.Span.End))
            {
                continue;
            }

            var rest = Span.Between(mention.Span.End, clause.Span.End);
            if (coming is null && TakesUs().IsMatch(rest.In(part.Text)))
            {
                continue;
            }

            var acts = NoteWords.FollowUps["we_do"].IsIn(part.Text, rest) || (coming is not null && (DoesIt().IsMatch(rest.In(part.Text)) || Goes().IsMatch(rest.In(part.Text)) || WillDo().IsMatch(rest.In(part.Text)))) || coming is { Deadline: true };   // 27号之前搭好: a limit makes any verb a task
            var isPlanned = coming is not null || NoteWords.FollowUps["we_will"].IsIn(part.Text, rest) || Will().IsMatch(rest.In(part.Text));
            var isSent = NoteWords.Parties["bring_later"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start) && part.Text[..mention.Span.Start].TrimEnd().EndsWith("带上", StringComparison.Ordinal);
            if (acts && isPlanned && !isSent)
            {
                return (colleague.Id == callerId ? null : colleague, true);
            }
        }

        return (null, false);
    }

    // 节后给王总回电话: a verb of giving right before one of the customer's people.
    private static bool GivesToPerson(NotePart part, Clause clause) => part.MentionsIn(clause).Any(mention =>
        mention.Candidates.Any(candidate => candidate.Record.Kind == RecordKind.Contact) && NoteWords.FollowUps["give_to"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start));

    // 讲标的评委, 演示的视频: the event only says which.
    private static bool IsModifier(string text, Span found) => found.End + 1 < text.Length && text[found.End] == '的' && char.IsLetter(text[found.End + 1]) && !"时日事".Contains(text[found.End + 1], StringComparison.Ordinal);

    // 签约推到下月: the deal's date moves; nobody is to go anywhere.
    private static bool IsCloseOnly(NotePart part, Clause clause, Span found) =>
        NoteWords.FollowUps["signing"].IsIn(found.In(part.Text)) && NoteWords.Stages["close_date"].IsIn(part.Text, clause.Span) && !NoteWords.FollowUps["going"].IsIn(part.Text, clause.Span)
        && !part.DatesIn(clause).Any(date => date.Clock is not null || date.Part != DayPart.None);

    private static bool WantedThing(string text, Span rest) =>
        NoteWords.FollowUps["deliverable"].First(text, rest) is { } thing && thing.Start - rest.Start <= 24
        && !NoteWords.FollowUps["condition"].All(text, rest).Any(condition => condition.Start <= thing.End);   // a better price is a wish; a quote with the discount is work

    private static bool HasCustomerSubject(NotePart part, Clause clause)
    {
        var text = part.Text;
        if (Pronoun().Match(text[clause.Span.Start..clause.Span.End]) is { Success: true, Index: < 6 })
        {
            return true;
        }

        // 转向架MES冀总工说: what it is about may stand in front of who speaks.
        var about = part.MentionsIn(clause).TakeWhile(mention => mention.Best.Record.Kind is RecordKind.Opportunity or RecordKind.Product).LastOrDefault();
        var start = about?.Span.End ?? AfterLead(part, clause);
        return part.MentionsIn(clause).FirstOrDefault(mention => mention.Span.Start >= start) is { } first
            && first.Span.Start - start <= 6
            && first.Candidates.Any(candidate => candidate.Record.Kind is RecordKind.Contact or RecordKind.Customer)
            && ColleagueReader.Colleague(part, first) is null
            && !NoteWords.Parties["met"].EndsAt(text, first.Span.Start, start);
    }

    // "Mina brings the contract on Monday"
    [GeneratedRegex(@"^ (?:also |then )?(?!is |was |has |does |says |thinks |knows |wants |needs |likes )[a-z]{2,}s(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex DoesIt();

    // 我查了告诉他是明年三月: a day of what was told.
    private static bool IsTold(NotePart part, Clause clause, DateValue? coming) =>
        coming is not null && OfUs().IsMatch(part.Of(clause)) && Telling().IsMatch(part.Text[clause.Span.Start..Math.Max(clause.Span.Start, coming.Span.Start)]);

    [GeneratedRegex(@"(?:告诉|通知|回复|答复|回|跟)(?:了|过)?(?:他|她|他们|客户|对方)(?:说|讲)?(?:是|要|得|要到|能到)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Telling();

    // 小沈带我去了客户那儿: told, nothing to do.
    [GeneratedRegex(@"^(?:昨天|今天|上午|下午|又|先|就|也)*(?:带|领|陪|拉|叫|喊|约|接|载|送)(?:着|上|了)?(?:我|咱)|^ (?:took|drove|brought|introduced|showed) (?:me|us)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakesUs();

    // "Howard will set them up tomorrow"
    [GeneratedRegex(@"^ ?(?:will|'ll|is going to|has to|needs to|can) (?!be (?:away|out|off|in|on)|have |see |know |wait |need )[a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WillDo();

    // 复勘后天小周去
    [GeneratedRegex(@"^(?:也|就|再|自己|一个人|单独|代我|替我)*(?:去|过去|上门|出马|顶上|顶替|跑一趟|去一趟)$", RegexOptions.CultureInvariant)]
    private static partial Regex Goes();

    /// <summary>Where the clause begins behind its connective: "and Janet will…".</summary>
    internal static int AfterLead(NotePart part, Clause clause) => clause.Span.Start + FollowUpText.LeadLength(part.Of(clause));

    internal static int AfterDates(NotePart part, Clause clause)
    {
        var at = AfterLead(part, clause);
        foreach (var date in part.DatesIn(clause).OrderBy(date => date.Span.Start))
        {
            at = date.Span.Start - at <= 1 ? date.Span.End : at;
        }

        return at;
    }

    // "I said I wipe it tonight", 我说我今晚重启: what is told is what we promised.
    [GeneratedRegex(@"(?<![A-Za-z])(?:I|we) (?:said|told (?:him|her|them)|promised)(?: that| ok| okay| sure| fine)? (?:I|we)(?:'ll|'d| will| would)? [a-z]+|我(?:就|也|当场)?(?:说|讲|回他|回她|答应他?|答应她?)(?:了)?(?:行|好|可以|没问题)?[,，]?(?:我(?!们?的)|(?=今天|今晚|明[天早]|后天|下周|周[一二三四五六日天]|星期|礼拜|马上|回头|节后|月底|[帮替会]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaidWe();

    // 合同我今天发: today, told without 了.
    [GeneratedRegex(@"(?:我们?|咱们?)(?:就?(?:说|答应)(?:他|她)?|[让托叫请][^了过,。]{1,6})?(?:今天|今晚|今日|马上|一会儿?|等下|下班前|稍后)[^了过]{0,6}?(?:发|给|寄|交|送|报|做|改|写|打|回|弄|出|开|补|办|换|装|修|传|查|处理|解决|排查|联系|核实|核对|落实|跟进)[^了过]*$", RegexOptions.CultureInvariant)]
    private static partial Regex WeToday();

    // moved our Friday call to the 24th
    [GeneratedRegex(@"(?<![A-Za-z])(?:moved|pushed|shifted|rescheduled|changed|switched|postponed)(?![A-Za-z])[^,.;]{0,40} to (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MovedTo();

    // "send today": an order to oneself.
    [GeneratedRegex(@"^(?:send|share|call|ring|email|fix|prepare|draft|check|update|revise|resend|reply|answer|forward|quote)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"他们?|她们?|佢哋?|对方|客户|人家|(?<![A-Za-z])(?:he|she|they|customer|client)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"(?:负责|来|会|要|^(?:还|也|就|又|先|再)*得|去|跟进|帮忙|帮|答应|承诺|保证|will|to|can|could|promised|agreed|offered|'ll)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Will();

    // 晚点传我, 周五前发给我们: it comes to us. A colleague who is sent (让小周发我) reports back.
    [GeneratedRegex(@"^(?!.*(?:让|叫|请|催|约|问|找|跟|和)).*(?:发|传|寄|送|转|甩|捎|递|拿|推)(?:给|到)?(?:我们?|咱们?)(?:邮箱|微信|手机|这边|这儿|这里)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ReachesUs();

    // 我答了五十九, I fixed two: we are who acts.
    [GeneratedRegex(@"^(?:昨天|今天|上午|下午|当场|现场|其中)?(?:我们?|咱们?)(?:这边)?(?:当场|已经|都|也|先|就)*[^,。]{1,4}[了完]|^(?:so |and )?(?:I|we) (?:[a-z]+ed|did|sent|gave|took|brought|told) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfUs();

    [GeneratedRegex(@"(?<![A-Za-z])(?:wants?|needs?|would like|'d like|asked for|asks for|requests?|requested|waiting for|waits for|is after) (?:to (?:see|have|get|read) )?our (?!(?:help|support|price|discount|advice|word|patience|understanding|view|opinion|thoughts))[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WantsOursEnglish();

    // 跟他助理聊了几句: told, so no order to oneself.
    [GeneratedRegex(@"[聊谈见说问看打发寄送交去讲吃喝](?:了|过|咗)", RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    // 让我都打好带去: asked for, without 了 or 过.
    [GeneratedRegex(@"(?:让|叫|请|要|催)(?:我们?|咱们?)(?:过去|[^了过])*$", RegexOptions.CultureInvariant)]
    private static partial Regex ToFinish();

    // 让我先把条款改了: 了 of what is to be finished.
    [GeneratedRegex(@"(?:让|叫|请|要|催|限)(?:着|了)?(?:我们?|咱们?)[^了过,。]{0,6}把[^了过,。]{1,16}[了完]$", RegexOptions.CultureInvariant)]
    private static partial Regex Finish();

    [GeneratedRegex(@"(?:了|过|完)$|(?<![A-Za-z])(?:was|were|did|had|(?<!(?:will|'ll|would|'d|to|can|must) )have(?! to )|has)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PastVerb();
}
