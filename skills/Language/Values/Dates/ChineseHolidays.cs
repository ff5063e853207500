using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Public holidays of mainland China: the published years from the table, other years by rule.</summary>
internal static class ChineseHolidays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly string[] Names = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];
    private static readonly FrozenDictionary<(int Year, string Name), (DateOnly From, DateOnly To)> Published = ReadPublished();
    private static readonly FrozenSet<DateOnly> ShiftedWorkdays = ValueLexicon.Holidays["work"].Select(Day).ToFrozenSet();
    private static readonly ConcurrentDictionary<int, (string Name, DateOnly From, DateOnly To)[]> Years = new();

    /// <summary>Festivals without a day off, by name: the day in a year.</summary>
    private static readonly FrozenDictionary<string, Func<int, DateOnly>> Festivals = ReadFestivals();

    /// <summary>Spoken names in both languages, by first character in lower case, longest first.</summary>
    internal static readonly FrozenDictionary<char, (string Word, string Name)[]> Spoken = ReadNames();

    /// <summary>The days off of a holiday in a year.</summary>
    internal static (DateOnly From, DateOnly To) Of(string name, int year)
    {
        foreach (var (holiday, from, to) in InYear(year))
        {
            if (holiday == name)
            {
                return (from, to);
            }
        }

        return Festivals.TryGetValue(name, out var day) ? (day(Math.Clamp(year, 1902, 2099)), day(Math.Clamp(year, 1902, 2099))) : throw new ArgumentOutOfRangeException(nameof(name), name, "No such holiday.");
    }

    /// <summary>The holiday that <paramref name="day"/> lies in, else the next one.</summary>
    internal static (DateOnly From, DateOnly To) CurrentOrNext(DateOnly day)
    {
        var best = Of("元旦", day.Year + 1);
        foreach (var (_, from, to) in InYear(day.Year))
        {
            if (to >= day && from < best.From)
            {
                best = (from, to);
            }
        }

        return best;
    }

    internal static bool IsWorkday(DateOnly day)
    {
        if (ShiftedWorkdays.Contains(day))
        {
            return true;
        }

        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return false;
        }

        foreach (var (_, from, to) in InYear(day.Year))
        {
            if (day >= from && day <= to)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The n-th workday after <paramref name="day"/>, before it for a negative n.</summary>
    internal static DateOnly AddWorkdays(DateOnly day, int n)
    {
        var step = Math.Sign(n);
        for (var left = Math.Min(Math.Abs(n), 2_000); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkday(day) ? 1 : 0;
        }

        return day;
    }

    private static (string Name, DateOnly From, DateOnly To)[] InYear(int year) => Years.GetOrAdd(
        Math.Clamp(year, 1902, 2099),
        static y => [.. Names.Select(name => Published.TryGetValue((y, name), out var span) ? (name, span.From, span.To) : ByRule(name, y))]);

    /// <summary>The rule of 2025 on: New Year's eve to the 7th day, five days in May, seven in October; a single day joins the weekend that it touches.</summary>
    private static (string Name, DateOnly From, DateOnly To) ByRule(string name, int year)
    {
        switch (name)
        {
            case "春节":
                var first = LunarDay(year, 1, 1);
                return (name, first.AddDays(-1), first.AddDays(6));
            case "劳动节":
                return (name, new DateOnly(year, 5, 1), new DateOnly(year, 5, 5));
            case "国庆节":
                return (name, new DateOnly(year, 10, 1), new DateOnly(year, 10, 7));
        }

        var day = name switch
        {
            "元旦" => new DateOnly(year, 1, 1),
            "清明节" => new DateOnly(year, 4, Qingming(year)),
            "端午节" => LunarDay(year, 5, 5),
            _ => LunarDay(year, 8, 15),
        };
        return day.DayOfWeek switch
        {
            DayOfWeek.Friday => (name, day, day.AddDays(2)),
            DayOfWeek.Saturday => (name, day, day.AddDays(2)),
            DayOfWeek.Sunday => (name, day.AddDays(-1), day.AddDays(1)),
            DayOfWeek.Monday => (name, day.AddDays(-2), day),
            _ => (name, day, day),
        };
    }

    internal static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        var index = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, index, day, 0, 0, 0, 0));
    }

    /// <summary>The day of the solar term; null in years that the rule does not cover.</summary>
    internal static DateTime? QingmingOf(int year) => year is >= 2000 and <= 2099 ? new DateTime(year, 4, Qingming(year)) : null;

    /// <summary>Day in April of the solar term, right for 2000-2099.</summary>
    private static int Qingming(int year) => (int)(((year % 100) * 0.2422) + 4.81) - ((year % 100) / 4);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static FrozenDictionary<(int Year, string Name), (DateOnly From, DateOnly To)> ReadPublished() => ValueLexicon.Holidays["off"]
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(parts => (Day(parts[1]).Year, parts[0]), parts => (Day(parts[1]), Day(parts[2])));

    /// <summary>The festivals of the recognisers' list that are no public holiday and whose name is nothing else (圣诞 also stands before trees and presents).</summary>
    private static FrozenDictionary<string, Func<int, DateOnly>> ReadFestivals()
    {
        string[] publicDays = ["1-1", "5-1", "10-1", "5-5", "8-15"];
        var days = new Dictionary<string, Func<int, DateOnly>>();
        foreach (var (key, words) in ValueLexicon.Lists("chinese-dates.yaml"))
        {
            if (key.Split('_') is not ["holiday" or "lunar" or "nth", var rule] || publicDays.Contains(rule))
            {
                continue;
            }

            var numbers = rule.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            foreach (var word in words.Where(word => word[^1] is '节' or '夕' or '夜' || word == "双十一"))
            {
                days[word] = key[0] switch
                {
                    'h' => year => new DateOnly(year, numbers[0], numbers[1]),
                    'l' => year => numbers is [12, 30] ? LunarDay(year, 1, 1).AddDays(-1) : LunarDay(year, numbers[0], numbers[1]),
                    _ => year => NthWeekday(year, numbers[0], numbers[1], numbers[2]),
                };
            }
        }

        return days.ToFrozenDictionary();
    }

    private static DateOnly NthWeekday(int year, int month, int weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        var ahead = (weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(ahead + (7 * (nth - 1)));
    }

    private static FrozenDictionary<char, (string Word, string Name)[]> ReadNames() => ValueLexicon.Holidays
        .Where(list => list.Key.StartsWith("names_", StringComparison.Ordinal))
        .SelectMany(list => list.Value.Select(word => (Word: word, Name: list.Key["names_".Length..])))
        .Concat(Festivals.Keys.Select(word => (Word: word, Name: word)))
        .GroupBy(pair => pair.Word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(pair => pair.Word.Length).ToArray());
}
