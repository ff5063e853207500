using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Chinese months, quarters, halves and years, and rolling stretches (最近30天, 未来两周).</summary>
internal static class ChinesePeriods
{
    /// <summary>今年, 去年三月, 明年Q2, 前年年底, 全年, 2026年上半年.</summary>
    internal static DateHit? Year(DateText t, int i)
    {
        var s = t.S;
        var (offset, length) = s.At(i) switch
        {
            '今' or '当' or '本' or '全' when s.At(i + 1) == '年' => (0, 2),
            '明' when s.At(i + 1) == '年' => (1, 2),
            '去' when s.At(i + 1) == '年' => (-1, 2),
            '上' when s.At(i + 1) == '年' => (-1, 2),
            '前' when s.At(i + 1) == '年' && s.At(i - 1) is not '之' and not '以' and not '目' => (-2, 2),
            '后' when s.At(i + 1) == '年' && s.At(i - 1) is not '之' and not '以' and not '然' => (2, 2),
            '大' when s.Has(i, "大前年") => (-3, 3),
            _ => (0, 0),
        };
        return length == 0 || s.At(i + length) is '轻' or '龄' ? null : InYear(t, i, i + length, t.Today.Year + offset);
    }

    /// <summary>What follows a year at <paramref name="end"/>: a month, quarter, half, holiday, or nothing.</summary>
    internal static DateHit? InYear(DateText t, int start, int end, int year)
    {
        if (year is < 1900 or > 2200)
        {
            return null;
        }

        var p = t.S.SkipBlanks(end, 1);
        p += t.S.At(p) == '的' ? 1 : 0;
        p += t.S.Has(p, "全年") ? 2 : 0;
        var rest = MonthLists.Read(t, p, year) ?? Rest(t, p, year, true) ?? NumericDates.Joined(t, p, year) ?? NumericDates.Month(t, p, year) ?? (p < t.S.Length ? ChineseDates.Holiday(t, p, year) : null);
        if (rest is not null)
        {
            (rest.Start, rest.HasYear) = (start, true);
            return rest;
        }

        if (t.S.At(p) == '内')
        {
            return ChineseDates.Due(DateHit.Period(start, p + 1, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), DateGrain.Year));
        }

