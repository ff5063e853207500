using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Chinese words for days: 明天, 大前天, 下周三, 周末, 节后.</summary>
internal static class ChineseDates
{
    private static readonly (string Word, int Offset)[] DayWords =
    [
        ("大前天", -3), ("大前日", -3), ("大后天", 3), ("大后日", 3), ("今天", 0), ("今日", 0), ("今儿个", 0), ("今儿", 0), ("明天", 1), ("明日", 1), ("明儿个", 1), ("明儿", 1), ("听日", 1), ("昨天", -1), ("昨日", -1),
        ("昨儿", -1), ("琴日", -1), ("寻日", -1), ("前天", -2), ("前日", -2), ("后天", 2), ("后日", 2),
    ];

    internal static DateHit? Read(DateText t, int i)
    {
        var s = t.S;
        return s[i] switch
        {
            '今' or '明' or '昨' or '大' or '听' or '琴' or '寻' => Day(t, i) ?? ChinesePeriods.Year(t, i) ?? RollingPeriods.Read(t, i) ?? Holiday(t, i, null),
            '后' => Day(t, i) ?? ChinesePeriods.Year(t, i) ?? RollingPeriods.Read(t, i),
            '前' => Day(t, i) ?? ChinesePeriods.Year(t, i) ?? ChinesePeriods.Rest(t, i, t.Today.Year, false) ?? RollingPeriods.Read(t, i),
            '本' or '这' or '上' or '下' or '当' => FromPrevious(t, i) ?? Week(t, i) ?? ChinesePeriods.Prefixed(t, i) ?? RollingPeriods.Read(t, i) ?? ChinesePeriods.Rest(t, i, t.Today.Year, false),
            '次' or '翌' => FromPrevious(t, i),
            '周' or '星' or '礼' => Week(t, i),
            '去' or '全' => ChinesePeriods.Year(t, i),
            '月' or '年' or '季' or '中' => ChinesePeriods.Rest(t, i, t.Today.Year, false) ?? Holiday(t, i, null),
            '第' or '头' or '开' => ChinesePeriods.Rest(t, i, t.Today.Year, false),
            '最' or '近' or '过' or '未' or '接' or '往' or '之' => RollingPeriods.Read(t, i) ?? PastHoliday(t, i) ?? Holiday(t, i, null),
            '节' or '假' or '放' or '长' or '收' => UnnamedHoliday(t, i) ?? Holiday(t, i, null),
            _ => Holiday(t, i, null),
        };
    }

    /// <summary>次日, 当天 and the like count from the date said before them (see <see cref="DateHit.AfterPrevious"/>).</summary>
    private static DateHit? FromPrevious(DateText t, int i)
    {
        var next = t.S.HasAny(i, ["次日", "翌日"]);
        var same = next > 0 ? 0 : t.S.HasAny(i, ["当天", "当日"]);
        if (next + same == 0 || t.S.At(i - 1) is '每' or '多' or '一' || t.S.At(i + 2) is '达' or '往')
        {
            return null;
        }

        var hit = DateHit.Day(i, i + next + same, t.Today, DateAnchor.Relative);
        hit.AfterPrevious = next > 0 ? 1 : 0;
        return hit;
    }

    private static DateHit? Day(DateText t, int i)
    {
        foreach (var (word, offset) in DayWords)
        {
            if (t.S.Has(i, word) && !IsOther(t.S, i, i + word.Length))
            {
                return DateHit.Day(i, i + word.Length, t.Today.AddDays(offset), DateAnchor.Relative);
            }
        }

        if (t.S.HasAny(i, ["明后两天", "明后天", "今明两天"]) is > 0 and var two)
        {
            var first = t.Today.AddDays(t.S[i] == '明' ? 1 : 0);
            return DateHit.Period(i, i + two, (first, first.AddDays(1)), DateGrain.Range);
        }

        // 明早, 昨晚: the day is in the first character, the part of the day follows.
        var day = t.S[i] switch { '今' => 0, '明' or '听' => 1, '昨' or '寻' or '琴' => -1, '前' when t.S.At(i + 1) is '晚' => -2, _ => 9 };
        return day < 9 && (t.S.At(i + 1) is '早' or '晚' or '晨' or '夜' || (t.S[i] is '听' or '寻' or '琴' && t.S.At(i + 1) is '朝')) ? DateHit.Day(i, i + 1, t.Today.AddDays(day), DateAnchor.Relative) : null;
    }

    /// <summary>之前天, 目前日 and 今日头条 are no days.</summary>
    private static bool IsOther(string s, int i, int end) =>
        (s[i] is '前' or '后' && s.At(i - 1) is '之' or '以' or '目' or '然' or '最' or '今') || (s[i] == '明' && (s.At(i - 1) is '声' or '证' || (s.At(i - 1) is '说' or '表' && !(s.At(i + 1) is '天' or '早' or '晚' && s.At(i + 2) is not ('气' or '花' or '然')))))
        || (s.At(end - 1) == '日' && s.At(end) is '头' or '本' or '志') || s.At(i - 1) is '每' or '《';

