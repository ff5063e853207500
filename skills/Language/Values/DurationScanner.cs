using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>A length of time as it stands in a text.</summary>
internal readonly record struct TimeLength(int Start, int End, decimal Amount, string Unit)
{
    /// <summary>一个多月: more than the amount.</summary>
    internal bool More { get; init; }

    /// <summary>三五天, 十来天.</summary>
    internal bool Approx { get; init; }

    internal int? Days => Unit switch
    {
        "day" => (int)Math.Ceiling(Amount),
        "week" => (int)Math.Ceiling(Amount * 7),
        "month" => (int)Math.Round(Amount * 30),
        "quarter" => (int)Math.Round(Amount * 91),
        "year" => (int)Math.Round(Amount * 365),
        _ => null,
    };
}

/// <summary>Reads the length of time that stands at a place.</summary>
internal static class DurationScanner
{
    internal static bool TryRead(string s, int i, out TimeLength length)
    {
        if (s[i] == '半')
        {
            return TryHalf(s, i, out length);
        }

        if (s[i] == '两' && s.At(i + 1) == '三' && s.At(i + 2) == '天')
        {
            length = new TimeLength(i, i + 3, 3, "day") { Approx = true };
            return true;
        }

        if (NumeralScanner.TryRead(s, i, out var n) && s.At(i - 1) != '第' && n.High < 100_000 && (n.Form != NumeralForm.English || s.At(n.End) is ' ' or '-'))
        {
            return TryUnit(s, n, out length);
        }

        length = default;
        return Chars.IsLetter(s[i]) && !Chars.IsWord(s.At(i - 1)) && EnglishArticle(s, i, out length);
    }

    private static bool TryHalf(string s, int i, out TimeLength length)
    {
        length = default;
        if (s.At(i - 1) is '上' or '下' or '前' or '后' or '个' or '点' or '一' or '两' or '三' or '夜' && !IsShifted(s, i) || Chars.IsDigit(s.At(i - 1)))
        {
            return false;
        }

        var p = s.At(i + 1) == '个' ? i + 2 : i + 1;
        var unit = ChineseUnit(s, p, p > i + 1, out var end);
        if (unit is null or "workday" || (unit == "year" && s.At(end) == '报'))
        {
            return false;
        }

        length = new TimeLength(i, end, 0.5m, unit) { More = s.At(end) == '多' };
        return true;
    }

    // 提前半小时, 往后半天; 前半年 is a part of the year.
    private static bool IsShifted(string s, int i) => s.At(i - 2) is '提' or '往' or '延';

    private static bool TryUnit(string s, Numeral n, out TimeLength length)
    {
        length = default;
        var p = s.SkipBlanks(n.End, 1);
        if (Chars.IsLetter(s.At(p)) || (n.Form != NumeralForm.Chinese && s.At(n.End) == '-' && Chars.IsLetter(s.At(n.End + 1))))
        {
            p = Chars.IsLetter(s.At(p)) ? p : n.End + 1;
            return TryEnglish(s, n.Start, n.High, p, out length);
        }

        var more = n.Approx && !n.IsPair;
        var hasClassifier = false;
        var extra = 0m;
        if (s.At(p) == '个')
        {
            hasClassifier = true;
            p++;
            if (s.At(p) is '半')
            {
                extra = 0.5m;
                p++;
            }
            else if (s.At(p) is '多')
            {
                more = true;
                p++;
            }
        }

        if (ChineseUnit(s, p, hasClassifier, out var end) is not { } unit || (unit == "year" && !IsSpan(s, n, end)))
        {
            return false;
        }

        if (unit is "day" or "week" or "year" or "hour" && s.At(end) == '半' && s.At(end + 1) is not '价' and not '路' and not '夜')
        {
            extra = 0.5m;
            end++;
        }
        else if (s.At(end) == '多' && s.At(end + 1) is not '少' and not '次')
        {
            more = true;
            end++;
        }

        length = new TimeLength(n.Start, end, n.High + extra, unit) { More = more, Approx = n.IsPair };
        return true;
    }

    /// <summary>2025年 and 25年 name a year; 25年质保 and 三年 are lengths.</summary>
    private static bool IsSpan(string s, Numeral n, int end) =>
        n.High < 100 && !(n.Form == NumeralForm.Digits && n.Digits == 2 && n.High is >= 19 and <= 35 && s.At(end) is not ('质' or '经' or '以' or '之' or '内' or '后' or '前' or '的' or '保'))
        && s.At(end) is not '级' and not '底' and not '初' and not '度' && !(n.High == 1 && s.At(n.Start - 1) is '统' or '第');

