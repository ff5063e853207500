using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>A day as far as it was said; what was not said is null.</summary>
/// <param name="Year">Null when the nearest years are meant.</param>
/// <param name="Month">Null when the nearest months are meant.</param>
/// <param name="Day">Day of the month; 0 where a weekday or a known day is meant.</param>
internal readonly record struct DayValue(int? Year, int? Month, int Day)
{
    /// <summary>1 Monday … 7 Sunday; 0 when a day of the month is meant.</summary>
    internal int Weekday { get; init; }

    /// <summary>A day that is known without the calendar around it: 明天, 下周三.</summary>
    internal DateTime? Known { get; init; }

    /// <summary>Counted in the lunar calendar. The specification writes its numbers as they were said.</summary>
    internal bool IsLunar { get; init; }

    internal static DayValue On(DateTime day) => new() { Known = day };

    internal bool IsSingle => Known is not null || Year is not null;

    internal string Timex => Known is { } known ? TimexText.Date(known) : Weekday > 0 ? TimexText.Weekday(Weekday) : TimexText.Date(Year, Month, Day);

    /// <summary>The last such day before <paramref name="today"/> and the first from it on; the same where only one is meant, null where the calendar has none.</summary>
    internal (DateTime? Past, DateTime? Future) Places(DateTime today)
    {
        if (Known is { } known)
        {
            return (known, known);
        }

        if (Weekday > 0)
        {
            return Anchors.Weekday(today, Weekday);
        }

        if (Year is { } year && Month is { } month)
        {
            DateTime? day = CalendarMath.Exists(year, month, Day) ? new DateTime(year, month, Day) : null;
            return (day, day);
        }

        return Month is { } named ? Anchors.MonthDay(today, named, Day) : Anchors.DayOfMonth(today, Day);
    }

    internal Meaning ToMeaning(DateTime today) => Meaning.Date(Timex, Places(today)) with { IsLunar = IsLunar };
}
