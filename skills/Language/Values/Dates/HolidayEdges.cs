using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>What stands behind a holiday and its 前 or 后: the week (端午那一周, 节后第一周), the n-th day (节后第二天, 节前两天).</summary>
internal static class HolidayEdges
{
    private static readonly string[] Weeks = ["那一个星期", "那个星期", "那一周", "那星期", "那礼拜", "那周", "这一周", "这周", "当周", "第一个星期", "第一周", "头一周", "首周"];
    private static readonly string[] WorkdayWords = ["个工作日", "个上班日", "个交易日", "天"];

    /// <summary>Reads on behind <paramref name="hit"/>'s words and notes what it found there.</summary>
    internal static void Read(string s, DateHit hit)
    {
        var p = hit.End;
        if (s.HasAny(p, Weeks) is > 0 and var week)
        {
            (hit.HolidayWeek, hit.End) = (true, p + week);
            return;
        }

        if (hit.HolidaySide == 0)
        {
            return;
        }

        if (s.HasAny(p, ["头一天", "头一个工作日", "头天", "上班第一天", "上班那天", "上班当天", "当天", "那天", "最后一天"]) is > 0 and var first)
        {
            hit.End = p + first;
            return;
        }

        p += s.HasAny(p, ["上班"]);
        var ordinal = s.At(p) == '第' ? 1 : 0;
        if (SmallInts.TryRead(s, p + ordinal, out var n, out var end) && n is > 0 and < 30 && s.HasAny(end, WorkdayWords) is > 0 and var unit && (ordinal == 1 || hit.HolidaySide < 0))
        {
            (hit.HolidayDays, hit.End) = (n, end + unit);
        }
    }

    /// <summary>The days that are meant, once the holiday's own are known.</summary>
    internal static void Apply(DateHit hit)
    {
        var (from, to) = (hit.From, hit.To);
        if (hit.HolidaySide == 0 && !hit.HolidayWeek)
        {
            return;
        }

        var day = hit.HolidaySide switch
        {
            > 0 => ChineseHolidays.AddWorkdays(to, Math.Max(1, hit.HolidayDays)),
            < 0 => ChineseHolidays.AddWorkdays(from, -Math.Max(1, hit.HolidayDays)),
            _ => from,
        };
        if (hit.HolidayWeek)
        {
            var monday = Days.WeekStart(day);
            (hit.From, hit.To, hit.Grain, hit.Deadline, hit.After) = (hit.HolidaySide > 0 ? day : monday, monday.AddDays(6), DateGrain.Week, false, false);
            return;
        }

        (hit.From, hit.To, hit.Grain, hit.Deadline, hit.After) = (day, day, DateGrain.Day, hit.HolidaySide < 0, false);
    }
}
