using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>The ways in which a speaker says that our side will do something.</summary>
internal static partial class Promise
{
    /// <summary>True when the clause promises something of ours.</summary>
    /// <param name="part">The contact.</param>
    /// <param name="clause">One of its clauses.</param>
    /// <param name="coming">The day ahead in it; null when it has none.</param>
    /// <param name="isTold">It tells of something that happened.</param>
    /// <param name="isTheirs">The customer or one of its people is who acts.</param>
    public static bool IsIn(NotePart part, Clause clause, DateValue? coming, bool isTold, bool isTheirs)
    {
        var said = part.Of(clause);
        return WePresent().IsMatch(said) || IWill().IsMatch(said) || WeDelegate().IsMatch(said)
            || (!isTheirs && (NeedTo().IsMatch(said) || NoteWords.FollowUps["delegates"].IsIn(part.Text, Span.Between(FollowUpCues.AfterDates(part, clause), clause.Span.End))))
            || (!isTold && (WeChinesePresent().IsMatch(said) || WeLater().IsMatch(said)))
            || (coming is not null && (Doing().IsMatch(said) || (OurPeople().Match(said) is { Success: true } ours && !NoteWords.FollowUps["supposed"].IsIn(said[..ours.Index]))))
            || Owes(part, clause, coming)
            || Will(part, clause, isTheirs);
    }

    /// <summary>我去核对一下: what the speaker will do, said without 了.</summary>
    public static bool IsPlan(string clause) => WeChinesePresent().IsMatch(clause) || WeLater().IsMatch(clause);

