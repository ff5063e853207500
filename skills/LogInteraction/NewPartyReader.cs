using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A person named for the first time.</summary>
internal sealed record NewContact(Span Span, string Name, string? Title, string? Phone, string? Email);

/// <summary>Finds a company or a person that no visible record names, so that a new one can be proposed.</summary>
internal static partial class NewPartyReader
{
    private const int ShortestName = 3;
    private const int LongestName = 18;

    /// <summary>The unknown company that the contact was with; null when a known one is named, or none.</summary>
    public static Span? Customer(NotePart part, bool hasKnown)
    {
        foreach (var clause in part.Clauses.Take(3))
        {
            var isIntroduced = NoteWords.Parties["new_party"].IsIn(part.Joined);
            var found = Company(part, clause);
            if (found is { } span && (!hasKnown || (isIntroduced && !part.Of(RecordKind.Customer).Any(mention => mention.Span.Overlaps(span)))))
            {
                return span;
            }
        }

        return null;
    }

    /// <summary>A company-like name in one clause that no mark covers.</summary>
    public static Span? Company(NotePart part, Clause clause)
    {
        var text = part.Text;
        if (NoteWords.Stages["rival_before"].IsIn(text, clause.Span) || NoteWords.Stages["rival_after"].IsIn(text, clause.Span))
        {
            return null;
        }

        var introduced = Introduced().Match(text[..clause.Span.End], clause.Span.Start);
        if (introduced.Success && introduced.Groups["name"] is var group && !part.Mentions.Any(mention => mention.Span.Overlaps(new Span(group.Index, group.Length))))
        {
            return new Span(group.Index, group.Length);
        }

        foreach (Match match in ChineseName().Matches(text[..clause.Span.End], clause.Span.Start))
        {
            if (Chinese(part, clause, Span.Between(match.Index, match.Index + match.Length)) is { } name)
            {
                return name;
            }
        }

        foreach (var suffix in NoteWords.Parties["company_suffix_en"].All(text, clause.Span))
        {
            var start = CapitalsBefore(text, suffix.Start, clause.Span.Start);
            var end = NoteWords.Parties["company_suffix_en"].All(text, Span.Between(suffix.End, clause.Span.End)).FirstOrDefault(next => next.Start - suffix.End <= 2) is { Length: > 0 } more ? more.End : suffix.End;
            var span = Span.Between(start, end);
            if (start < suffix.Start && char.IsUpper(text[suffix.Start]) && !part.Mentions.Any(mention => mention.Span.Overlaps(span)))
            {
                return span;
            }
        }

        return null;
    }

    // The run of characters up to the last company word, without what stands before the name.
    private static Span? Chinese(NotePart part, Clause clause, Span run)
    {
        var suffix = NoteWords.Parties["company_suffix"].All(part.Text, run).LastOrDefault();
        if (suffix.Length == 0)
        {
            return null;
        }

        var start = Math.Max(run.Start, suffix.End - LongestName);
        var from = LeadIn().Match(part.Text[start..suffix.End]);
        start += from.Success ? from.Length : 0;
        var name = Span.Between(start, suffix.End);
        var hasOwnWord = suffix.Start - start >= 2;
        var isNamed = part.Mentions.Any(mention => mention.Span.Overlaps(name) && mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity or RecordKind.User);
        var isPlaced = run.Start == clause.Span.Start || from.Success;
        return hasOwnWord && !isNamed && isPlaced && name.Length >= ShortestName && !Common().IsMatch(name.In(part.Text)) ? name : null;
    }

