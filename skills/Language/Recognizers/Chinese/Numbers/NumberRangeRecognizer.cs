using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Kind "numberrange": 20~100, 五百以上, 大于10且小于等于35, 二十几万; written as an interval, "(20,35]".</summary>
internal sealed class NumberRangeRecognizer() : ChineseRecognizer("numberrange")
{
    /// <summary>Words that may join a lower and an upper bound to one interval.</summary>
    private static readonly string[] Joints = ["", "且", "并", "并且", "而且", "同时", "的同时", "而", "又", ","];

    private static readonly string[] Between = ["到", "至", "~", "-", "与", "和"];

    protected override List<RecognizedEntity> Scan(string s, DateTime reference)
    {
        var bounds = new List<NumberBounds>();
        for (var i = 0; i < s.Length;)
        {
            if (Read(s, i) is not { } found)
            {
                i = Chars.IsDigit(s[i]) ? ArabicLiteral.DigitsEnd(s, i) : i + 1;
                continue;
            }

            i = found.End;
            if (bounds.Count > 0 && Merge(s, bounds[^1], found) is { } both)
            {
                bounds[^1] = both;
            }
            else
            {
                bounds.Add(found);
            }
        }

        return [.. bounds.Where(one => one.IsComplete).Select(one => Entity(one.Start, one.End, "numberrange", ("value", one.Interval)))];
    }

    private static NumberBounds? Read(string s, int i)
    {
        if (ComparisonWords.TryBefore(s, i, out var comparison, out var at) && ChineseNumberReader.TryRead(s, at, out var compared))
        {
            return NumberBounds.Of(i, compared.End, comparison, compared.Value);
        }

        var from = s.HasAny(i, ["从", "介于"]);
        if (!IsNumeral(s.At(i + from)) || !ChineseNumberReader.TryRead(s, i + from, out var first))
        {
            return null;
        }

        if (TrySecond(s, first, out var second, out var end))
        {
            return new NumberBounds(i, end, first.Value, true, second.Value, false);
        }

        if (from > 0)
        {
            return null;
        }

        return ComparisonWords.TryBehind(s, first.End, out comparison, out at) ? NumberBounds.Of(i, at, comparison, first.Value)
            : first.IsOpen ? NumberBounds.Of(i, first.End, Comparison.More, first.Value) : NumberBounds.Nothing(i, first.End);
    }

    /// <summary>20 - 100, 10000与20000之间; 和 and 与 only with 间 behind.</summary>
    private static bool TrySecond(string s, NumberHit first, out NumberHit second, out int end)
    {
        var p = s.SkipBlanks(first.End);
        var joint = s.HasAny(p, Between);
        var at = s.SkipBlanks(p + joint);
        end = p;
        if (joint == 0 || !IsNumeral(s.At(at)) || !ChineseNumberReader.TryPlain(s, at, out second) || second.Value <= first.Value || s.At(second.End) is '-' or '/')
        {
            second = default;
            return false;
        }

        var between = s.HasAny(s.SkipBlanks(second.End), ["之间", "间"]);
        end = between > 0 ? s.SkipBlanks(second.End) + between : second.End;
        return between > 0 || s[p] is not ('与' or '和');
    }

    private static NumberBounds? Merge(string s, NumberBounds first, NumberBounds second)
    {
        var gap = s[first.End..second.Start].Replace(" ", "", StringComparison.Ordinal);
        return Array.IndexOf(Joints, gap) >= 0 ? first.With(second) : null;
    }

    private static bool IsNumeral(char c) => Chars.IsDigit(c) || c is '-' or '负' || MixedNumerals.IsChinese(c);
}