    /// <summary>周三, 下周三, 上上周, 本周末, 周末, 这周内.</summary>
    internal static DateHit? Week(DateText t, int i)
    {
        var s = t.S;
        var shift = Shift(s, i, out var p, "周", "星期", "礼拜");
        var word = s.HasAny(p, ["星期", "礼拜", "周"]);
        if (word == 0 || (p == i && s.At(i - 1) is '每' or '逢' or '隔' or '几' or '整' or '第' or '双' or '半') || (p == i && s.At(i - 1) == '单' && s.At(i - 2) is not ('名' or '清' or '订' or '工' or '账' or '菜' or '表' or '保' or '回')) || (p == i && MixedNumerals.IsChinese(s.At(i - 1))))
        {
            return null;
        }

        var end = p + word;
        var week = Days.WeekStart(t.Today).AddDays(7 * (shift ?? 0));
        if (s.At(end) == '末')
        {
            return DateHit.Period(i, end + 1, (week.AddDays(5), week.AddDays(6)), DateGrain.Range, shift is null ? Pending.Weekend : Pending.None);
        }

        if (s.At(end) is '初' or '内' || (s.At(end) is '中' && s.At(end + 1) is not '心' and not '标'))
        {
            return s[end] switch
            {
                '初' => DateHit.Period(i, end + 1, (week, week.AddDays(1)), DateGrain.Range),
                '中' => DateHit.Period(i, end + 1, (week.AddDays(1), week.AddDays(3)), DateGrain.Range),
                _ => Due(DateHit.Period(i, end + 1, (week, week.AddDays(6)), DateGrain.Week)),
            };
        }

        if (SmallInts.Weekday(s.At(end)) is { } weekday && IsWeekday(s, end, p == i))
        {
            var hit = DateHit.Day(i, end + 1, Days.InWeek(week, weekday), DateAnchor.Weekday);
            hit.Weekday = weekday;
            hit.Pending = shift is null ? Pending.Weekday : Pending.None;
            if (SmallInts.Weekday(s.At(end + 1)) is { } next && next == weekday + 1 && s.At(end + 2) is not '点' and not '月' and not '号' and not '十' && !Chars.IsDigit(s[end]) && UnitWords.Length(s, end + 2) == 0)
            {
                // 周三四: two days in a row.
                hit.RangeEnd = DateHit.Day(end + 1, end + 2, hit.To.AddDays(1), DateAnchor.Weekday);
                (hit.RangeEnd.Weekday, hit.RangeEnd.Pending) = (next, Pending.Weekday);
            }

            return hit;
        }

        return shift is null ? null : DateHit.Period(i, end, (week, week.AddDays(6)), DateGrain.Week);
    }

    internal static DateHit Due(DateHit hit)
    {
        hit.Deadline = true;
        return hit;
    }

    private static bool IsWeekday(string s, int p, bool bare) => s[p] switch
    {
        // 下周一起去 is next week, together; 周一起 before a comma is from Monday on.
        '一' => s.At(p + 1) != '起' || s.At(p + 2) is ',' or '。' or '\0' or '开',
        '天' => s.At(p + 1) is not '气',
        '日' => s.At(p + 1) is not '本' and not '报' and not '常' && !(bare && s.At(p - 1) == '周' && s.At(p + 1) == '期'),
        >= '1' and <= '7' => !Chars.IsDigit(s.At(p + 1)) && s.At(p + 1) is not '个' and not '家' and not '单' and not '.',
        _ => true,
    };

    /// <summary>How many weeks, months, … a prefix moves: 上 -1, 下下 2, 本 0; null without a prefix.</summary>
    internal static int? Shift(string s, int i, out int end, params ReadOnlySpan<string> units)
    {
        (int? shift, var p) = s.At(i) switch
        {
            '上' when s.At(i + 1) == '上' => (-2, i + 2),
            '下' when s.At(i + 1) == '下' && s.At(i - 1) is '一' or '看' or '查' or '问' or '报' or '算' or '数' or '捋' or '理' => (null, i),   // 汇报一下下周一: the first 下 is not the date's
            '下' when s.At(i + 1) == '下' => (2, i + 2),
            '上' => (-1, i + 1),
            '下' => (1, i + 1),
            '本' or '当' => (0, i + 1),
            '这' => (0, i + 1),
            _ => ((int?)null, i),
        };
        end = i;
        if (shift is null)
        {
            return null;
        }

        p += s.At(p) == '一' && s.At(p - 1) is '上' or '下' or '这' && s.HasAny(p + 1, units) > 0 ? 1 : 0;
        p += s.At(p) == '个' ? 1 : 0;
        if (s.HasAny(p, units) == 0)
        {
            return null;
        }

        end = p;
        return shift;
    }

