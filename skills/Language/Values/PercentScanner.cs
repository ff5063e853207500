using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Shares: 30%, 百分之三十, 三成五, 八五折, 3个百分点, thirty percent.</summary>
internal static class PercentScanner
{
    private const int LongestNumeral = 64;

    internal static List<PercentValue> Read(string text)
    {
        var normalized = Normalizer.Normalize(text);
        var s = normalized.Text;
        var found = new List<PercentValue>();
        for (var i = 0; i < s.Length;)
        {
            var (value, next) = At(s, i);
            if (value is null)
            {
                i = next;
                continue;
            }

            found.Add(value with { Span = normalized.ToOriginal(value.Span) });
            i = value.Span.End;
        }

        return found;
    }

    /// <summary>The share that stands at <paramref name="i"/>, or null and where to look next.</summary>
    private static (PercentValue? Value, int Next) At(string s, int i)
    {
        if (Worded(s, i) is { } worded)
        {
            return (worded, i);
        }

        if (!NumeralScanner.TryRead(s, i, out var number))
        {
            return (null, i + 1);
        }

        // A numeral that is no share may end in one that is (1比30%), but not when it is as long as no number is: looked at from each of its characters it costs the square of its length.
        return (Number(s, i, number), number.End - i > LongestNumeral ? number.End : i + 1);
    }

    private static PercentValue? Worded(string s, int i)
    {
        var parts = s.Has(i, "百分之") ? 100m : s.Has(i, "千分之") ? 1_000m : s.Has(i, "万分之") ? 10_000m : 0m;
        if (parts > 0)
        {
            return NumeralScanner.TryReadAt(s, i + 3, out var part) ? Value(s, i, part.End, part.High, parts, part.Approx)
                : s.Has(i, "百分之百") ? Value(s, i, i + 4, 100, 100, false) : null;
        }

        if (s.Has(i, "百分百"))
        {
            return Value(s, i, i + 3, 100, 100, false);
        }

        if (s.Has(i, "一半") && s.At(i - 1) != '另')
        {
            return Value(s, i, i + 2, 50, 100, false);
        }

        if (s.At(i + 2) == '折' && MixedNumerals.Digit(s[i]) is > 0 and var tens && MixedNumerals.Digit(s.At(i + 1)) is > 0 and var ones)
        {
            return Value(s, i, i + 3, (tens * 10) + ones, 100, false) with { Discount = true };
        }

        return null;
    }

    private static PercentValue? Number(string s, int i, Numeral n)
    {
        if (NumberRanges.TrySecond(s, n, false, out var low, out var second) && Number(s, second.Start, second) is { Discount: false } upper)
        {
            return upper with { Span = Span.Between(i, upper.Span.End), Low = low / 100, Bound = Bound.Between };
        }

        var p = s.SkipBlanks(n.End, 1);
        if (s.At(p) == '%' || s.HasAny(p, ["percent", "per cent", "pct"]) > 0)
        {
            var sign = s.At(p) == '%' ? 1 : s.HasAny(p, ["percentage points", "percentage point", "percent", "per cent", "pct"]);
            return Value(s, i, p + sign, n.High, 100, n.Approx) with { Points = s.Has(p, "percentage point") };
        }

        if (s.HasAny(p, ["个百分点", "percentage points", "percentage point", "个点"]) is > 0 and var points && (s.At(p + 1) != '点' || PriceMoves(s, i)) && s.At(p + points) != '位')
        {
            return Value(s, i, p + points, n.High, 100, n.Approx) with { Points = true };
        }

        return p == n.End ? Tenths(s, i, n) : null;
    }

    /// <summary>三成, 三成五, 八折, 85折.</summary>
    private static PercentValue? Tenths(string s, int i, Numeral n)
    {
        var next = s.At(n.End + 1);
        if (s.At(n.End) == '成' && n.High is > 0 and <= 10 && !n.Magnitude
            && next is not ('功' or '交' or '立' or '本' or '员' or '为' or '品' or '熟' or '绩' or '果' or '长' or '都' or '不' or '型' or '套' or '单' or '了' or '新' or '就'))
        {
            var tail = MixedNumerals.Digit(next);
            var isTail = tail > 0 && UnitWords.Length(s, n.End + 2) == 0;
            return Value(s, i, n.End + (isTail ? 2 : 1), (n.High * 10) + (isTail ? tail : 0), 100, n.Approx) with { Low = n.IsPair ? n.Low / 10 : null };
        }

        if (s.At(n.End) == '折' && next is not ('叠' or '腾' or '旧' or '返' or '中' or '射' or '磨'))
        {
            var left = n.High > 10 ? n.High : n.High * 10;
            return n.High is > 0 and < 100 ? Value(s, i, n.End + 1, n.IsPair ? (n.Low * 10) + n.High : left, 100, false) with { Discount = true } : null;
        }

        return null;
    }

    /// <summary>N个点 is a share where a price moves or is split; elsewhere it counts points (测温, 布线).</summary>
    private static bool PriceMoves(string s, int i)
    {
        for (var k = i - 1; k >= 0 && i - k <= 10; k--)
        {
            if (s[k] is '降' or '让' or '返' or '涨' or '税' or '利' or '毛' or '扣' or '佣' or '折' or '率' or '比' or '惠' or '浮' || s.Has(k, "便宜"))
            {
                return true;
            }

            if (s[k] is ',' or '。' or ';' or '，')
            {
                return false;
            }
        }

        return false;
    }

    private static PercentValue Value(string s, int start, int end, decimal number, decimal of, bool approx) =>
        new(Span.Between(start, end), number / of, Bounds.Of(s, start, end, approx));
}
