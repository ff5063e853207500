using System.Text.RegularExpressions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>What the words state about the deal: amount, stage, expected close date, competitor; never more.</summary>
internal static partial class DealUpdateReader
{
    public static LogInteraction.DealUpdate? Read(NotePart part, SaidStage? stage, SaidAmount? amount, Dictionary<string, Span> words)
    {
        var close = stage?.Stage is Stage.Won or Stage.Lost ? null : CloseDate(part);
        var rival = Competitor(part);
        Say(words, "amount", amount?.Span);
        Say(words, "stage", stage?.Words);
        Say(words, "closeDate", close?.Span);
        Say(words, "competitor", rival);
        return stage is null && amount is null && close is null && rival is null
            ? null
            : new LogInteraction.DealUpdate(amount?.High, stage?.Stage.ToString(), close?.To, rival is { } name ? part.Words(name) : null, null, stage?.Reason);
    }

    private static DateValue? CloseDate(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            if (NoteWords.Stages["close_date"].IsIn(part.Text, clause.Span) && !part.Clauses.Any(other => other.Sentence == clause.Sentence && NoteWords.Stages["conditional"].IsIn(part.Text, other.Span)))
            {
                // 回来再签，大概7月6号: the day alone behind it.
                var behind = part.After(clause) is { } next && next.Sentence == clause.Sentence ? part.DatesIn(next).Where(date => About().IsMatch(part.Text[next.Span.Start..date.Span.Start]) && date.Span.End == next.Span.End) : [];
                var date = part.DatesIn(clause).LastOrDefault(date => date.To > part.Message.Today) ?? behind.FirstOrDefault(date => date.To > part.Message.Today);
                if (date is not null)
                {
                    return date;
                }
            }
        }

        return null;
    }

    // The name beside a word of rivalry; names of our customers and people are none.
    private static Span? Competitor(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            foreach (var cue in NoteWords.Stages["rival_before"].All(part.Text, clause.Span))
            {
                var name = Name().Match(part.Text[..clause.Span.End], cue.End);
                if (name.Success && name.Index - cue.End <= 1 && IsFree(part, new Span(name.Index, name.Length)))
                {
                    return new Span(name.Index, name.Length);
                }
            }

            if (RivalBefore(part, clause) is { } rival)
            {
                return rival;
            }
        }

        return null;
    }

    /// <summary>"博硕报了82万": an unknown name right before a word of bidding; null when there is none.</summary>
    public static Span? RivalBefore(NotePart part, Clause clause)
    {
        foreach (var cue in NoteWords.Stages["rival_after"].All(part.Text, clause.Span))
        {
            var name = NameAtEnd().Match(part.Text[clause.Span.Start..cue.Start]).Groups["name"];
            var span = new Span(clause.Span.Start + name.Index, name.Length);
            if (name.Success && IsFree(part, span) && !part.DatesIn(clause).Any(date => date.Span.Overlaps(span)))
            {
                return span;
            }
        }

        return null;
    }

    /// <summary>A name that no record in scope bears and that is no everyday word.</summary>
    public static bool IsFree(NotePart part, Span name) =>
        name.Length >= 2 && !part.Mentions.Any(mention => mention.Span.Overlaps(name)) && !Pronoun().IsMatch(name.In(part.Text)) && !Thing().IsMatch(name.In(part.Text)) && !part.IsEverydayWord(name);

    private static void Say(Dictionary<string, Span> words, string field, Span? span)
    {
        if (span is { } found)
        {
            words[field] = found;
        }
    }

    [GeneratedRegex(@"^(?:大概|大约|估计|预计|应该|差不多|可能|最快|最晚|around|about|roughly|probably)? ?(?:是|在|到|on)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"[A-Z][A-Za-z0-9]+(?: [A-Z][A-Za-z0-9]+)?|[\u4e00-\u9fff]{2,6}?(?=$|[\s,。,;]|的|也|了|那边|报|在|家|和|,)", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:^|[说称是,:\s])(?<name>[A-Z][A-Za-z0-9]+|[\u4e00-\u9fff]{2,4}?)(?:那边|那家)?\s?$", RegexOptions.CultureInvariant)]
    private static partial Regex NameAtEnd();

    // 新手机, 蓝色外壳那款, 第二套: what is chosen or changed is a thing.
    [GeneratedRegex(@"^(?:新|旧|老|原|大|小|别|另|第|头|前|这|那|某|每|各|几|[一二两三四五六七八九十])|[款种套个台版型号色批块条张份次组项样遍轮天年月周]$|那[款种套个台版]|[的了着过]", RegexOptions.CultureInvariant)]
    private static partial Regex Thing();

    [GeneratedRegex(@"^(?:他们?|她们?|我们?|咱们?|对方|客户|人家|别家|别人|我方|价格|费用|这个|那个|今天|昨天|上午|下午|一家|两家|三家|几家|另一家|其他|他说|她说|当地|本地|便宜|一套|一家公司|重新|最新|刚刚|已经|正式|口头|初步|顺便|一共|总共|最终|最后|这次|上次|我方|邮件|微信|电话|方案|项目|系统|设备|整体|单价|总价|含税|不含税|合计|领导|老板|厂里|总部|采购|财务|we|they|he|she|it|our|their|the)$|^[把被让按请从跟比]|总$|说$|我", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();
}
