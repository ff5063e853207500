using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>A normalised text and the moment it is said at.</summary>
internal sealed class DatedText(string s, DateTime now)
{
    internal string S { get; } = s;

    internal DateTime Now { get; } = now;

    internal DateTime Today => Now.Date;

    /// <summary>The place behind blanks and an optional 的 at <paramref name="p"/>: 2021年的第一周.</summary>
    internal int Inside(int p)
    {
        p = S.SkipBlanks(p);
        return S.At(p) == '的' ? S.SkipBlanks(p + 1) : p;
    }
}
