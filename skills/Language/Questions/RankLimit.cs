using System.Text.RegularExpressions;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>前三名, top 5, three biggest, 倒数两名: how many of a ranking.</summary>
internal static partial class RankLimit
{
    private static readonly Dictionary<string, int> Numerals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["一"] = 1,
        ["二"] = 2,
        ["两"] = 2,
        ["三"] = 3,
        ["四"] = 4,
        ["五"] = 5,
        ["六"] = 6,
        ["七"] = 7,
        ["八"] = 8,
        ["九"] = 9,
        ["十"] = 10,
        ["二十"] = 20,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["twenty"] = 20,
    };

    public static (int Count, bool IsBottom, Span Span)? Read(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var said = match.Groups["n"].Value;
        var count = Numerals.TryGetValue(said, out var known) ? known : int.TryParse(said, out var digits) ? digits : 0;
        return count is > 0 and <= 1000 ? (count, match.Groups["low"].Success, new Span(match.Index, match.Length)) : null;
    }

    // 前三个月 and 前5天 are periods, not ranks.
    [GeneratedRegex(@"(?:前|top[\s-]?|(?<low>倒数前?|后|bottom[\s-]?|last[\s-](?=\d+\s+(?:in|by)\b)))\s*(?<n>\d{1,3}|二十|[一二两三四五六七八九十]|two|three|four|five|six|seven|eight|nine|ten|twenty)(?!\s*(?:个?月|天|年|周|个?季|个?星期|日|点|小时|\d|days?|weeks?|months?|years?|quarters?))|\b(?:best|biggest|largest|highest|strongest|oldest|newest|latest|longest|slowest|fastest|quickest|(?<low>worst|smallest|lowest|weakest))\s+(?<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\b|\b(?<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:best|biggest|largest|highest|top|oldest|newest|longest|latest|slowest|fastest|quickest|front-?\s?runners|leaders|leading|most\s\w+|(?<low>worst|smallest|lowest|weakest|fewest))\b|(?:最(?:高|多|大|好|强|久|长|快|慢|早|晚|近|新|老|贵|(?<low>低|少|小|差|短))|打头|排头|领头|领先|靠前|(?<low>垫底|末尾|靠后))的?(?:前)?\s*(?<n>\d{1,3}|[一二两三四五六七八九十])(?=个(?!月|季|星期|礼拜|小时|钟头)|家|单|位|名|笔|条|款|人|组)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