    /// <summary>我明天寄, 我们周五前给: our side, a coming day, a verb.</summary>
    public static bool SaysWe(NotePart part, Clause clause, DateValue? coming)
    {
        if (coming is null)
        {
            return false;
        }

        if (PresentWithDay().Match(part.Text[..clause.Span.End], clause.Span.Start) is { Success: true } present && !NoteWords.FollowUps["supposed"].EndsAt(part.Text, present.Index, clause.Span.Start))
        {
            return true;
        }

        foreach (Match we in We().Matches(part.Text[..clause.Span.End], clause.Span.Start))
        {
            var rest = Span.Between(we.Index + we.Length, clause.Span.End);
            var isObject = we.Index > clause.Span.Start && "给跟对找问等帮替和向约发寄送交传催来到去在进回比俾畀返覆".Contains(part.Text[we.Index - 1], StringComparison.Ordinal);   // 他周二给我们答复
            if (!isObject && !NoteWords.FollowUps["supposed"].IsIn(part.Text, Span.Between(clause.Span.Start, Math.Max(clause.Span.Start, we.Index))) && !NoteWords.FollowUps["supposed"].StartsAt(part.Text, rest.Start, rest.End) && (NoteWords.FollowUps["we_do"].IsIn(part.Text, rest) || (AnyVerb().IsMatch(part.Text[Math.Max(rest.Start, Math.Min(coming.Span.End, rest.End))..rest.End]) && !NoteWords.FollowUps["no_work"].IsIn(part.Text, rest))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Owes(NotePart part, Clause clause, DateValue? coming) =>
        NoteWords.FollowUps["we_owe"].First(part.Text, clause.Span) is { } owe
        && (coming is not null || (owe.Start == clause.Span.Start && (NoteWords.FollowUps["we_do"].IsIn(part.Text, Span.Between(owe.End, clause.Span.End)) || NoteWords.FollowUps["deliverable"].IsIn(part.Text, Span.Between(owe.End, clause.Span.End)))));

    private static bool Will(NotePart part, Clause clause, bool isTheirs) =>
        (NoteWords.FollowUps["we_will"].First(part.Text, clause.Span) ?? Must(part, clause)) is { } will
        && !((isTheirs || OthersWill(part, clause, will) || ThingWill(part, clause, will)) && !WeBefore(part.Text, clause, will))
        && !NoteWords.FollowUps["supposed"].EndsAt(part.Text, will.Start, clause.Span.Start)
        && NoteWords.FollowUps["we_do"].IsIn(part.Text, Span.Between(will.Start, clause.Span.End));

    // "head office will confirm", "his deputy will call": a bare "will" belongs to whoever is named before it.
    private static bool OthersWill(NotePart part, Clause clause, Span will) =>
        char.IsAsciiLetter(part.Text[will.Start]) && NoteWords.FollowUps["theirs"].All(part.Text, clause.Span).Any(theirs => theirs.Start < will.Start && theirs.End >= will.End);

    // "Commissioning will take a month": what somebody or something else will do; a thing of ours that will come is our doing.
    private static bool ThingWill(NotePart part, Clause clause, Span will)
    {
        var before = Span.Between(FollowUpCues.AfterDates(part, clause), Math.Max(will.Start, FollowUpCues.AfterDates(part, clause)));
        return BareWill().IsMatch(will.In(part.Text)) && before.In(part.Text).Trim().Length > 0 && !NoteWords.FollowUps["deliverable"].IsIn(part.Text, before)
            && !part.MentionsIn(clause).Any(mention => mention.Best.Record.Kind == RecordKind.User && mention.Span.End <= will.Start);
    }

    [GeneratedRegex(@"^(?:will|must|has to|have to|needs? to)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareWill();

    // 得给他补一份, 我们要重做: at the start of the clause or behind 我; 插座要重排 is nobody's yet.
    private static Span? Must(NotePart part, Clause clause)
    {
        var start = FollowUpCues.AfterDates(part, clause);
        var must = NoteWords.FollowUps["we_must"].First(part.Text, clause.Span);
        return must is { } word && ((word.Start - start <= 1 && !IsWish(part.Text, word)) || EndsWithWe().IsMatch(part.Text[clause.Span.Start..word.Start])) ? word : null;
    }

    // 但要送一年维保: without 我 the word of wishing is rather the customer's.
    private static bool IsWish(string text, Span word) => text[word.Start] == '要' || (text[word.Start] == '还' && word.Length > 1 && text[word.Start + 1] == '要');

    private static bool WeBefore(string text, Clause clause, Span word) => We().IsMatch(text[clause.Span.Start..word.End]);

    // "need to loop in finance", "will ask the lab": an order to oneself, whatever the verb.
    [GeneratedRegex(@"^(?:(?:so|and|also|then|now|still|but|just) ){0,2}(?:(?:I|we) )?(?:need to|have to|has to|got to|gotta|must|going to|plan to|ought to|will|shall) (?!be |have |wait|see |know|hear|decide|sign|approve|pay|review|discuss|think|let |get back)[a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NeedTo();

    // Behind 我 and a day to come any verb promises.
    [GeneratedRegex(@"^(?=[^\u4e00-\u9fff]*[\u4e00-\u9fff])(?:过去|[^了过])*$", RegexOptions.CultureInvariant)]
    private static partial Regex AnyVerb();

    [GeneratedRegex(@"咱们?|我(?:们|方|这边)?|本人|(?<![A-Za-z])(?:I|we|I'll|we'll)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex We();

    [GeneratedRegex(@"(?:咱们?|我(?:们|方|这边)?)(?:看|觉得|想|估计)?(?:这边|还是|还|也|就|都|可能|恐怕|肯定)*$", RegexOptions.CultureInvariant)]
    private static partial Regex EndsWithWe();

    // "I bring the slides", "we draft it tonight": English says its promises in the present too.
    [GeneratedRegex(@"(?:(?<![A-Za-z])(?:I|we)|我们?|咱们?) ?(?:(?:also|then|just|会|再|先) ?)?(?:send|bring|prepare|draft|check|fix|answer|update|revise|share|forward|write|call|ring|submit|resend|finish|book|arrange|order|issue|come back|get back|follow up|go back|ask|confirm|swap|replace|ship|deliver|present|take|quote|provide|put)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WePresent();

    // "I mail it on the 22nd", "we turn it round by Friday": beside a day to come the present tense promises, whatever is done; thinking, having and hearing are no doing.
    [GeneratedRegex(@"(?<![A-Za-z])(?:I|we) (?:(?:also|then|just|now|still) )?(?!(?:am|are|is|was|were|be|been|have|has|had|do|did|don|will|would|could|might|may|can|should|must|think|guess|hope|expect|believe|reckon|feel|felt|see|saw|hear|heard|know|knew|want|like|need|wait|get|got|receive|lose|lost|win|won|understand|suspect|suppose|assume|doubt|fear|worry|told|said|met|went|came|left|spoke|sent|gave|brought|took|rang|ran|sat|drove|flew|thought|found|made|paid|began|wrote|shook|held|kept|never|not|only|all|both)(?![a-z]))(?![a-z]*(?:ed|ing)(?![a-z]))[a-z]+(?![A-Za-z'])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PresentWithDay();

    // 我把纪要整理好发他, 我来安排, 我改完发他: told without 了, so it is still to be done.
    [GeneratedRegex(@"(?<!让|叫|请|给|跟|问|催|对|找|拉|带|领|陪|约|喊)(?:我们?|咱们?)(?:这边|自己)?(?:(?:收到|拿到|到货|回来|回去|看完)(?:之?后|就|再|以后))?(?:就|也|再|先|这就|亲自|到时候?|届时|抽空|尽快|连夜|提前(?:[一两三几\d]天)?)*(?:把(?:过[去来]|[^了过]){1,24}|安排|来|去|负责|(?:按|照|根据)[^了过]{1,8}(?=出|做|报|改|写|画|排|列)|给(?:他|她|他们|客户|对方)|改完|弄完|做完|整理|[补写算查调修画核对]完)(?=(?:过[去来]|[^了过说问]){0,24}$)[^了过]{0,24}(?:发|给|寄|交|送|报|做|改|写|整理|准备|安排|约|补|确认|跟进|联系|回|办|处理|协调|开|盯|催|拿|取|带|转|查|算|申请|看|问|画|打印|统计|汇总|梳理|拍|翻译|校|谈|装|传|搭|列|排|出)", RegexOptions.CultureInvariant)]
    private static partial Regex WeChinesePresent();

    // 我带仪器过去, 24号交流时我一并带去: what the speaker takes along, told without 了, is still to be taken; so is whatever he does "then", arranges (我安排车) or says that he does for them (我说帮他约个参观).
    [GeneratedRegex(@"(?<!让|叫|请|给|跟|问|催|对|找|拉|带|领|陪|约|喊)(?:我们?|咱们?)(?:自己|也|就|再|先|会|要|一并|一起|顺便|顺带|亲自)*(?:带|捎|送|寄|发|拿)(?!着|我|咱|来)[^了过说问]{0,10}过?去(?:给[^了过]{1,6})?$|(?<!让|叫|请|给|跟|问|催|对|找|约)(?:我们?|咱们?)(?:到时候?|届时|抽空|连夜|回头|改天|随后|晚点|晚些|稍后)(?:就|再|也|一并|一起)*(?:过[去来]|[^了过说问看等]){1,20}$|^(?:我们?|咱们?)(?:来|去|会|就|再|先|负责)*(?:安排|准备|订|带)(?!的|着|我|他们?自己|不)[^了过,。]{1,8}$|我(?:就|也|当场)?(?:说|答应)(?:会|帮|替|给)(?:他们?|她们?|客户|对方)[^了过]{0,4}(?:约|问|查|找|申请|争取|安排|算|做|出|改|发|寄|联系|协调|催)[^了过]{0,10}$", RegexOptions.CultureInvariant)]
    private static partial Regex WeLater();

    // 我让实施的小组去弄: we have it done.
    [GeneratedRegex(@"(?:我们?|咱们?)(?:回头|再|先|已经)?(?:让|叫|安排|派|请|找)(?!他|她|您|客户|对方)(?:过去|[^,。了过]){1,8}(?:去|来|弄|做|改|查|看|装|处理|跟|补|送|出|写|守|盯|陪|值班|支持)[^了过]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex WeDelegate();

    // "I'll clear it with David": whatever the verb, the speaker promises it.
    [GeneratedRegex(@"(?<![A-Za-z])(?:I|we)(?:'ll| will|'m going to| am going to| are going to|'re going to) (?!be (?!on[- ]?site|there|over |back |at )|have (?:a (?:think|look)|no|time|nothing|lunch|dinner|coffee)|see |think|let you|say|lose|win|not |never )[a-z]+|(?<![A-Za-z])(?:I'm|we're|I am|we are) (?:(?:now|already|just) )?(?!(?:wait|hop|think|see|los|gett|go|hav|be|do|miss|worry|look|struggl|us|hear|talk)ing)[a-z]+ing(?![a-z])|(?:told|said|promised|agreed|offered)(?![a-z]).{0,24}(?<![A-Za-z])(?:I|we)(?:'d| would) [a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IWill();

    // "our developers patch it by Thursday": beside a day to come.
    [GeneratedRegex(@"(?<![a-z])our (?:own )?(?:[a-z&]+ ){0,2}(?:team|people|engineers?|r&d|lab|devs?|developers?|support|service|finance|legal|techs?|technicians?|guys|warehouse|colleagues?|side|office|folks|installers?|trainers?|logistics|factory|workshop)(?: (?:will|must|has to|have to|needs? to|is going to|are going to|can))? (?!(?:is|was|are|were|did|had|has|have|will|must|said|found|thinks?|got|went|already|never|can|could|would)(?![a-z]))[a-z]+(?<!ed)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OurPeople();

    // "fixing these tonight myself"
    [GeneratedRegex(@"^(?:will |to |now )?(?:sending|fixing|checking|preparing|drafting|updating|revising|bringing|swapping|shipping|writing|calling|arranging|booking|getting|sorting|working on)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doing();
}