    /// <summary>节后, 节前, 假期后, 放假前, 长假后: around the coming or running public holiday.</summary>
    private static DateHit? UnnamedHoliday(DateText t, int i)
    {
        if (t.S.At(i - 1) is '季' or '环' or '细' or '章' or '音' or '情' or '请' or '休' or '病' or '事' or '年' or '过' && t.S.At(i - 1) != '过')
        {
            return null;
        }

        var word = t.S.HasAny(i, ["节假日", "放完假", "放假", "长假", "假期", "收假", "节"]);
        var side = Side(t.S, t.S.Has(i, "收假") || t.S.Has(i, "放完假") ? i : i + word, out var end);
        if (word == 0 || side == 0 || (word == 1 && t.S.At(end) is '期' or '续' or '台' or '端'))
        {
            return null;
        }

        return AroundHoliday(t, i, end, side);
    }

    /// <summary>过完节, 过了节: behind the holiday, without the word.</summary>
    private static DateHit? PastHoliday(DateText t, int i) => t.S.HasAny(i, ["过完节", "过了节", "过完假"]) is > 0 and var word ? AroundHoliday(t, i, i + word, 1) : null;

    private static int Side(string s, int p, out int end)
    {
        var length = s.HasAny(p, ["收假之后", "收假以后", "收假回来", "收假后", "收假", "放完假之后", "放完假回来", "放完假后", "放完假", "之后", "以后", "结束后", "回来后", "回来", "过后", "后", "之前", "以前", "前"]);
        end = p + length;
        return length == 0 || s.At(end) is '台' or '面' || (s.At(end) == '后' && s[end - 1] == '前') ? 0 : s[end - 1] == '前' ? -1 : 1;
    }

    /// <summary>The workday before (-1) or after (1) the coming or running public holiday, or what the words behind it make of that.</summary>
    internal static DateHit AroundHoliday(DateText t, int start, int end, int side)
    {
        var holiday = ChineseHolidays.CurrentOrNext(t.Today);
        var hit = DateHit.Day(start, end, holiday.From, DateAnchor.Relative);
        (hit.To, hit.HolidaySide) = (holiday.To, side);
        LeadWeek(t, hit);
        HolidayEdges.Read(t.S, hit);
        HolidayEdges.Apply(hit);
        return hit;
    }

    /// <summary>国庆, 端午后, 春节前, 五一期间; in either language.</summary>
    internal static DateHit? Holiday(DateText t, int i, int? year)
    {
        if (!ChineseHolidays.Spoken.TryGetValue(t.Low.At(i), out var names))
        {
            return null;
        }

        foreach (var (word, name) in names)
        {
            var end = i + word.Length;
            if (!t.Low.Has(i, word) || (Chars.IsLetter(t.Low[i]) && (Chars.IsWord(t.Low.At(i - 1)) || Chars.IsWord(t.Low.At(end)))) || IsOtherHoliday(t.S, i, end))
            {
                continue;
            }

            end += t.S.HasAny(end, ["假期", "长假", "期间", "放假"]);
            var hit = DateHit.Period(i, end, ChineseHolidays.Of(name, year ?? t.Today.Year), DateGrain.Range, year is null ? Pending.Holiday : Pending.None);
            (hit.Holiday, hit.HasYear) = (name, year is not null);
            hit.HolidaySide = Side(t.S, end, out var behind);
            hit.End = hit.HolidaySide != 0 ? behind : end;
            HolidayEdges.Read(t.S, hit);
            if (hit.HolidaySide == 0 && t.Low.EndsWithAny(t.S.BackBlanks(i), ["after", "after the", "before", "before the"]) is > 0 and var before)
            {
                hit.HolidaySide = t.Low[t.S.BackBlanks(i) - before] == 'a' ? 1 : -1;
                hit.Start = t.S.BackBlanks(i) - before;
                LeadWeek(t, hit);
            }

            return hit;
        }

        return null;
    }

    /// <summary>"the week" in front of "after the holiday": the week is meant; "next week" in front is a time of its own.</summary>
    private static void LeadWeek(DateText t, DateHit hit)
    {
        var end = t.S.BackBlanks(hit.Start);
        var length = hit.HolidaySide > 0 ? t.Low.EndsWithAny(end, ["the first week", "first week", "the week", "week"]) : 0;
        if (length > 0 && t.Low.EndsWithAny(t.S.BackBlanks(end - length), ["this", "next", "last", "that", "same", "coming"]) == 0)
        {
            (hit.Start, hit.HolidayWeek) = (end - length, true);
        }
    }

    /// <summary>十五一 and 五一路 are no holiday, 元旦 always is.</summary>
    private static bool IsOtherHoliday(string s, int i, int end) =>
        s[i] == '五' && (MixedNumerals.IsChinese(s.At(i - 1)) || s.At(end) is '路' or '广' or '个' or '台' or '点' or '开' or '次')
        || (s[i] == '过' && s.At(end) is '纪' or '轻') || (s[i] == '大' && !s.Has(end, "初") && !s.Has(end, "三"));
}
