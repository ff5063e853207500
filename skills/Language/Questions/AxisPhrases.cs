using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>一个月一个月地, 一家一家, 一个行业一个数, one team at a time: a noun said over again, or with "one" on both sides, splits by it.</summary>
internal static partial class AxisPhrases
{
    /// <summary>Gives each such phrase the senses of the noun and of "each", in place of the tokens that it is made of.</summary>
    public static void Mark(List<QuestionToken> tokens, string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            Put(tokens, match, OfUnit(match.Groups["unit"].Value.ToLowerInvariant()));
        }

        foreach (Match match in OneEach().Matches(text))
        {
            var senses = OfUnit(match.Groups["unit"].Value);
            Put(tokens, match, senses is [{ Kind: "dimension" }, ..] ? match.Value.EndsWith('数') || match.Value.EndsWith('字') ? [.. senses, new Sense("sign", "anumber")] : senses : null);
        }
    }

    private static void Put(List<QuestionToken> tokens, Match match, Sense[]? senses)
    {
        var span = new Span(match.Index, match.Length);
        if (senses is null || tokens.Exists(token => token.Span.Overlaps(span) && token.Mention is not null))
        {
            return;
        }

        QuestionToken.Replace(tokens, new QuestionToken(span, match.Value, senses));
    }

    // 一个一个, 一样样: no noun of its own, the one in front of it is meant.
    private static Sense[]? OfUnit(string unit) =>
        Senses(unit) ?? (unit.Length > 1 && IsClassifier(unit[0]) ? Senses(unit[1..]) : unit.Length == 1 && IsClassifier(unit[0]) ? [new Sense("group", "each"), new Sense("group", "split")] : null);

    private static Sense[]? Senses(string unit)
    {
        var term = QuestionLexicon.Default.StartingWith(unit[0]).FirstOrDefault(term => term.Text == unit);
        var axes = term?.Senses.Where(sense => sense.Kind == "dimension").ToArray() ?? [];
        return axes.Length > 0 ? [.. axes, new Sense("group", "each")]
            : unit is "单" or "笔" or "deal" or "opportunity" or "order" or "item" or "line" or "case" ? [new Sense("list", "list"), new Sense("sign", "rows")] : null;
    }

    private static bool IsClassifier(char first) => first is '个' or '条' or '位' or '家' or '款' or '支' or '类' or '档' or '样' or '项' or '种' or '块';

    [GeneratedRegex(@"一(?<unit>[^\s，。、,;；一]{1,4})[、，,]?一\k<unit>(?:地|的)?|一(?<unit>[个家样条项位类种款档块组人月季周年天])\k<unit>(?:地|的)?|\bone (?<unit>[a-z]{3,12}) (?:at a time|by one|after (?:another|the other))|\b(?<unit>[a-z]{3,12}) (?:after|for|by) \k<unit>\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    // 一个行业报一个数, 一月一行; 一人几个: so many for each one of them.
    [GeneratedRegex(@"一(?<unit>[^\s，。、,;；一]{1,4}?)(?:给我|给|报|列|出|算|写|占|要|来|单独)?一(?:个|行|条|份|栏|列)(?:数字?|总数)?|(?<![均每这那哪有第的])一(?:个|位|家|条)?(?<unit>人|组|队|家|客户|行业|产品|团队|销售|阶段|等级|城市)(?=各?(?:有|签|丢|赢|谈)?(?:了|着)?(?:几|多少))")]
    private static partial Regex OneEach();
}
