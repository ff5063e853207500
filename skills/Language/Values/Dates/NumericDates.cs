using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Dates that begin with a number: 2026年6月5日, 6月5号, 22号, 1到3月, 2026-06-05, 6/25, 25年三月.</summary>
internal static class NumericDates
{
    internal static DateHit? Read(DateText t, int i)
    {
        var s = t.S;
        if (Chars.IsDigit(s[i]) && !NumeralScanner.StartsClean(s, i) && !(s.At(i - 1) == '-' && !Chars.IsLetter(s.At(i - 2)) && s.At(i - 2) is '日' or '号' or '月' or '年'))
        {
            return null;
        }

        return Dashed(t, i) ?? Year(t, i) ?? MonthLists.Read(t, i, null) ?? Joined(t, i, null) ?? Month(t, i, null) ?? Offsets.Read(t, i) ?? DayNumber(t, i) ?? ChinesePeriods.Rest(t, i, t.Today.Year, false);
    }

    /// <summary>2026-06-05, 2026/6/5, 2026.6.5, 2026-06, 20260605, 6/25, 6.25号.</summary>
    private static DateHit? Dashed(DateText t, int i)
    {
        var s = t.S;
        if (!Chars.IsDigit(s[i]))
        {
            return null;
        }

        var p = i;
        while (Chars.IsDigit(s.At(p)) && p - i < 9)
        {
            p++;
        }

        if (p - i == 8 && int.TryParse(s.AsSpan(i, 8), out var whole) && whole / 10_000 is >= 2000 and <= 2099 && Days.Exists(whole / 10_000, whole / 100 % 100, whole % 100) && !Chars.IsWord(s.At(p)) && s.At(p) is not '元' and not '万')
        {
            return Absolute(i, p, new DateOnly(whole / 10_000, whole / 100 % 100, whole % 100));
        }

        var joint = s.At(p);
        if (p - i is 3 or > 4 || joint is not ('-' or '/' or '.') || !TryNumber(s, p + 1, out var second, out var q))
        {
            return null;
        }

        var first = int.Parse(s.AsSpan(i, p - i));
        if (p - i == 4)
        {
            return YearFirst(t, i, first, second, joint, q);
        }

        return joint == '-' ? null : MonthFirst(t, i, first, second, joint, q);
    }

    private static DateHit? YearFirst(DateText t, int i, int year, int month, char joint, int q)
    {
        var s = t.S;
        if (year is < 1900 or > 2200 || month is < 1 or > 12)
        {
            return null;
        }

        if (s.At(q) == joint && TryNumber(s, q + 1, out var day, out var end))
        {
            return Days.Exists(year, month, day) ? Absolute(i, end + (s.At(end) is '日' or '号' ? 1 : 0), new DateOnly(year, month, day)) : null;
        }

        if (joint == '.' && s.At(q) != '月')
        {
            return null;
        }

        var hit = DateHit.Period(i, q + (s.At(q) == '月' ? 1 : 0), Days.Month(year, month), DateGrain.Month);
        hit.HasYear = true;
        return hit;
    }

    private static DateHit? MonthFirst(DateText t, int i, int first, int second, char joint, int q)
    {
        var s = t.S;
        if (s.At(q) == joint && TryNumber(s, q + 1, out var year, out var end) && end - q is 5 or 3)
        {
            year += year < 100 ? 2000 : 0;
            var (month, day) = joint == '.' || first > 12 ? (second, first) : (first, second);
            return Days.Exists(year, month, day) && year is >= 1990 and <= 2100 ? Absolute(i, end, new DateOnly(year, month, day)) : null;
        }

        var (m, d) = first > 12 ? (second, first) : (first, second);
        if (!Days.Exists(2024, m, d) || s.At(q) == joint || s.At(q) is '万' or '%' or '亿' or '元' or '折' || (joint == '.' && s.At(q) is not ('号' or '日')))
        {
            return null;
        }

        // 3/4 may be three quarters: a day above 12, or words that speak of dates, are needed.
        var behind = s.SkipBlanks(q, 1);
        var opensNote = (i == 0 || s.At(i - 1) == '\n') && s.At(q) == ' ' && Chars.IsHan(s.At(q + 1));   // 6/12 电话王总
        var sure = joint == '.' || d > 12 || opensNote || s.At(q) is '日' or '号' or '前' or '之' || s.At(behind) is '上' or '下' or '周' or '早' or '晚'
            || t.Low.EndsWithAny(s.BackBlanks(i), ["by", "on", "before", "until", "since", "after", "due", "约", "定在", "改到", "到", "在", "截止", "于", "从", "自"]) > 0;
        return sure ? MonthDay(t, i, q + (s.At(q) is '日' or '号' ? 1 : 0), m, d, null) : null;
    }