    private static string? ChineseUnit(string s, int p, bool hasClassifier, out int end)
    {
        string? unit;
        (end, unit) = s.At(p) switch
        {
            '秒' => (p + (s.At(p + 1) == '钟' ? 2 : 1), "second"),
            '分' when s.At(p + 1) == '钟' => (p + 2, "minute"),
            '小' when s.At(p + 1) == '时' => (p + 2, "hour"),
            '钟' when hasClassifier || s.At(p + 1) == '头' => (p + (s.At(p + 1) == '头' ? 2 : 1), "hour"),
            '天' when s.At(p + 1) is not '然' and not '气' => (p + 1, "day"),
            '日' when s.At(p + 1) == '内' => (p + 1, "day"),
            '工' when s.Has(p, "工作日") => (p + 3, "workday"),
            '工' when s.Has(p, "工作天") => (p + 3, "workday"),
            '周' when !hasClassifier && MixedNumerals.Digit(s.At(p + 1)) < 0 && s.At(p + 1) is not '末' and not '岁' and not '边' and not '报' and not '年' => (p + 1, "week"),
            '周' when !hasClassifier && s.At(p + 1) == '一' && s.At(p + 2) == '次' => (p + 1, "week"),
            '星' when s.At(p + 1) == '期' && (hasClassifier || MixedNumerals.Digit(s.At(p + 2)) < 0) => (p + 2, "week"),
            '礼' when s.At(p + 1) == '拜' && (hasClassifier || MixedNumerals.Digit(s.At(p + 2)) < 0) => (p + 2, "week"),
            '月' when hasClassifier => (p + 1, "month"),
            '季' when hasClassifier && s.At(p + 1) == '度' => (p + 2, "quarter"),
            '年' => (p + 1, "year"),
            _ => (p, null),
        };
        return unit;
    }

    /// <summary>"half a year", "half an hour", "a week", "a couple of days", "a fortnight".</summary>
    private static bool EnglishArticle(string s, int i, out TimeLength length)
    {
        length = default;
        var end = s.WordEnd(i);
        var word = s.AsSpan(i, end - i);
        var amount = 1m;
        if (word.Equals("half", StringComparison.OrdinalIgnoreCase) && (s.Has(end, " a ") || s.Has(end, " an ")))
        {
            amount = 0.5m;
            end = s.IndexOf(' ', end + 1);
        }
        else if (!word.Equals("a", StringComparison.OrdinalIgnoreCase) && !word.Equals("an", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return s.At(end) == ' ' && TryEnglish(s, i, amount, end + 1, out length);
    }

    private static bool TryEnglish(string s, int start, decimal amount, int p, out TimeLength length)
    {
        length = default;
        if (s.Has(p, "of "))
        {
            p += 3;
        }

        var workdays = s.HasAny(p, ["business ", "working ", "work "]);
        p += workdays;
        var end = s.WordEnd(p);
        var (unit, factor) = EnglishUnit(s.AsSpan(p, end - p), amount);
        if (unit is null || (workdays > 0 && unit != "day"))
        {
            return false;
        }

        length = new TimeLength(start, end, amount * factor, workdays > 0 ? "workday" : unit);
        return true;
    }

    private static (string? Unit, int Factor) EnglishUnit(ReadOnlySpan<char> word, decimal amount)
    {
        if (word.Length is 0 or > 11)
        {
            return (null, 1);
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return (ReadOnlySpan<char>)lower switch
        {
            "second" when amount != 1 => ("second", 1),
            "seconds" or "sec" or "secs" => ("second", 1),
            "minute" or "minutes" or "min" or "mins" => ("minute", 1),
            "hour" or "hours" or "hr" or "hrs" => ("hour", 1),
            "day" or "days" => ("day", 1),
            "workday" or "workdays" or "weekday" or "weekdays" => ("workday", 1),
            "week" or "weeks" or "wk" or "wks" => ("week", 1),
            "fortnight" or "fortnights" => ("week", 2),
            "month" or "months" => ("month", 1),
            "quarter" or "quarters" => ("quarter", 1),
            "year" or "years" or "yr" or "yrs" => ("year", 1),
            _ => (null, 1),
        };
    }
}
