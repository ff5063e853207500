using System.Buffers;
using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Finds the company that a contact was with when no visible record has its name, so that a new customer can be proposed.</summary>
internal static partial class NewCompanyReader
{
    private const int ClausesRead = 4;
    private static readonly SearchValues<char> Talk = SearchValues.Create("的了在去到是有说和跟与给这那我他她们");

    /// <summary>Where the unknown company is named; null when a known one is meant, or none.</summary>
    /// <param name="part">The contact.</param>
    /// <param name="context">Names in scope.</param>
    /// <param name="hasKnown">A known company or person is named: then only an introduction makes another one the new customer.</param>
    public static Span? Read(NotePart part, ReadingContext context, bool hasKnown)
    {
        if (hasKnown && !NoteWords.Parties["new_party"].IsIn(part.Joined))
        {
            return null;
        }

        foreach (var clause in part.Clauses.Take(ClausesRead))
        {
            if (In(part, clause, context) is { } company)
            {
                return company;
            }
        }

        return null;
    }

    /// <summary>A company in one clause that no mark covers; rivals are none.</summary>
    public static Span? In(NotePart part, Clause clause, ReadingContext context)
    {
        var text = part.Text;
        if (NoteWords.Stages["rival_before"].IsIn(text, clause.Span) || DealUpdateReader.RivalBefore(part, clause) is not null)
        {
            return null;
        }

        var spans = UnknownNames.Find(part.Message, clause.Span, context.Names).Where(found => found.Kind == RecordKind.Customer).Select(found => found.Span).ToList();
        foreach (var pattern in (Regex[])[Introduced(), IntroducedBy(), IntroducedEnglish(), Called(), AtStart()])
        {
            if (pattern.Match(text[..clause.Span.End], pattern == IntroducedEnglish() ? Math.Max(0, clause.Span.Start - 24) : clause.Span.Start).Groups["name"] is { Success: true } name)
            {
                spans.Add(new Span(name.Index, name.Length));
            }
        }

        var named = spans.Where(span => IsName(part, span)).Select(span => (Span?)span).FirstOrDefault();
        return named is { } found && !IsCutShort(part, clause, found) ? found : Alone(part, clause, context) ?? named;
    }

    // 德清华锐电机配件: the line of business that ends the known names is only the middle of this one.
    private static bool IsCutShort(NotePart part, Clause clause, Span name) =>
        name.Start == clause.Span.Start && name.End < clause.Span.End && NoteWords.Parties["new_party"].IsIn(part.Joined)
        && ChannelReader.InClause(part, clause) is null && !NoteWords.Contact["told"].IsIn(part.Text, clause.Span);

    // 丹阳锦程塑业: a clause that is nothing but a place and a name that no everyday words make up, however its trade is called.
    private static Span? Alone(NotePart part, Clause clause, ReadingContext context)
    {
        var said = part.Of(clause);
        if (context.Names.Lexicon is not { } lexicon || said.Length is < 5 or > 12 || !said.All(LatinWords.IsHan) || said.AsSpan().ContainsAny(Talk) || part.MentionsIn(clause).Any(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.User) || part.DatesIn(clause).Any())
        {
            return null;
        }

        var isPlaced = lexicon.Places.Contains(said[..2]) || lexicon.Places.Contains(said[..3]);
        var own = isPlaced ? said[(lexicon.Places.Contains(said[..2]) ? 2 : 3)..] : said;
        var isIntroduced = part.Clauses[0] == clause || (part.Before(clause) is { } before && NoteWords.Parties["new_party"].IsIn(part.Text, before.Span));
        var isTalk = lexicon.Words.Contains(own) || lexicon.Words.Split(own).TrueForAll(word => lexicon.Words.Contains(word));
        return isPlaced && isIntroduced && own.Length >= 3 && !isTalk ? clause.Span : null;
    }