    /// <summary>2026年, 二〇二六年, 26年三月, and what follows.</summary>
    private static DateHit? Year(DateText t, int i)
    {
        var s = t.S;
        if (SmallInts.TryYear(s, i, out var year, out var end))
        {
            var p = s.SkipBlanks(end, 1);
            if (s.At(p) == '年')
            {
                return ChinesePeriods.InYear(t, i, p + 1 + (s.At(p + 1) == '度' && s.At(p + 2) != '假' ? 1 : 0), year);
            }

            return Chars.IsDigit(s[i]) && s.At(p) is 'Q' or 'q' or 'H' or 'h' && ChinesePeriods.Rest(t, p, year, true) is { } rest ? From(rest, i) : null;
        }

        // 25年 names a year unless it is a length (25年质保, 25年内).
        if (SmallInts.TryRead(s, i, out var two, out end) && Chars.IsDigit(s[i]) && end - i == 2 && two is >= 19 and <= 35 && s.At(end) == '年'
            && s.At(end + 1) is not ('质' or '经' or '以' or '之' or '内' or '后' or '前' or '的' or '保' or '来' or '多'))
        {
            return ChinesePeriods.InYear(t, i, end + 1, 2000 + two);
        }

        return null;
    }

    private static DateHit From(DateHit hit, int start)
    {
        (hit.Start, hit.HasYear) = (start, true);
        return hit;
    }

    /// <summary>1到3月, 7-9月份, 22到25号, 22、23号: two numbers share the unit behind the second.</summary>
    internal static DateHit? Joined(DateText t, int i, int? year)
    {
        var s = t.S;
        if (MixedNumerals.Digit(s.At(i)) is > 0 and < 9 and var digit && s.At(i) != '两' && MixedNumerals.Digit(s.At(i + 1)) == digit + 1 && s.At(i + 2) == '月' && s.At(i + 3) is not '底' and not '初')
        {
            // 七八月份 speaks of two months.
            var july = Plain(t, i, i + 1, digit, year);
            july.RangeEnd = Plain(t, i + 1, i + (s.At(i + 3) == '份' ? 4 : 3), digit + 1, year);
            return july;
        }

        if (!SmallInts.TryRead(s, i, out var first, out var p) || first is < 1 or > 31)
        {
            return null;
        }

        var joint = s.HasAny(s.SkipBlanks(p, 1), ["到", "至", "-", "~", "、", "和"]);
        var q = s.SkipBlanks(s.SkipBlanks(p, 1) + joint, 1);
        if (joint == 0 || !SmallInts.TryRead(s, q, out var second, out var end))
        {
            return null;
        }

        end = s.SkipBlanks(end, 1);
        if (s.At(end) == '月' && second is >= 1 and <= 12 && first <= 12 && s.At(end + 1) is not '底' && !IsDayBehind(s, end + 1))
        {
            var from = Plain(t, i, p, first, year);
            from.RangeEnd = Plain(t, q, end + (s.At(end + 1) == '份' ? 2 : 1), second, year);
            return from;
        }

        if (year is null && s.At(end) is '号' or '日' && second is >= 1 and <= 31 && first < second && NumberGuards.IsDayNumber(s, end, new Numeral(q, end, second, second, NumeralForm.Digits)) && s.At(end + 1) is not '内')
        {
            var from = OfMonth(t, i, p, first);
            from.RangeEnd = OfMonth(t, q, end + 1, second);
            return from;
        }

        return null;
    }

    private static bool IsDayBehind(string s, int p) => SmallInts.TryRead(s, p, out _, out var end) && s.At(end) is '号' or '日';

    private static DateHit Plain(DateText t, int start, int end, int month, int? year)
    {
        var hit = DateHit.Period(start, end, Days.Month(year ?? t.Today.Year, month), DateGrain.Month, year is null ? Pending.YearlessPeriod : Pending.None);
        hit.HasYear = year is not null;
        return hit;
    }

    private static DateHit OfMonth(DateText t, int start, int end, int day)
    {
        var hit = DateHit.Day(start, end, t.Today, DateAnchor.DayOfMonth);
        (hit.Pending, hit.DayNumber) = (Pending.DayOfMonth, day);
        return hit;
    }