        var hit = DateHit.Period(start, t.S.Has(p - 2, "全年") ? p : end, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), DateGrain.Year);
        hit.HasYear = true;
        return hit;
    }

    /// <summary>上半年, 二季度, Q2, 年底, 季末, 月初, 下旬, 前三季度, in <paramref name="year"/>.</summary>
    internal static DateHit? Rest(DateText t, int i, int year, bool hasYear)
    {
        var s = t.S;
        var pending = hasYear ? Pending.None : Pending.YearlessPeriod;
        switch (s.At(i))
        {
            case '上' or '下' when s.At(i + 1) == '半':
            case '前' or '后' when hasYear && s.At(i + 1) == '半':
                return HalfYear(t, i, year, hasYear);
            case '上' or '中' or '下' when s.At(i + 1) == '旬' && !hasYear:
                return InMonth(t, i, i, Days.MonthStart(t.Today), Pending.None);
            case '月' when !hasYear && s.At(i - 1) is not '个' && !MixedNumerals.IsChinese(s.At(i - 1)):
                return s.At(i + 1) == '内'
                    ? ChineseDates.Due(DateHit.Period(i, i + 2, (Days.MonthStart(t.Today), Days.MonthEnd(t.Today)), DateGrain.Month))
                    : InMonth(t, i, i + 1, Days.MonthStart(t.Today), Pending.None);
            case '年':
                return YearPart(t, i, year, pending);
            case '底' or '末' when hasYear:
                return EndOf(i, i + 1, new DateOnly(year, 12, 31), Pending.None);
            case '初' when hasYear:
                return DateHit.Period(i, i + 1, Days.Month(year, 1), DateGrain.Month);
            case '中' when hasYear && s.At(i + 1) is ',' or '。' or '\0' or '的' or '签' or '前':
                return DateHit.Period(i, i + 1, Days.Month(year, 6), DateGrain.Month);
            case '季' when s.At(i - 1) is not '四' and not '旺' and not '淡' && !hasYear:
                var quarter = Days.Quarter(t.Today.Year, Days.QuarterOf(t.Today));
                return QuarterPart(t, i, i + (s.At(i + 1) == '度' ? 2 : 1), quarter, Pending.None, true);
            case '前' when s.Has(i, "前三季度") || s.Has(i, "前两季度") || s.Has(i, "前3季度") || s.Has(i, "前三个季度"):
                var last = s[i + 1] == '两' ? 2 : 3;
                return DateHit.Period(i, s.IndexOf('度', i) + 1, (new DateOnly(year, 1, 1), Days.Quarter(year, last).To), DateGrain.Range, pending);
            case '前' or '头' when SmallInts.TryRead(s, i + 1, out var months, out var behind) && months is >= 1 and <= 12 && s.Has(behind, "个月") && (hasYear || IsOfTheYear(t, i, months)):
                return DateHit.Period(i, behind + 2, (new DateOnly(year, 1, 1), Days.Month(year, months).To), DateGrain.Range, s[i] == '头' ? pending : Pending.None);
            case '开' when (s.At(i + 1) == '年' && s.HasAny(i + 2, ["到", "至", "以来", "以后", "后", "起", "来"]) > 0) || (hasYear && s.At(i + 1) == '头'):
                return DateHit.Period(i, i + 2, Days.Month(year, 1), DateGrain.Month, pending);
        }

        return Quarter(t, i, year, hasYear);
    }

    // 头三个月 is of the year; 前五个月 too where the months that lie behind are just as many, elsewhere it is the last few.
    private static bool IsOfTheYear(DateText t, int i, int months) =>
        t.S[i] == '头' ? t.S.At(i - 1) is not ('个' or '年') : months > 2 && (months == t.Today.Month - 1 || months == t.Today.Month);

    internal static DateHit? HalfYear(DateText t, int i, int year, bool hasYear)
    {
        var s = t.S;
        if (s.At(i + 1) != '半' || s.At(i + 2) != '年' || (!hasYear && s[i] is '前' or '后'))
        {
            return null;
        }

        var half = s[i] is '上' or '前' ? 1 : 2;
        return DateHit.Period(i, i + 3, Days.Half(year, half), DateGrain.HalfYear, hasYear ? Pending.None : Pending.YearlessPeriod);
    }

    private static DateHit? YearPart(DateText t, int i, int year, Pending pending)
    {
        var before = t.S.At(i - 1);
        if (pending != Pending.None && (before is '今' or '明' or '去' or '前' or '后' or '每' or '半' or '多' or '几' or '全' or '整' or '周' or '近' or '过' or '往' or '一' || Chars.IsDigit(before) || MixedNumerals.IsChinese(before)))
        {
            return null;
        }

        switch (t.S.At(i + 1))
        {
            case '底' or '末':
                return EndOf(i, i + 2, new DateOnly(year, 12, 31), pending);
            case '初':
                return DateHit.Period(i, i + 2, Days.Month(year, 1), DateGrain.Month, pending);
            case '中' when t.S.At(i + 2) is not '标' and not '心' and not '国':
                return DateHit.Period(i, i + 2, Days.Month(year, 6), DateGrain.Month, pending);
            case '内' when pending != Pending.None:
                return ChineseDates.Due(DateHit.Period(i, i + 2, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), DateGrain.Year));
            case '前' or '后' when pending != Pending.None && t.S.At(i + 2) is not '台' and not '面':
                var hit = DateHit.Period(i, i + 2, ChineseHolidays.Of("春节", year), DateGrain.Range, Pending.Holiday);
                (hit.Holiday, hit.HolidaySide) = ("春节", t.S[i + 1] == '前' ? -1 : 1);
                return hit;
        }

        return null;
    }

    /// <summary>Q2, 二季度, 第二季度, 3季度, H1.</summary>
    private static DateHit? Quarter(DateText t, int i, int year, bool hasYear)
    {
        var s = t.S;
        var p = s.At(i) == '第' ? i + 1 : i;
        var pending = hasYear ? Pending.None : Pending.YearlessPeriod;
        if (s.At(p) is 'Q' or 'q' or 'H' or 'h' && Chars.IsDigit(s.At(p + 1)) && !Chars.IsWord(s.At(p + 2)) && (hasYear || !Chars.IsWord(s.At(p - 1))))
        {
            var n = s[p + 1] - '0';
            var isHalf = s[p] is 'H' or 'h';
            return n < 1 || n > (isHalf ? 2 : 4) ? null
                : isHalf ? DateHit.Period(i, p + 2, Days.Half(year, n), DateGrain.HalfYear, pending)
                : QuarterPart(t, i, p + 2, Days.Quarter(year, n), pending, false);
        }

        if (!SmallInts.TryRead(s, p, out var number, out var end) || number is < 1 or > 4 || end - p != 1 || s.At(end) != '季' || s.At(end + 1) is '报' or '节' or '稻' || (Chars.IsDigit(s[p]) && !NumeralScanner.StartsClean(s, p) && !hasYear))
        {
            return null;
        }

        end += s.At(end + 1) == '度' ? 2 : 1;
        return QuarterPart(t, i, end, Days.Quarter(year, number), pending, false);
    }

    private static DateHit? QuarterPart(DateText t, int start, int end, (DateOnly From, DateOnly To) quarter, Pending pending, bool bare)
    {
        switch (t.S.At(end))
        {
            case '末' or '底':
                return EndOf(start, end + 1, quarter.To, pending);
            case '初':
                return DateHit.Period(start, end + 1, (quarter.From, Days.MonthEnd(quarter.From)), DateGrain.Month, pending);
            case '内':
                return ChineseDates.Due(DateHit.Period(start, end + 1, quarter, DateGrain.Quarter, pending));
        }

        return bare ? null : DateHit.Period(start, end, quarter, DateGrain.Quarter, pending);
    }

    /// <summary>本月, 上个月, 下月10号, 这个季度, 上季度, 本年度, 上半周.</summary>
    internal static DateHit? Prefixed(DateText t, int i)
    {
        var s = t.S;
        if (ChineseDates.Shift(s, i, out var p, "月") is { } months)
        {
            if (s.At(i) == '当' && s.At(i - 1) is '应' or '相' or '适')
            {
                return null;
            }

            var month = Days.MonthStart(t.Today).AddMonths(months);
            var end = p + 1;
            var day = s.SkipBlanks(end + (s.At(end) == '的' ? 1 : 0), 1);
            return NumericDates.DayIn(t, i, day, month)
                ?? (s.At(end) == '内' ? ChineseDates.Due(DateHit.Period(i, end + 1, (month, Days.MonthEnd(month)), DateGrain.Month)) : null)
                ?? InMonth(t, i, end, month, Pending.None)
                ?? DateHit.Period(i, end + (s.At(end) == '份' ? 1 : 0), (month, Days.MonthEnd(month)), DateGrain.Month);
        }

        if (ChineseDates.Shift(s, i, out p, "季") is { } quarters)
        {
            var from = Days.Quarter(t.Today.Year, Days.QuarterOf(t.Today)).From.AddMonths(3 * quarters);
            var end = p + (s.At(p + 1) == '度' ? 2 : 1);
            return QuarterPart(t, i, end, (from, Days.MonthEnd(from.AddMonths(2))), Pending.None, false);
        }

        if (ChineseDates.Shift(s, i, out p, "财年", "年度", "年") is { } years && !(s.At(i) == '当' && s.At(p + 1) is '天' or '时') && s.At(i) != '下' | s.At(p) == '财' | s.At(i + 1) is '一' or '个')
        {
            return InYear(t, i, p + Math.Max(1, s.HasAny(p, ["财年", "年度"])), t.Today.Year + years);
        }

        return null;
    }

    /// <summary>底, 初, 中旬, 下旬 of <paramref name="month"/> at <paramref name="p"/>; null when none stands there.</summary>
    internal static DateHit? InMonth(DateText t, int start, int p, DateOnly month, Pending pending)
    {
        var s = t.S;
        p += s.At(p) == '份' ? 1 : 0;
        p += s.At(p) == '的' && s.At(p + 1) is '第' or '最' ? 1 : 0;
        var end = Days.MonthEnd(month);
        p += s.At(p) == '月' && s.At(p + 1) is '底' or '末' or '初' ? 1 : 0;
        switch (s.At(p))
        {
            case '底' or '末':
                return EndOf(start, p + 1, end, pending);
            case '最' when s.Has(p, "最后一天"):
                return EndOf(start, p + 4, end, pending);
            case '第' when SmallInts.TryRead(s, p + 1, out var n, out var behind) && n is >= 1 and <= 4 && s.HasAny(behind, ["个星期", "个礼拜", "周", "星期"]) is > 0 and var week:
                return DateHit.Period(start, behind + week, (month.AddDays(7 * (n - 1)), month.AddDays((7 * n) - 1)), DateGrain.Range, pending);
            case '最' when s.HasAny(p, ["最后一周", "最后一个星期", "最后一个礼拜"]) is > 0 and var lastWeek:
                return DateHit.Period(start, p + lastWeek, (end.AddDays(-6), end), DateGrain.Range, pending);
            case '初':
                return DateHit.Period(start, p + 1, (month, month.AddDays(9)), DateGrain.Range, pending);
            case '开' when s.At(p + 1) == '头':
                return DateHit.Period(start, p + 2, (month, month.AddDays(9)), DateGrain.Range, pending);
            case '尾' when s.At(p - 1) is '月' or '份':
                return EndOf(start, p + 1, end, pending);
            case '上' when s.At(p + 1) == '旬':
                return DateHit.Period(start, p + 2, (month, month.AddDays(9)), DateGrain.Range, pending);
            case '中' when s.At(p + 1) == '旬':
                return DateHit.Period(start, p + 2, (month.AddDays(10), month.AddDays(19)), DateGrain.Range, pending);
            case '中' when s.Has(p, "中下旬"):
                return DateHit.Period(start, p + 3, (month.AddDays(10), end), DateGrain.Range, pending);
            case '下' when s.At(p + 1) == '旬':
                return DateHit.Period(start, p + 2, (month.AddDays(20), end), DateGrain.Range, pending);
            case '上' when s.At(p + 1) == '半' && s.At(p + 2) == '月':
                return DateHit.Period(start, p + 3, (month, month.AddDays(14)), DateGrain.Range, pending);
            case '下' when s.At(p + 1) == '半' && s.At(p + 2) == '月':
                return DateHit.Period(start, p + 3, (month.AddDays(15), end), DateGrain.Range, pending);
            case '中' when s.At(p + 1) is not ('标' or '选' or '国' or '心' or '文' or '间' or '期' or '签' or '奖' or '的' or '部' or '控' or '台' or '科'):
                return DateHit.Period(start, p + 1, (month.AddDays(10), month.AddDays(19)), DateGrain.Range, pending);
        }

        return null;
    }

    private static DateHit EndOf(int start, int end, DateOnly day, Pending pending)
    {
        var hit = DateHit.Day(start, end, day, DateAnchor.Period);
        hit.Pending = pending;
        return hit;
    }
}
