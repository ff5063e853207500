using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Where the contact took place, when a place is named.</summary>
internal static partial class LocationReader
{
    public static Span? Read(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            foreach (var pattern in (Regex[])[Chinese(), English()])
            {
                var match = pattern.Match(part.Text[..clause.Span.End], clause.Span.Start);
                if (match.Success && match.Groups["place"] is { Success: true } place)
                {
                    return new Span(place.Index, place.Length);
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?:在|去了?|到了?|来了?|陪.{1,6}看了?)(?<place>[^\s,。,;在去到来]{0,12}?(?:车间|仓库|现场|办公室|会议室|展厅|展会|工厂|厂区|食堂|餐厅|饭店|酒店|咖啡厅|咖啡馆|茶楼|园区|总部|实验室|机房|门店|校区|病房|产线|工地|码头|部|科|公司|博览会|会展中心))", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?:at|in|to) (?<place>(?:the |their |his |her |our )?(?:[A-Za-z]+ ){0,3}(?:office|plant|warehouse|factory|site|showroom|booth|hotel|restaurant|cafe|campus|lab|laboratory|headquarters|hq|depot|mill|workshop|store|branch|fair|expo))(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();
}
