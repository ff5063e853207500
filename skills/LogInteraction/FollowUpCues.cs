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

    public bool IsArranged { get; private init; }

    /// <summary>The customer or one of its people is who acts.</summary>
    public bool IsCustomerSubject { get; private init; }

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
        var isTold = NoteWords.Contact["told"].IsIn(text, clause.Span);
        var said = text[clause.Span.Start..clause.Span.End];
        var isOrder = !isTold && (Bare().IsMatch(said) || WeToday().IsMatch(said));
        var coming = part.DatesIn(clause).Where(date => PastDay.Of(part, clause, date) is null || date.To >= part.Message.Today).Select(date => Ahead(date, part.Message.Today, IsPlanned(part, clause, date), IsPlanned(part, clause, date) || !isTold, isOrder)).OfType<DateValue>().OrderByDescending(date => date.Deadline || IsArrangedFor(part, clause, date)).FirstOrDefault();
        var (owner, ownerWill) = ColleagueActs(part, clause, callerId, coming);
        var isPast = part.DatesIn(clause).Any(date => date.To < part.Message.Today && !date.Deadline) || (coming is null && PastVerb().IsMatch(text[clause.Span.Start..clause.Span.End]));
        var asks = words["asks_us"].First(text, clause.Span) ?? (words["deliverable"].IsIn(text, clause.Span) || words["to_be_done"].IsIn(text, clause.Span) ? words["wants_by"].First(text, clause.Span) : null);
        var weWill = words["we_will"].First(text, clause.Span) ?? Must(part, clause);
        var saysWe = WeThenVerb(part, clause, coming);
        var subject = HasCustomerSubject(part, clause);
        return new FollowUpCues
        {
            AsksUs = asks is not null && !isPast,
            WeWill = !isPast && (saysWe || WePresent().IsMatch(text[clause.Span.Start..clause.Span.End]) || IWill().IsMatch(text[clause.Span.Start..clause.Span.End]) || WeDelegate().IsMatch(text[clause.Span.Start..clause.Span.End]) || (!isTold && WeChinesePresent().IsMatch(text[clause.Span.Start..clause.Span.End])) || (coming is not null && Doing().IsMatch(text[clause.Span.Start..clause.Span.End])) || (words["we_owe"].First(text, clause.Span) is { } owe && (coming is not null || (owe.Start == clause.Span.Start && words["we_do"].IsIn(text, Span.Between(owe.End, clause.Span.End))))) || (weWill is { } will && !(subject && !WeBefore(text, clause, will)) && words["we_do"].IsIn(text, Span.Between(will.Start, clause.Span.End)))),
            ColleagueWill = ownerWill && !isPast,
            Owner = owner,
            WantsThing = words["wants_thing"].First(text, clause.Span) is { } wants && !isPast && WantedThing(text, Span.Between(wants.Start, clause.Span.End)),
            HasDeliverable = words["deliverable"].IsIn(text, clause.Span),
            IsMoneyWish = part.Message.Money.Any(money => clause.Span.Overlaps(money.Span)) && NoteWords.Money["counter"].IsIn(text, clause.Span),
            ToCustomer = !isPast && (words["to_customer"].IsIn(text, clause.Span) || (coming is not null && coming.From > part.Message.Today && !isTold && GivesToPerson(part, clause))),
            WeDo = words["we_do"].IsIn(text, clause.Span),
            StartsWithVerb = words["we_do"].StartsAt(text, AfterDates(part, clause), clause.Span.End),
            OurEvent = words["our_event"].IsIn(text, clause.Span),
            IsArranged = words["arranged"].IsIn(text, clause.Span),
            IsCustomerSubject = subject,
            IsTheirs = words["theirs"].IsIn(text, clause.Span) && asks is null && !saysWe,
            IsDone = words["done"].IsIn(text, clause.Span) && coming is null,
            Happened = ChannelReader.InClause(part, clause) is { Channel: "visit" or "meeting" },
            IsRefused = words["refused"].IsIn(text, clause.Span),
            Due = coming,
            Coming = coming,
        };
    }

    /// <summary>Nothing but a date: "ETA 26号", "by Friday".</summary>
    public static bool IsBareDate(NotePart part, Clause clause) =>
        part.DatesIn(clause).Sum(date => date.Span.Length) >= clause.Span.Length - 6;

    /// <summary>The person's words, without leading connectives.</summary>
    public static string Tidy(NotePart part, Span words) => Lead().Replace(part.Words(words), "").Trim(' ', ',', '，', '.', '。', ';', '；');

    /// <summary>A word of asking, promising or a deadline stands before the date: 让我周四带…, ETA 26号.</summary>
    public static bool IsPlanned(NotePart part, Clause clause, DateValue date)
    {
        var before = Span.Between(clause.Span.Start, Math.Max(clause.Span.Start, date.Span.Start));
        return NoteWords.FollowUps["asks_us"].IsIn(part.Text, before) || NoteWords.FollowUps["we_will"].IsIn(part.Text, before) || NoteWords.FollowUps["until"].IsIn(part.Text, before) || IsArrangedFor(part, clause, date);
    }

    /// <summary>约29号开会, moved to the 29th.</summary>
    public static bool IsArrangedFor(NotePart part, Clause clause, DateValue date) => NoteWords.FollowUps["arranged_for"].EndsAt(part.Text, date.Span.Start, clause.Span.Start) || MovedTo().IsMatch(part.Text[clause.Span.Start..Math.Max(clause.Span.Start, date.Span.Start)]);

    private static DateValue? Ahead(DateValue date, DateOnly today, bool isAsked, bool isPlanned, bool isOrder)
    {
        if (date.To > today || (date.To == today && (date.Deadline || isAsked || (isPlanned && date.Tense != Tense.Past && (date.Part is DayPart.Afternoon or DayPart.Evening || date.Clock is not null || isOrder)))))
        {
            return date.SoFar || date.Grain is DateGrain.Year or DateGrain.HalfYear ? null : date;
        }

        return (isAsked || date.Tense != Tense.Past) && date.OtherTo > today ? date with { From = date.OtherFrom ?? date.From, To = date.OtherTo.Value } : null;
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

            var rest = Span.Between(mention.Span.End, clause.Span.End);
            var acts = NoteWords.FollowUps["we_do"].IsIn(part.Text, rest);
            var isPlanned = coming is not null || NoteWords.FollowUps["we_will"].IsIn(part.Text, rest) || Will().IsMatch(rest.In(part.Text));
            var isSent = NoteWords.Parties["bring_later"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start) && part.Text[..mention.Span.Start].TrimEnd().EndsWith("带上", StringComparison.Ordinal);
            if (acts && isPlanned && !isSent)
            {
                return (colleague.Id == callerId ? null : colleague, true);
            }
        }

        return (null, false);
    }

    // 我明天寄, 我们周五前给, I'll send: our side, a coming day, a verb.
    private static bool WeThenVerb(NotePart part, Clause clause, DateValue? coming)
    {
        if (coming is null)
        {
            return false;
        }

        foreach (Match we in We().Matches(part.Text[..clause.Span.End], clause.Span.Start))
        {
            var rest = Span.Between(we.Index + we.Length, clause.Span.End);
            var isObject = we.Index > clause.Span.Start && "给跟对找问等帮替和向约".Contains(part.Text[we.Index - 1], StringComparison.Ordinal);   // 他周二给我们答复
            if (!isObject && NoteWords.FollowUps["we_do"].IsIn(part.Text, rest))
            {
                return true;
            }
        }

        return false;
    }

    // 得给他补一份, 我们要重做: at the start of the clause or behind 我; 插座要重排 is nobody's yet.
    private static Span? Must(NotePart part, Clause clause)
    {
        var start = AfterDates(part, clause);
        var must = NoteWords.FollowUps["we_must"].First(part.Text, clause.Span);
        return must is { } word && (word.Start - start <= 1 || EndsWithWe().IsMatch(part.Text[clause.Span.Start..word.Start])) ? word : null;
    }

    // 节后给王总回电话: a verb of giving right before one of the customer's people.
    private static bool GivesToPerson(NotePart part, Clause clause) => part.MentionsIn(clause).Any(mention =>
        mention.Candidates.Any(candidate => candidate.Record.Kind == RecordKind.Contact) && NoteWords.FollowUps["give_to"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start));

    private static bool WeBefore(string text, Clause clause, Span word) => We().IsMatch(text[clause.Span.Start..word.End]);

    private static bool WantedThing(string text, Span rest) =>
        NoteWords.FollowUps["deliverable"].First(text, rest) is { } thing && thing.Start - rest.Start <= 24 && !NoteWords.FollowUps["condition"].IsIn(text, rest);

    private static bool HasCustomerSubject(NotePart part, Clause clause)
    {
        var text = part.Text;
        if (Pronoun().Match(text[clause.Span.Start..clause.Span.End]) is { Success: true, Index: < 6 })
        {
            return true;
        }

        return part.MentionsIn(clause).FirstOrDefault() is { } first
            && first.Span.Start - clause.Span.Start <= 6
            && first.Candidates.Any(candidate => candidate.Record.Kind is RecordKind.Contact or RecordKind.Customer)
            && ColleagueReader.Colleague(part, first) is null
            && !NoteWords.Parties["met"].EndsAt(text, first.Span.Start, clause.Span.Start);
    }

    private static int AfterDates(NotePart part, Clause clause)
    {
        var at = clause.Span.Start;
        if (Lead().Match(part.Text[at..clause.Span.End]) is { Success: true } lead)
        {
            at += lead.Length;
        }

        foreach (var date in part.DatesIn(clause).OrderBy(date => date.Span.Start))
        {
            at = date.Span.Start - at <= 1 ? date.Span.End : at;
        }

        return at;
    }

    [GeneratedRegex(@"^(?:然后|另外|还有|顺便|所以|因此|但是|不过|但|而且|并且|同时|就是|那|那么|(?:so|and|but|then|also|well|yeah|ok|um|uh|to)(?![A-Za-z]))[\s,，]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"咱们?|我(?:们|方|这边)?|本人|(?<![A-Za-z])(?:I|we|I'll|we'll)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex We();

    [GeneratedRegex(@"(?:咱们?|我(?:们|方|这边)?)(?:这边|还|也|就|都|可能|估计|肯定)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EndsWithWe();

    // "I bring the slides", "we draft it tonight": English says its promises in the present too.
    [GeneratedRegex(@"(?:(?<![A-Za-z])(?:I|we)|我们?|咱们?) ?(?:(?:also|then|just|会|再|先) ?)?(?:send|bring|prepare|draft|check|fix|answer|update|revise|share|forward|write|call|ring|submit|resend|finish|book|arrange|order|issue|come back|get back|follow up|go back|ask|confirm|swap|replace|ship|deliver|present|take|quote|provide|put)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WePresent();

    // 我把纪要整理好发他, 我来安排, 我改完发他: told without 了, so it is still to be done.
    [GeneratedRegex(@"(?<!让|叫|请|给|跟|问|催|对|找)(?:我们?|咱们?)(?:这边|自己)?(?:(?:收到|拿到|到货|回来|回去|看完)(?:之?后|就|再|以后))?(?:就|也|再|先|这就)*(?:把[^了过]{1,24}|安排|来|去|负责|给(?:他|她|他们|客户|对方)|改完|弄完|做完|整理|[补写算查调修画核对]完)(?=[^了过说问]{0,24}$)[^了过]{0,24}(?:发|给|寄|交|送|报|做|改|写|整理|准备|安排|约|补|确认|跟进|联系|回|办|处理|协调|开|盯|催|拿|带|转|查|算|申请|看|问)", RegexOptions.CultureInvariant)]
    private static partial Regex WeChinesePresent();

    // 合同我今天发: today, told without 了.
    [GeneratedRegex(@"(?:我们?|咱们?)(?:今天|今晚|今日|马上|一会儿?|等下|下班前|稍后)[^了过]{0,6}?(?:发|给|寄|交|送|报|做|改|写|打|回|弄|出)[^了过]*$", RegexOptions.CultureInvariant)]
    private static partial Regex WeToday();

    // moved our Friday call to the 24th
    [GeneratedRegex(@"(?<![A-Za-z])(?:moved|pushed|shifted|rescheduled|changed|switched|postponed)(?![A-Za-z])[^,.;]{0,40} to (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MovedTo();

    // 我让实施的小组去弄: we have it done.
    [GeneratedRegex(@"(?:我们?|咱们?)(?:回头|再|先|已经)?(?:让|叫|安排|派|请|找)(?!他|她|您|客户|对方)[^,。了过]{1,8}?(?:去|来|弄|做|改|查|看|装|处理|跟|补|送|出|写)[^了过]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex WeDelegate();

    // "I'll clear it with David": whatever the verb, the speaker promises it.
    [GeneratedRegex(@"(?<![A-Za-z])(?:I|we)(?:'ll| will|'m going to| am going to| are going to|'re going to) (?!be |have |see |think|let you|say|lose|win|not |never )[a-z]+|(?<![A-Za-z])(?:I'm|we're|I am|we are) (?:(?:now|already|just) )?(?!(?:wait|hop|think|see|los|gett|go|hav|be|do|miss|worry|look|struggl|us|hear|talk)ing)[a-z]+ing(?![a-z])|(?:told|said|promised|agreed|offered)(?![a-z]).{0,24}(?<![A-Za-z])(?:I|we)(?:'d| would) [a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IWill();

    // "send today": an order to oneself.
    [GeneratedRegex(@"^(?:send|share|call|ring|email|fix|prepare|draft|check|update|revise|resend|reply|answer|forward|quote)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    // "fixing these tonight myself"
    [GeneratedRegex(@"^(?:will |to |now )?(?:sending|fixing|checking|preparing|drafting|updating|revising|bringing|swapping|shipping|writing|calling|arranging|booking|getting|sorting|working on)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doing();

    [GeneratedRegex(@"他们?|她们?|佢哋?|对方|客户|人家|(?<![A-Za-z])(?:he|she|they|customer|client)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"(?:负责|来|会|要|得|去|跟进|帮忙|帮|will|to|can|could|'ll)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Will();

    [GeneratedRegex(@"(?:了|过|完)$|(?<![A-Za-z])(?:was|were|did|had|have|has)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PastVerb();
}
