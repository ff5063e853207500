using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Parts of a year or a month: 第三季度, 上半年, 夏天, 第九个月, 前2周, 最后三个月.</summary>
internal static class YearPartReader
{
    /// <summary>What stands behind a year (at <paramref name="p"/>, behind blanks and 的).</summary>
    internal static DateItem? OfYear(DatedText t, int start, int p, int year) =>
        Quarter(t, start, p, year) ?? Half(t, start, p, year) ?? Season(t, start, p, year) ?? Nth(t, start, p, year) ?? Stretch(t, start, p, year);

    /// <summary>第三季度, 三季度, Q3.</summary>
    internal static DateItem? Quarter(DatedText t, int start, int p, int? year)
    {
        var s = t.S;
        var at = p + (s.At(p) is '第' or 'Q' or 'q' ? 1 : 0);
        if (!SmallInts.TryRead(s, at, out var quarter, out var end) || quarter is < 1 or > 4)
        {
            return null;
        }

        if (s.At(p) is 'Q' or 'q')
        {
            return Chars.IsWord(s.At(end)) || Chars.IsWord(s.At(p - 1)) && !Chars.IsDigit(s.At(p - 1)) ? null : PeriodItems.Quarter(start, end, year ?? t.Now.Year, quarter);
        }

        end = s.SkipBlanks(end);
        end += s.At(end) == '个' && at > p ? 1 : 0;
        var unit = s.HasAny(end, ["季度"]);
        return unit > 0 ? PeriodItems.Quarter(start, end + unit, year ?? t.Now.Year, quarter) : null;
    }

    /// <summary>上半年, 后半年, 上个半年; in a year or in the running one.</summary>
    internal static DateItem? Half(DatedText t, int start, int p, int? year)
    {
        var s = t.S;
        var at = p + 1 + (s.At(p + 1) == '个' ? 1 : 0);
        if (s.At(p) is not ('上' or '下' or '前' or '后') || s.At(at) != '半')
        {
            return null;
        }

        var second = s[p] is '下' or '后';
        var length = s.HasAny(at + 1, ["年", "个月", "月", "周", "个星期", "星期"]);
        if (length == 0 || (year is not null && s[at + 1] != '年'))
        {
            return null;
        }

        var (from, middle, to) = Halves(t, year, s[at + 1 + (s[at + 1] == '个' ? 1 : 0)]);
        var (begin, end) = second ? (middle, to) : (from, middle);
        var unit = length == 1 && s[at + 1] == '年' ? TimeUnit.Month : TimeUnit.Day;
        return PeriodItems.Days(start, at + 1 + length, begin, end, unit);
    }

    private static (DateTime From, DateTime Middle, DateTime To) Halves(DatedText t, int? year, char unit)
    {
        var (from, middle, to) = (CalendarMath.YearStart(year ?? t.Now.Year), new DateTime(year ?? t.Now.Year, 7, 1), CalendarMath.YearStart((year ?? t.Now.Year) + 1));
        if (unit == '月')
        {
            from = CalendarMath.MonthStart(t.Now);
            (middle, to) = (from.AddDays(15), from.AddMonths(1));
        }
        else if (unit is '周' or '星')
        {
            from = CalendarMath.Monday(t.Now);
            (middle, to) = (from.AddDays(3), from.AddDays(7));
        }

        return (from, middle, to);
    }

    internal static DateItem? Season(DatedText t, int start, int p, int? year) =>
        DateLexicon.Seasons.TryAt(t.S, p, out var code, out var end)
            ? DateItem.Of(start, end, Meaning.Unplaced(TimexKind.DateRange, year is { } said ? $"{TimexText.Year(said)}-{code}" : code))
            : null;