    /// <summary>6月, 六月份, 6月5号, 6月底, 6月1-15号 in <paramref name="year"/>, or in an open year.</summary>
    internal static DateHit? Month(DateText t, int i, int? year)
    {
        var s = t.S;
        if (s.At(i) is '两' || !SmallInts.TryRead(s, i, out var month, out var p) || month is < 1 or > 12)
        {
            return null;
        }

        p = s.SkipBlanks(p, 1);
        if (s.At(p) != '月' || s.At(p + 1) is '薪' or '租' or '供' or '饼' or '费' or '结' or '亮' or '嫂' or '子' or '龄')
        {
            return null;
        }

        p++;
        var y = year ?? t.Today.Year;
        var pending = year is null ? Pending.YearlessPeriod : Pending.None;
        if (Day(t, i, p, month, year) is { } day)
        {
            return day;
        }

        var hit = ChinesePeriods.InMonth(t, i, p, new DateOnly(y, month, 1), pending)
            ?? DateHit.Period(i, p + (s.At(p) == '份' ? 1 : 0), Days.Month(y, month), DateGrain.Month, pending);
        hit.HasYear = year is not null;
        if (s.At(hit.End) == '内' && hit.Grain == DateGrain.Month)
        {
            (hit.End, hit.Deadline) = (hit.End + 1, true);
        }

        return hit;
    }

    private static DateHit? Day(DateText t, int start, int p, int month, int? year)
    {
        var s = t.S;
        p = s.SkipBlanks(p, 1);
        if (!SmallInts.TryRead(s, p, out var day, out var end) || day is < 1 or > 31)
        {
            return null;
        }

        var mark = s.SkipBlanks(end, 1);
        if (s.At(mark) is '号' or '日' && s.At(mark + 1) is not '元')
        {
            return Days.Exists(year ?? 2024, month, day) ? MonthDay(t, start, mark + 1, month, day, year) : null;
        }

        var joint = s.HasAny(mark, ["-", "到", "至", "~", "、"]);
        if (joint > 0 && SmallInts.TryRead(s, mark + joint, out var last, out var behind) && s.At(behind) is '号' or '日' && last > day && last <= 31 && Days.Exists(year ?? 2024, month, day))
        {
            var from = MonthDay(t, start, end, month, day, year);
            from.RangeEnd = Days.Exists(year ?? 2024, month, last) ? MonthDay(t, mark + joint, behind + 1, month, last, year) : null;
            return from;
        }

        // 6月5 without 号: only where nothing is counted behind it.
        return s.At(end) is ',' or '。' or '\0' or ' ' or '前' or '之' or ')' or '上' or '下' or '晚' or '早' && Days.Exists(year ?? 2024, month, day) && !(s.At(end) == ' ' && p != mark)
            ? MonthDay(t, start, end, month, day, year) : null;
    }

    internal static DateHit MonthDay(DateText t, int start, int end, int month, int day, int? year)
    {
        var y = year ?? t.Today.Year;
        var date = Days.Exists(y, month, day) ? new DateOnly(y, month, day) : new DateOnly(y, 3, 1);
        var hit = DateHit.Day(start, end, date, DateAnchor.Absolute);
        (hit.Month, hit.DayNumber, hit.HasYear) = (month, day, year is not null);
        hit.Pending = year is null ? Pending.MonthDay : Pending.None;
        return hit;
    }

    private static DateHit Absolute(int start, int end, DateOnly day)
    {
        var hit = DateHit.Day(start, end, day, DateAnchor.Absolute);
        (hit.HasYear, hit.Month, hit.DayNumber) = (true, day.Month, day.Day);
        return hit;
    }

    /// <summary>10号 behind 下月: the month is known.</summary>
    internal static DateHit? DayIn(DateText t, int start, int p, DateOnly month)
    {
        return SmallInts.TryRead(t.S, p, out var day, out var end) && t.S.At(end) is '号' or '日' && Days.Exists(month.Year, month.Month, day)
            ? DateHit.Day(start, end + 1, new DateOnly(month.Year, month.Month, day), DateAnchor.Absolute) : null;
    }

    /// <summary>22号, 廿三号, 30日.</summary>
    private static DateHit? DayNumber(DateText t, int i)
    {
        var s = t.S;
        if (s.At(i - 1) is '第' || !SmallInts.TryRead(s, i, out var day, out var end) || day is < 1 or > 31)
        {
            return null;
        }

        var mark = Chars.IsDigit(s[i]) ? s.SkipBlanks(end, 1) : end;
        return s.At(mark) switch
        {
            '号' when NumberGuards.IsDayNumber(s, mark, new Numeral(i, mark, day, day, NumeralForm.Digits)) && !Chars.IsHan(s.At(i - 1)) | s.At(i - 1) is not ('编' or '型' or '尾') => OfMonth(t, i, mark + 1, day),
            '日' when s.At(mark + 1) is not ('本' or '元' or '系' or '均' or '常' or '内' or '游' or '语' or '志' or '后' or '用' or '产') => OfMonth(t, i, mark + 1, day),
            _ => null,
        };
    }

    private static bool TryNumber(string s, int i, out int value, out int end)
    {
        (value, end) = (0, i);
        return Chars.IsDigit(s.At(i)) && SmallInts.TryRead(s, i, out value, out end) && !Chars.IsDigit(s.At(end));
    }
}
