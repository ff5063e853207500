using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads numbers with their units, and shares.</summary>
public static class NumberReader
{
    /// <summary>All plain numbers of <paramref name="text"/> in order; amounts of money are among them, dates, telephone numbers and identifiers are not.</summary>
    public static IReadOnlyList<NumberValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalized = Normalizer.Normalize(text);
        var s = normalized.Text;
        var found = new List<NumberValue>();
        var blocked = ContactScanner.Blocked(s);
        for (var i = 0; i < s.Length;)
        {
            if (blocked.Skip(ref i))
            {
                continue;
            }

            if (!NumeralScanner.TryRead(s, i, out var first))
            {
                i = Chars.IsDigit(s[i]) ? NumeralScanner.SkipRun(s, i) : Chars.IsLetter(s[i]) ? AfterLetters(s, i) : i + 1;
                continue;
            }

            var low = first.Low;
            var last = first;
            if (NumberRanges.TrySecond(s, first, false, out var raised, out var second))
            {
                (low, last) = (raised, second);
            }

            i = last.End;
            if (Accept(s, first, last, out var unit, out var end))
            {
                var isRange = last.Start != first.Start;
                found.Add(new NumberValue(normalized.ToOriginal(Span.Between(first.Start, end)), last.High, unit, isRange || first.IsPair ? Bound.Between : Bounds.Of(s, first.Start, end, first.Approx))
                {
                    Low = isRange || first.IsPair ? low : null,
                    NumberSpan = normalized.ToOriginal(Span.Between(first.Start, last.End)),
                    Ordinal = s.At(first.Start - 1) == '第',
                });
                i = end;
            }
        }

        return found;
    }

    /// <summary>All shares of <paramref name="text"/> in order: 30%, 百分之三十, 三成, 八折, 3个点.</summary>
    public static IReadOnlyList<PercentValue> Percents(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PercentScanner.Read(text);
    }

    private static int AfterLetters(string s, int i)
    {
        var end = s.WordEnd(i);
        return Chars.IsDigit(s.At(end)) || (s.At(end) == '-' && Chars.IsDigit(s.At(end + 1))) ? NumeralScanner.SkipRun(s, i) : end;
    }

    private static bool Accept(string s, Numeral first, Numeral last, out string? unit, out int end)
    {
        unit = Unit(s, last, out end);
        if (unit is "st" or "nd" or "rd" or "th" or "am" or "pm")
        {
            return false;
        }

        if (NumberGuards.IsCalendar(s, last) || (first.Start != last.Start && NumberGuards.IsCalendar(s, first)) || NumberGuards.IsIdentifier(s, first))
        {
            return false;
        }

        if (last.Form == NumeralForm.English)
        {
            return unit is not null || last.High != 1;
        }

        // A lone Chinese digit is a word far more often than a number: 统一, 张三, 一起.
        return last.Form == NumeralForm.Digits || last.Length > 1 || (unit is not null && !IsWord(s, first, unit));
    }

    private static bool IsWord(string s, Numeral n, string unit)
    {
        var before = s.At(n.Start - 1);
        return (n.High == 1 && (unit is "种" or "期" or "度" or "行" or "方" or "代" or "声" or "口" or "路" or "门" or "级" or "道" or "头" or "类" || before is '统' or '唯' or '万' or '同' or '专' or '不' or '逐' or '之'))
            || (unit == "方" && n.High == 3) || (unit is "季度" or "度");
    }

    private static string? Unit(string s, Numeral n, out int end)
    {
        end = n.End;
        var p = s.SkipBlanks(n.End, 1);
        if (s.At(p) == '%')
        {
            end = p + 1;
            return "%";
        }

        if (s.At(p) == '个' || (s.At(p) != '\0' && UnitWords.Length(s, p) > 0))
        {
            var length = Math.Max(1, UnitWords.Length(s, p));
            var inner = s.At(p) == '个' && length == 1 ? Inner(s, p + 1) : 0;
            end = p + length + inner;
            return inner > 0 ? s.Substring(p + 1, inner) : s.Substring(p, length);
        }

        if (Chars.IsLetter(s.At(p)))
        {
            var wordEnd = s.WordEnd(p);
            if (!Chars.IsDigit(s.At(wordEnd)) && !StopWords.IsStop(s.AsSpan(p, wordEnd - p)))
            {
                end = wordEnd;
                return s[p..wordEnd];
            }
        }
        else if (s.At(n.End) == '-' && Chars.IsLetter(s.At(n.End + 1)) && s.WordEnd(n.End + 1) - n.End > 3)
        {
            end = s.WordEnd(n.End + 1);
            return s[(n.End + 1)..end];
        }

        return null;
    }

    /// <summary>六个点位, 三个工作日: the noun behind 个 says more than 个.</summary>
    private static int Inner(string s, int p) =>
        s.HasAny(p, ["点位", "工作日", "小时", "星期", "礼拜", "季度", "节点", "库位", "货位", "工位", "并发", "用户", "亿"]);
}
