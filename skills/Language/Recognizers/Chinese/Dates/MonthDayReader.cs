using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Months and days in Chinese: 十二月, 3月5日, 29日, 正月初一, 下个月五号.</summary>
internal static class MonthDayReader
{
    /// <summary>Words behind 号 and 日 that make them no day: 2号楼, 5日元.</summary>
    private const string NotDayHao = "楼线机车库院店仓厂房门馆厅桌柜站炉塔井棚码窑岛产坑位设工宿园幢栋铺泵罐台槽釜字选冷";
    private const string NotDayRi = "元圆币本韩报式语文货志均产夜";

    /// <summary>What begins with a month or a day at <paramref name="p"/>; the item starts at <paramref name="start"/>, where its year does.</summary>
    internal static DateItem? Read(DatedText t, int start, int p, int? year)
    {
        var lunar = t.S.HasAny(p, ["农历", "阴历", "旧历"]);
        var at = t.S.SkipBlanks(p + lunar);
        var isLunar = lunar > 0;
        if (!TryMonth(t.S, at, out var month, out var end, out var lunarMonth))
        {
            return year is null ? DayAlone(t, start, at, isLunar) : null;
        }

        isLunar |= lunarMonth;
        if (TryDay(t.S, t.Inside(end), isLunar, out var day, out var behind, out var lunarDay))
        {
            return DateItem.OfDay(start, behind, new DayValue(year, month, day) { IsLunar = isLunar | lunarDay }, t.Today);
        }

        // 三月 is a month; 三 in 三到五月 needs its range.
        var item = PeriodItems.Month(t, start, end, year, month) with { NeedsRange = t.S[end - 1] is not ('月' or '份') };
        return YearPartReader.OfMonth(t, item) ?? item;
    }

    private static bool TryMonth(string s, int p, out int month, out int end, out bool isLunar)
    {
        isLunar = false;
        var named = s.HasAny(p, ["正月", "冬月", "腊月"]);
        if (named > 0)
        {
            (month, end, isLunar) = (s[p] switch { '正' => 1, '冬' => 11, _ => 12 }, p + named, true);
            return true;
        }

        if (!IsNumberStart(s, p) || !CountedUnit.TryRead(s, p, "月", out month, out end) || month is < 1 or > 12)
        {
            (month, end) = (0, p);
            return false;
        }

        end += s.At(end) == '份' && s[end - 1] == '月' ? 1 : 0;
        return true;
    }

    private static DateItem? DayAlone(DatedText t, int start, int p, bool isLunar)
    {
        if (!IsNumberStart(t.S, p) && t.S.At(p) != '初')
        {
            return null;
        }

        if (!TryDay(t.S, p, isLunar, out var day, out var end, out var lunarDay) || t.S[end - 1] is not ('日' or '号') && !NeedsRange(t.S, end))
        {
            return null;
        }

        return DateItem.OfDay(start, end, new DayValue(null, null, day) { IsLunar = isLunar | lunarDay }, t.Today) with { NeedsRange = t.S[end - 1] is not ('日' or '号') };
    }

    private static bool NeedsRange(string s, int end) => Joints.TryTo(s, end, out _);

    internal static bool IsNumberStart(string s, int p) =>
        !(Chars.IsWord(s.At(p - 1)) || (s.At(p - 1) is '.' or '/' && Chars.IsDigit(s.At(p - 2))) || MixedNumerals.IsChinese(s.At(p - 1)) || s.At(p - 1) == '第');

    /// <summary>十日, 15号, 初一; 十五 alone in a lunar month.</summary>
    private static bool TryDay(string s, int p, bool inLunar, out int day, out int end, out bool isLunar)
    {
        isLunar = s.At(p) == '初';
        if (isLunar)
        {
            return SmallInts.TryRead(s, p + 1, out day, out end) && day is >= 1 and <= 10;
        }

        if (inLunar && SmallInts.TryRead(s, p, out day, out end) && day is >= 1 and <= 30 && s.At(end) is not ('日' or '号') && !Chars.IsDigit(s[p]))
        {
            return true;
        }

        if (!CountedUnit.TryRead(s, p, "日号", out day, out end) || day is < 1 or > 31)
        {
            return false;
        }

        return !(s[end - 1] == '号' && NotDayHao.Contains(s.At(end))) && !(s[end - 1] == '日' && NotDayRi.Contains(s.At(end)));
    }

    /// <summary>The month that 上个月, 本月, 下下个月 name.</summary>
    internal static DateItem? Relative(DatedText t, int p)
    {
        if (ChineseDates.Shift(t.S, p, out var unit, "月") is not { } shift)
        {
            return null;
        }

        var first = CalendarMath.MonthStart(t.Now).AddMonths(shift);
        var end = unit + 1 + (t.S.At(unit + 1) == '份' ? 1 : 0);
        if (TryDay(t.S, t.Inside(end), false, out var day, out var behind, out _) && day <= DateTime.DaysInMonth(first.Year, first.Month))
        {
            return DateItem.OfDay(p, behind, new DayValue(first.Year, first.Month, day), t.Today);
        }

        var item = PeriodItems.Month(t, p, end, first.Year, first.Month);
        return YearPartReader.OfMonth(t, item) ?? item;
    }
}
