using System.Globalization;
using System.Text;

namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>Writes TIMEX: "2018-05", "XXXX-WXX-1", "T09:30", "PT2H30M", "(2018-05-01,2018-05-04,P3D)".</summary>
internal static class TimexText
{
    internal const string Now = "PRESENT_REF";

    internal static string Date(DateTime day) => Date(day.Year, day.Month, day.Day);

    /// <summary>A day; what was not said is null and stands as X.</summary>
    internal static string Date(int? year, int? month, int day) => $"{Year(year)}-{Two(month)}-{day:00}";

    internal static string Month(int? year, int month) => $"{Year(year)}-{month:00}";

    internal static string Year(int? year) => year is { } said ? said.ToString("0000", CultureInfo.InvariantCulture) : "XXXX";

    /// <summary>The ISO week that <paramref name="day"/> lies in.</summary>
    internal static string Week(DateTime day) => $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}";

    internal static string Weekend(DateTime day) => Week(day) + "-WE";

    /// <param name="weekday">1 Monday … 7 Sunday.</param>
    internal static string Weekday(int weekday) => $"XXXX-WXX-{weekday}";

    internal static string Time(int hour, int? minute = null, int? second = null) =>
        second is { } s ? $"T{hour:00}:{minute ?? 0:00}:{s:00}" : minute is { } m ? $"T{hour:00}:{m:00}" : $"T{hour:00}";

    /// <summary>The clock of a moment with seconds.</summary>
    internal static string Clock(DateTime moment) => Time(moment.Hour, moment.Minute, moment.Second);

    /// <summary>"P3D", "PT1.5H", "P9M" (three quarters).</summary>
    internal static string Duration(double amount, TimeUnit unit) =>
        $"P{(unit.IsClock() ? "T" : "")}{Number(amount * unit.Factor())}{unit.Letter()}";

    /// <summary>Several units in one: "P1DT5H".</summary>
    internal static string Duration(IReadOnlyList<(double Amount, TimeUnit Unit)> parts)
    {
        var text = new StringBuilder("P");
        var clock = false;
        foreach (var (amount, unit) in parts)
        {
            if (unit.IsClock() && !clock)
            {
                text.Append('T');
                clock = true;
            }

            text.Append(Number(amount * unit.Factor())).Append(unit.Letter());
        }

        return text.ToString();
    }

    /// <summary>A stretch of clock time: "PT2H30M"; days count as hours.</summary>
    internal static string Clock(TimeSpan length)
    {
        var hours = (int)length.TotalHours;
        return "PT" + (hours > 0 ? $"{hours}H" : "") + (length.Minutes > 0 ? $"{length.Minutes}M" : "") + (length.Seconds > 0 ? $"{length.Seconds}S" : "");
    }

    /// <summary>The length of a range of dates counted in whole <paramref name="unit"/>s.</summary>
    internal static string Length(DateTime start, DateTime end, TimeUnit unit) => unit switch
    {
        TimeUnit.Year => $"P{end.Year - start.Year}Y",
        TimeUnit.Month => $"P{((end.Year - start.Year) * 12) + end.Month - start.Month}M",
        TimeUnit.Week => $"P{(int)(end - start).TotalDays / 7}W",
        _ => $"P{(int)(end.Date - start.Date).TotalDays}D",
    };

    internal static string Range(string start, string end, string length) => $"({start},{end},{length})";

    /// <summary>A range of known days.</summary>
    internal static string Range(DateTime start, DateTime end, string length) => Range(Date(start), Date(end), length);

    /// <summary>The same expression twelve hours on: T05 becomes T17, T12 becomes T00.</summary>
    internal static string ToPm(string timex)
    {
        var text = new StringBuilder(timex);
        for (var i = 0; i + 2 < timex.Length; i++)
        {
            var ends = i + 3 == timex.Length || timex[i + 3] is ':' or ',' or ')';
            if (timex[i] == 'T' && ends && char.IsAsciiDigit(timex[i + 1]) && char.IsAsciiDigit(timex[i + 2]))
            {
                var hour = ((timex[i + 1] - '0') * 10) + timex[i + 2] - '0';
                var later = (hour + 12) % 24;
                text[i + 1] = (char)('0' + (later / 10));
                text[i + 2] = (char)('0' + (later % 10));
            }
        }

        return text.ToString();
    }

    internal static string Number(double amount) => amount.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Two(int? number) => number is { } said ? said.ToString("00", CultureInfo.InvariantCulture) : "XX";
}
