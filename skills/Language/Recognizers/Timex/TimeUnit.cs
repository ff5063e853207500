namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>Units of duration, the short ones first.</summary>
internal enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    BusinessDay,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// <summary>Lengths and TIMEX letters of the units.</summary>
internal static class TimeUnits
{
    private static readonly double[] Lengths = [1, 60, 3600, 86400, 86400, 172800, 604800, 1209600, 2592000, 7776000, 31536000, 315360000, 3153600000];
    private static readonly string[] Letters = ["S", "M", "H", "D", "BD", "WE", "W", "W", "M", "M", "Y", "Y", "Y"];

    internal static bool IsClock(this TimeUnit unit) => unit <= TimeUnit.Hour;

    /// <summary>Seconds in one unit; a month counts 30 days, a year 365.</summary>
    internal static double Seconds(this TimeUnit unit) => Lengths[(int)unit];

    internal static string Letter(this TimeUnit unit) => Letters[(int)unit];

    /// <summary>How many of the units that the letter names are in one: 3 months in a quarter.</summary>
    internal static int Factor(this TimeUnit unit) => unit switch
    {
        TimeUnit.Fortnight => 2,
        TimeUnit.Quarter => 3,
        TimeUnit.Decade => 10,
        TimeUnit.Century => 100,
        _ => 1,
    };

    /// <summary>The moment <paramref name="amount"/> units on (back, when negative); a part of a month or year counts in days.</summary>
    internal static DateTime Add(this TimeUnit unit, DateTime from, double amount)
    {
        var scaled = amount * unit.Factor();
        var whole = (int)scaled;
        return unit switch
        {
            TimeUnit.Month or TimeUnit.Quarter => from.AddMonths(whole).AddDays((scaled - whole) * 30),
            >= TimeUnit.Year => from.AddYears(whole).AddDays((scaled - whole) * 365),
            TimeUnit.BusinessDay => AddBusinessDays(from, whole),
            TimeUnit.Week or TimeUnit.Fortnight => from.AddDays(scaled * 7),
            _ => from.AddSeconds(scaled * unit.Seconds()),
        };
    }

    private static DateTime AddBusinessDays(DateTime from, int days)
    {
        for (var left = Math.Abs(days); left > 0; left -= from.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1)
        {
            from = from.AddDays(Math.Sign(days));
        }

        return from;
    }
}