    /// <summary>第一周, 第九个月, 第十天; 最后一周.</summary>
    private static DateItem? Nth(DatedText t, int start, int p, int year)
    {
        var last = t.S.HasAny(p, ["最后"]);
        var at = t.S.SkipBlanks(p + (last > 0 ? last : 1));
        if ((last == 0 && t.S.At(p) != '第') || !TryCount(t.S, at, out var n, out var unit, out var end) || (last > 0 && n != 1))
        {
            return null;
        }

        var first = CalendarMath.YearStart(year);
        return unit switch
        {
            TimeUnit.Week when n <= CalendarMath.WeeksInYear(year) => PeriodItems.Week(start, end, CalendarMath.IsoWeek(year, last > 0 ? CalendarMath.WeeksInYear(year) : n)),
            TimeUnit.Month when n <= 12 => PeriodItems.Month(t, start, end, year, last > 0 ? 12 : n),
            TimeUnit.Quarter when n <= 4 => PeriodItems.Quarter(start, end, year, last > 0 ? 4 : n),
            TimeUnit.Day when n <= 365 => DateItem.OfDay(start, end, DayValue.On(last > 0 ? first.AddYears(1).AddDays(-1) : first.AddDays(n - 1)), t.Today),
            _ => null,
        };
    }

    /// <summary>前2周, 最后三个月: some units from the beginning or the end.</summary>
    private static DateItem? Stretch(DatedText t, int start, int p, int year)
    {
        var last = t.S.HasAny(p, ["最后", "后"]);
        var word = last > 0 ? last : t.S.HasAny(p, ["最初", "前", "头"]);
        if (word == 0 || !TryCount(t.S, t.S.SkipBlanks(p + word), out var n, out var unit, out var end) || n > 400)
        {
            return null;
        }

        var (from, to) = (CalendarMath.YearStart(year), CalendarMath.YearStart(year + 1));
        if (unit == TimeUnit.Week)
        {
            (from, to) = (CalendarMath.IsoWeek(year, 1), CalendarMath.IsoWeek(year, CalendarMath.WeeksInYear(year)).AddDays(7));
        }

        var (begin, close) = last > 0 ? (unit.Add(to, -n), to) : (from, unit.Add(from, n));
        return PeriodItems.Days(start, end, begin, close, TimexText.Duration(n, unit));
    }

    private static bool TryCount(string s, int p, out int n, out TimeUnit unit, out int end)
    {
        unit = TimeUnit.Day;
        if (!SmallInts.TryRead(s, p, out n, out end) || n == 0)
        {
            return false;
        }

        end = s.SkipBlanks(end);
        return LengthReader.TryUnit(s, end, out unit, out end) && unit >= TimeUnit.Day && unit <= TimeUnit.Quarter;
    }

    /// <summary>七月的最后一周, 2018年3月第二周, 五月上旬.</summary>
    internal static DateItem? OfMonth(DatedText t, DateItem month)
    {
        if (month.NeedsRange)
        {
            return null;
        }

        var s = t.S;
        var p = t.Inside(month.End);
        var last = s.HasAny(p, ["最后"]);
        if ((last > 0 || s.At(p) == '第') && TryCount(s, s.SkipBlanks(p + (last > 0 ? last : 1)), out var n, out var unit, out var end) && unit == TimeUnit.Week && n <= (last > 0 ? 1 : 5))
        {
            return Weeks(t, month, last > 0 ? -1 : n, end);
        }

        var third = s.At(p + 1) == '旬' ? "上中下".IndexOf(s[p], StringComparison.Ordinal) : -1;
        return third < 0 ? null : Select(month, p + 2, (timex, first) =>
        {
            var from = first.AddDays(third * 10);
            var to = third == 2 ? first.AddMonths(1) : from.AddDays(10);
            return new Candidate(TimexText.Range(Day(timex, from), Day(timex, to), $"P{(to - from).Days}D"), from, to);
        });
    }

    private static string Day(string monthTimex, DateTime day) => monthTimex[0] == 'X' ? TimexText.Date(null, day.Month, day.Day) : TimexText.Date(day);

    private static DateItem Weeks(DatedText t, DateItem month, int n, int end) => Select(month, end, (timex, first) =>
    {
        var (monday, number) = CalendarMath.WeekOfMonth(first.Year, first.Month, n);
        return new Candidate($"{timex}-W{number:00}", monday, monday.AddDays(7));
    });

    private static DateItem Select(DateItem month, int end, Func<string, DateTime, Candidate> part) =>
        DateItem.Of(month.Start, end, month.Meaning.Select(TimexKind.DateRange, one => part(one.Timex, one.Start!.Value)));   // a month always has its first day
}
