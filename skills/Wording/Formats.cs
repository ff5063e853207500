using System.Globalization;

namespace SalesAssistant.Skills.Wording;

/// <summary>Figures and dates as people read them, in Chinese and English; every reply uses these.</summary>
public static class Formats
{
    private static readonly string[] ChineseDays = ["日", "一", "二", "三", "四", "五", "六"];

    /// <summary>Exact money with thousands: ¥1,265,000 (fen shown only where there are any); another currency keeps its code.</summary>
    public static string Money(decimal yuan, string currency = "CNY")
    {
        var digits = Math.Abs(yuan).ToString(yuan == decimal.Truncate(yuan) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
        return $"{(yuan < 0 ? "-" : "")}{(currency == "CNY" ? "¥" : currency + " ")}{digits}";
    }

    /// <summary>Fen as <see cref="Money(decimal, string)"/>.</summary>
    public static string MoneyOfFen(long fen, string currency = "CNY") => Money(fen / 100m, currency);

    /// <summary>Money the way it is said: 126.5万 / 1.3亿 in Chinese, 1.27M / 80k in English; short numbers stay exact.</summary>
    public static string ShortMoney(decimal yuan, string language)
    {
        var size = Math.Abs(yuan);
        return (language, size) switch
        {
            ("en", >= 1_000_000) => (yuan / 1_000_000).ToString("¥0.##M", CultureInfo.InvariantCulture),
            ("en", >= 10_000) => (yuan / 1_000).ToString("¥0.#k", CultureInfo.InvariantCulture),
            ("en", _) => Money(yuan),
            (_, >= 100_000_000) => (yuan / 100_000_000).ToString("0.##亿", CultureInfo.InvariantCulture),
            (_, >= 10_000) => (yuan / 10_000).ToString("0.##万", CultureInfo.InvariantCulture),
            _ => yuan.ToString("#,0.##元", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A fraction as percent: 0.4106 → 41.1%.</summary>
    public static string Percent(decimal fraction) => (fraction * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>6月25日(周四) / Thu 25 Jun; the year only where it is not today's.</summary>
    public static string Date(DateOnly date, DateOnly today, string language)
    {
        if (language == "en")
        {
            return date.ToString(date.Year == today.Year ? "ddd d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
        }

        var day = $"{date.Month}月{date.Day}日(周{ChineseDays[(int)date.DayOfWeek]})";
        return date.Year == today.Year ? day : $"{date.Year}年{day}";
    }

    /// <summary>A local moment: the date, and the clock time.</summary>
    public static string Moment(DateTime local, DateOnly today, string language) =>
        $"{Date(DateOnly.FromDateTime(local), today, language)} {local:HH:mm}";
}