    private static bool IsName(NotePart part, Span span)
    {
        var name = span.In(part.Text);
        return span.Length >= 3 && !Description().IsMatch(name) && !IsDepartment(name)
            && !part.Mentions.Any(mention => mention.Span.Overlaps(span) && mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity or RecordKind.User);
    }

    // 信息中心, 采购部: a part of a company, whatever its ending may else say.
    private static bool IsDepartment(string name) => name.Length <= 7 && DepartmentEnd().IsMatch(name) && NoteWords.Parties["departments"].StartsAt(name, 0);

    [GeneratedRegex(@"(?:部门?|处|科|室|组|中心|办公?室?|车间)$", RegexOptions.CultureInvariant)]
    private static partial Regex DepartmentEnd();

    // 新客户中山美科照明, 陌拜…: said to be one, so any name will do.
    [GeneratedRegex(@"(?:新客户|新单位|新线索|新增客户|陌生客户|陌拜)(?:是|叫|:)?\s?(?<name>[\u4e00-\u9fff]{3,14})(?=$|[\s,:])", RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();

    // 朋友介绍了个嘉兴恒瑞纺机的厂长: the company of whoever was introduced.
    [GeneratedRegex(@"(?:介绍|推荐|认识|碰到|遇到|碰上|遇上|接待)(?:了|过|来)?(?:我们?)?一?[个位](?<name>[\u4e00-\u9fff]{4,12})的[\u4e00-\u9fff]{0,4}(?:经理|总监|厂长|部长|科长|主任|主管|工程师|老板|老总|校长|院长|负责人)", RegexOptions.CultureInvariant)]
    private static partial Regex IntroducedBy();

    // New prospect: Polaris Cold Store.
    [GeneratedRegex(@"(?i:(?:new|first) (?:prospect|customer|client|lead|account|company|visit|call|meeting|name|enquiry|inquiry|one)(?: (?:from|at|off) (?:the|an?) [a-z]+(?: [a-z]+)?)?|cold[- ]called|referral)(?i: (?:called|named|is|to|with|at|from))?[:,]? ?(?<name>[A-Z][A-Za-z&'\-]+(?: [A-Z][A-Za-z&'\-]+){1,4})", RegexOptions.CultureInvariant)]
    private static partial Regex IntroducedEnglish();

    // 公司叫杭州喵趣; 有家工厂…，叫锐捷模具.
    [GeneratedRegex(@"(?:(?:公司|工厂|厂子?|单位|企业|店|学校|医院|作坊|铺子|那家|这家)(?:名字)?(?:叫做?|名叫|是叫)|\G叫)\s?(?<name>[\u4e00-\u9fff]{3,12}|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*)(?=$|[\s,的])", RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    // A clause that is nothing but a name with a line of business: 烟台海晏冷库.
    [GeneratedRegex(@"(?:\G|(?:去|到|跑|走|访)了(?:一?趟)?)(?<name>[\u4e00-\u9fff]{2,8}(?:有限公司|公司|集团|厂|冷库|学校|医院|酒店|物流|科技|电子|机械|食品|药业|医疗|软件|贸易|实业|半导体|光电|纺织|照明|模具|化工|包装|齿轮|轴承|电气|电器|家具|服饰|建材|超市|农业|茶业|酒业|乳业|冻肉|水产|粮油|食堂|餐厅|饭店|商场|农场|研究院|大学|幼儿园|园区|实验室|制药|生物|重工|化妆品|五金|塑胶|玻璃|橡胶|印刷|乳品|饮料))(?=$|[\s,的]|联系|来电|打来|打电话|找|约|想|要|那边)", RegexOptions.CultureInvariant)]
    private static partial Regex AtStart();

    // 济宁一家医疗器械公司 describes, it does not name.
    [GeneratedRegex(@"一家|一个|几家|有家|有个|那边|这边|他们|我们|咱们|隔壁|(?:^|的)(?:这家|那家|该)|做.{1,6}的|^[做搞干卖开]", RegexOptions.CultureInvariant)]
    private static partial Regex Description();
}
