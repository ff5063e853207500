using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Words between the two ends of a range.</summary>
internal static class Joints
{
    private static readonly string[] To = ["一直到", "直到", "到", "至", "--", "-", "~"];
    private static readonly string[] And = ["和", "与", "及", "跟", "到", "至", "-", "~"];
    private static readonly string[] Between = ["之间", "间", "中间"];

    /// <summary>到, 至, -: a range by themselves.</summary>
    internal static bool TryTo(string s, int p, out int end) => Try(s, p, To, out end);

    /// <summary>和, 与: a range only with 之间 behind (<see cref="BetweenAt"/>).</summary>
    internal static bool TryAnd(string s, int p, out int end) => Try(s, p, And, out end);

    /// <summary>Length of 之间 or 间 at <paramref name="p"/>.</summary>
    internal static int BetweenAt(string s, int p) => s.At(p) == '间' && s.At(p + 1) is '隔' or '接' or '谍' or '断' ? 0 : s.HasAny(p, Between);

    private static bool Try(string s, int p, string[] words, out int end)
    {
        p = s.SkipBlanks(p);
        var length = s.HasAny(p, words);
        end = s.SkipBlanks(p + length);
        return length > 0;
    }
}
