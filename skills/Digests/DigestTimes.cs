using System.Globalization;
using SalesAssistant.Skills.Language.Values.Dates;

namespace SalesAssistant.Skills.Digests;

/// <summary>When something may be said unasked: working days, quiet hours, windows. All in the company's wall clock.</summary>
public static class DigestTimes
{
    private const int WeekDays = 7;

    /// <summary>Whether <paramref name="day"/> is worked on.</summary>
    public static bool IsWorkday(DateOnly day, DigestSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.WorkCalendar switch
        {
            WorkCalendar.China => ChineseHolidays.IsWorkday(day),
            WorkCalendar.MondayToFriday => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
            _ => true,
        };
    }

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public static DateOnly NextWorkday(DateOnly day, DigestSettings settings)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorkday(day, settings));

        return day;
    }

    /// <summary>Whether <paramref name="time"/> lies in the quiet hours, which may pass midnight.</summary>
    public static bool IsQuiet(TimeOnly time, DigestSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var (from, to) = (settings.QuietFrom, settings.QuietTo);
        return from <= to ? time >= from && time < to : time >= from || time < to;
    }

    /// <summary>Whether a message of the clock time <paramref name="at"/> is due now: from then on, for <paramref name="hours"/> hours of the same day.</summary>
    public static bool IsDue(TimeOnly now, TimeOnly at, int hours)
    {
        var late = now.ToTimeSpan() - at.ToTimeSpan();
        return late >= TimeSpan.Zero && late < TimeSpan.FromHours(hours);
    }

    /// <summary>The nominal day (its name in keys) whose weekly digest belongs to <paramref name="today"/>; null when none does. A nominal day that is off gives its digest to the next working day.</summary>
    public static DateOnly? WeeklyFor(DateOnly today, DigestSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var nominal = today.AddDays(-(((int)today.DayOfWeek - (int)settings.WeeklyOn + WeekDays) % WeekDays));
        var actual = IsWorkday(nominal, settings) ? nominal : NextWorkday(nominal, settings);
        return actual == today ? nominal : null;
    }

    /// <summary>The next time a look is taken at or after <paramref name="time"/>: what a personal time is rounded to. The last look of the day for times behind it.</summary>
    public static TimeOnly OnBeat(TimeOnly time, DigestSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var minutes = (int)Math.Ceiling(time.ToTimeSpan().TotalMinutes / settings.BeatMinutes) * settings.BeatMinutes;
        return TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Min(minutes, (24 * 60) - settings.BeatMinutes)));
    }

    /// <summary>A clock time as it is written in keys, settings and replies.</summary>
    public static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
