using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Days by word: 明天, 今(晚), 下周三, 星期五, 现在; and the weeks that the same words name: 上上周, 下个周末.</summary>
internal static class DayWordReader
{
    internal static DateItem? Day(DatedText t, int p)
    {
        var s = t.S;
        if (DateLexicon.Days.TryAt(s, p, out var offset, out var end))
        {
            return IsPartOfWord(s, p, end) ? null : DateItem.OfDay(p, end, DayValue.On(t.Today.AddDays(offset)), t.Today);
        }

        // 今晚, 明早: the day is the first character, the part of the day follows.
        var day = s.At(p) switch { '今' => 0, '明' => 1, '昨' => -1, '当' => 0, '前' when s.At(p + 1) == '晚' => -2, _ => 9 };
        return day < 9 && s.At(p + 1) is '早' or '晚' or '晨' or '夜' && day < 9 && s.At(p - 1) != '之' ? DateItem.OfDay(p, p + 1, DayValue.On(t.Today.AddDays(day)), t.Today) : null;
    }

    private static bool IsPartOfWord(string s, int p, int end) =>
        (s[p] is '前' or '后' && s.At(p - 1) is '之' or '以' or '目' or '最' or '然' or '大') || (s[p] is '当' or '次' && s.At(p - 1) is '应' or '相' or '每' or '一' or '多')
        || (s[p] == '明' && s.At(p - 1) is '说' or '声' or '证' or '表') || (s[p] == '最' && s.At(end) is '的' or '几');

    internal static DateItem? Now(DatedText t, int p) =>
        DateLexicon.Moments.TryAt(t.S, p, out var timex, out var end)
            ? DateItem.Of(p, end, Meaning.Of(TimexKind.DateTime, new Candidate(timex, t.Now)))
            : null;

    /// <summary>周三, 下周三, 上上周, 本周末, 周末.</summary>
    internal static DateItem? Week(DatedText t, int p)
    {
        var s = t.S;
        var shift = ChineseDates.Shift(s, p, out var at, "周", "星期", "礼拜");
        var word = s.HasAny(at, ["星期", "礼拜", "周"]);
        if (word == 0 || (shift is null && s.At(p - 1) is '每' or '逢' or '隔' or '几' or '整' or '第' or '单' or '双' or '半') || (shift is null && MixedNumerals.IsChinese(s.At(p - 1))))
        {
            return null;
        }

        var end = at + word;
        var monday = CalendarMath.Monday(t.Today).AddDays(7 * (shift ?? 0));
        if (s.At(end) == '末')
        {
            return PeriodItems.Weekend(p, end + 1, monday);
        }

        if (TryWeekday(s, end, out var weekday))
        {
            var value = shift is null ? new DayValue { Weekday = weekday } : DayValue.On(monday.AddDays(weekday - 1));
            return DateItem.OfDay(p, end + 1, value, t.Today);
        }

        return shift is null || s.At(end) is '边' or '围' or '岁' or '期' && word == 1 || s.At(end) is '年' ? null : PeriodItems.Week(p, end, monday);
    }

    /// <summary>1 Monday … 7 Sunday; 周一起 (from Monday on) counts, 周日本 and 星期天气 do not.</summary>
    internal static bool TryWeekday(string s, int p, out int weekday)
    {
        weekday = SmallInts.Weekday(s.At(p)) is { } day ? day == DayOfWeek.Sunday ? 7 : (int)day : 0;
        return weekday > 0 && !(s[p] == '天' && s.At(p + 1) == '气') && !(s[p] == '日' && s.At(p + 1) is '本' or '报' or '常')
            && !(Chars.IsDigit(s[p]) && (Chars.IsDigit(s.At(p + 1)) || s.At(p + 1) is '个' or '家' or '单' or '.')) && !(s[p] == '一' && s.At(p + 1) == '起' && Chars.IsHan(s.At(p + 2)) && s[p + 2] != '开');
    }
}