    private static int CapitalsBefore(string text, int end, int from)
    {
        var start = end;
        while (true)
        {
            var at = start - 1;
            while (at >= from && text[at] == ' ')
            {
                at--;
            }

            var wordEnd = at + 1;
            while (at >= from && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '&' or '-' or '\''))
            {
                at--;
            }

            if (at + 1 >= wordEnd || !char.IsUpper(text[at + 1]) || Sentence().IsMatch(text[(at + 1)..wordEnd]))
            {
                return start;
            }

            start = at + 1;
        }
    }

    /// <summary>The unknown person that the contact was with; null when none is named.</summary>
    /// <param name="part">The contact.</param>
    /// <param name="newCustomer">Where the company is named, when it is new too.</param>
    /// <param name="hasCustomer">A known company is named.</param>
    public static NewContact? Contact(NotePart part, Span? newCustomer, bool hasCustomer)
    {
        var isNewCustomer = newCustomer is not null;
        if (!isNewCustomer && !hasCustomer)
        {
            return null;
        }

        foreach (var clause in part.Clauses)
        {
            var text = part.Of(clause);
            var match = CalledChinese().Match(text);
            if (!match.Success)
            {
                match = TitledChinese().Match(text);
            }

            if (!match.Success)
            {
                match = EnglishPerson().Match(text);
            }

            if (!match.Success && isNewCustomer)
            {
                match = PoliteEnglish().Match(text);
            }

            var name = match.Groups["name"];
            if (!match.Success || !name.Success)
            {
                continue;
            }

            var span = new Span(clause.Span.Start + name.Index, name.Length);
            if (newCustomer?.Overlaps(span) == true || part.Mentions.Any(mention => mention.Span.Overlaps(span) && mention.Best.Form != "title"))
            {
                continue;
            }

            if (SurnameTitle().Match(span.In(part.Text)) is { Success: true } polite && polite.Length == span.Length)
            {
                return new NewContact(span, part.Words(span), SurnamesTitle(part, clause, span), Phone(part), Email(part));
            }

            return new NewContact(span, part.Words(span), Title(part, clause, span), Phone(part), Email(part));
        }

        return isNewCustomer ? BySurname(part) : null;
    }

    // 见了他们钱总: a surname with a title is a name to start with.
    private static NewContact? BySurname(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            var match = SurnameTitle().Match(part.Of(clause));
            if (match.Success)
            {
                var name = match.Groups["name"];
                var span = new Span(clause.Span.Start + name.Index, name.Length);
                return new NewContact(span, part.Words(span), SurnamesTitle(part, clause, span), Phone(part), Email(part));
            }
        }

        return null;
    }

    // 采购黄经理 is 采购经理; 赵工 an engineer.
    private static string? SurnamesTitle(NotePart part, Clause clause, Span name)
    {
        var word = part.Text[(name.Start + 1)..name.End];
        var department = NoteWords.Parties["departments"].All(part.Text, Span.Between(Math.Max(clause.Span.Start, name.Start - 4), name.Start)).LastOrDefault();
        return word == "总" ? null : (department.Length > 0 && department.End == name.Start ? department.In(part.Text) : "") + (word == "工" ? "工程师" : word);
    }

    // In the name's own clause; else in a short one beside it: "刘敏，采购", "Paul Grant (COO)".
    private static string? Title(NotePart part, Clause clause, Span name) =>
        TitleIn(part, clause, name) ?? ((Clause?[])[part.After(clause), part.Before(clause)]).OfType<Clause>().Where(near => near.Span.Length <= 24).Select(near => TitleIn(part, near, name)).FirstOrDefault(title => title is not null);

    private static string? TitleIn(NotePart part, Clause clause, Span name)
    {
        var titles = NoteWords.Parties["titles"].All(part.Text, clause.Span)
            .Where(title => !title.Overlaps(name) && !part.Mentions.Any(mention => mention.Span.Overlaps(title) && mention.Best.Record.Kind is RecordKind.Contact or RecordKind.User))
            .OrderBy(title => title.Start < name.Start ? name.Start - title.End : title.Start - name.End)
            .ToList();
        if (titles.Count == 0)
        {
            return null;
        }

        var start = titles[0].Start;
        var department = NoteWords.Parties["departments"].All(part.Text, Span.Between(Math.Max(clause.Span.Start, start - 4), start)).LastOrDefault();
        return part.Words(department.Length > 0 && department.End == start ? Span.Between(department.Start, titles[0].End) : titles[0]);
    }

    private static string? Phone(NotePart part) => ContactValueReader.Phones(part.Text).FirstOrDefault(phone => part.Has(phone.Span))?.Digits;

    private static string? Email(NotePart part) => ContactValueReader.Emails(part.Text).FirstOrDefault(email => part.Has(email.Span))?.Address;

    [GeneratedRegex(@"(?:新客户|新单位|新线索|新增客户|陌生客户|陌拜)(?:是|叫|:|,|,)?\s?(?<name>[\u4e00-\u9fff]{3,14})(?=$|[\s,，。])", RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"[\u4e00-\u9fff()A-Za-z0-9]{3,40}", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseName();

    [GeneratedRegex(@"^.{0,12}?(?:去了?|到了?|跑了?|拜访了?|走访了?|见了|联系了?|接待了?|来了?|(?:打)?给|认识了?|新客户(?:是|叫|:)?|一家(?:叫|是)?|客户(?:是|叫)?|叫|名叫|介绍了?|跟|和|找|陪|从|在|是|又去了?|再去了?)", RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(?:我们|咱们|他们|她们|你们|对方|客户|这家|那家|一家|几家|两家|三家|这个|那个|本|该|贵|分|子|母|总|新|老|大|小|全|各|别的|其他|另一)?.{0,2}(?:公司|集团|工厂|厂|学校|医院|设备|系统|软件|数据|网络|材料|包装|物流|仓储|培训|教育|保险|银行|汽车|食品|贸易|建设|能源|照明|文化|电器|农业|环保|制造|工业|机械|智能|生物|信息|科技|自动化)$", RegexOptions.CultureInvariant)]
    private static partial Regex Common();

    [GeneratedRegex(@"^(?:The|A|An|At|In|On|To|With|From|New|Met|Saw|Visited|Called|Today|Yesterday|First|I|We|He|She|They|Our|Their|Had|Went|Spoke|And|Also|Then|Just)$", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?:(?<![\u4e00-\u9fff]\s?[打])(?:姓[\u4e00-\u9fff],?)?(?:名叫|叫做|叫|联系人(?:是|叫|:)?|对接人(?:是|叫|换成了?|:)?|负责人(?:是|叫|:)?))\s?(?<name>[\u4e00-\u9fff]{2,4}?)(?=$|[\s,。,;(]|[的是,]|电话|手机|微信|邮箱|\d|聊|说|想|要|让|谈|见|约|对|很|问)", RegexOptions.CultureInvariant)]
    private static partial Regex CalledChinese();

    [GeneratedRegex(@"(?:经理|总监|主管|主任|厂长|校长|院长|科长|处长|部长|老板|老板娘|工程师|会计|采购|专员|助理|店长|负责人|创始人|老师)(?<name>(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|申屠|夏侯|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封芮储靳松井段富巫乌焦巴弓牧车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权盖益桓公仉督岳帅缑亢况郈有琴涂付肖丛])[\u4e00-\u9fff]{1,2}?)(?=$|[\s,。,;(]|电话|手机|微信|邮箱|\d|聊|说|想|要|让|谈|见|约|对|很|问|那|也|的)", RegexOptions.CultureInvariant)]
    private static partial Regex TitledChinese();

    [GeneratedRegex(@"(?:(?i:called|named|name is|contact is|met(?: with)?|spoke (?:to|with)|talked (?:to|with)|introduced (?:me )?to|saw|new (?:contact|buyer|manager|head)),? (?:(?i:their|the|a|new|our|his|her|plant|purchasing|procurement|operations|general|it|quality|warehouse|production|managing|supply|chain|sales|project|technical|manager|director|head|buyer|owner|engineer|of|lead|supervisor|ceo|cto|cfo|coo|vp|founder|mr\.?|ms\.?|mrs\.?|dr\.?),? ){0,6})(?<name>[A-Z][a-z]+(?: (?:van|von|de|da|bin|al))?(?: [A-Z][A-Za-z'\-]+){1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishPerson();

    [GeneratedRegex(@"^(?:(?:Mr|Ms|Mrs|Dr|Mister)\.? )?(?<name>[A-Z][a-z]+(?: [A-Z][A-Za-z'\-]+){1,2})$|(?:Mr|Ms|Mrs|Dr)\.? (?<name>[A-Z][a-z]+(?: [A-Z][A-Za-z'\-]+){0,2})", RegexOptions.CultureInvariant)]
    private static partial Regex PoliteEnglish();

    [GeneratedRegex(@"(?<name>[\u4e00-\u9fff](?:总|工|经理|主任|老板|厂长|校长|院长|部长|科长|处长|老师|主管|总监|董))(?![\u4e00-\u9fff]{0,1}(?:部|室|公司))", RegexOptions.CultureInvariant)]
    private static partial Regex SurnameTitle();
}
