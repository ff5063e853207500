using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>前, 后 and 起 behind a date or a length, told from the words that begin with them.</summary>
internal static class SideWords
{
    private static readonly string[] Others =
    [
        "前台", "前面", "前端", "前期", "前提", "前景", "前者", "前往", "前半", "前天", "前日", "前两", "前三", "前一", "前后", "前任", "前途",
        "后台", "后面", "后端", "后续", "后期", "后勤", "后者", "后半", "后来", "后天", "后日", "后两", "后三", "后一", "后备", "后果", "后悔",
        "起来", "起动", "起草", "起码", "起诉", "起重", "起飞", "起床", "起点", "起因",
    ];

    /// <summary>True when a longer word than 前, 后 or 起 stands at <paramref name="p"/>: 前台, 后续, 起来.</summary>
    internal static bool BeginsOther(string s, int p) => s.HasAny(p, Others) > 0;
}
