using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Makes days of calendar fields.</summary>
internal static class DayMaker
{
    /// <summary>Two-digit years: up to 29 are of this century, from 40 of the last; between them both are possible.</summary>
    private const int PastFrom = 40;
    private const int FutureTo = 30;

    /// <param name="year">Null when none was said; below 100 when it was said in two digits.</param>
    internal static Piece? Make(DateContext c, int from, int to, int? year, int month, int day)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31)
        {
            return null;
        }

        if (year is >= FutureTo and < PastFrom)
        {
            var timex = $"XX{year}-{month:00}-{day:00}";
            var days = (Existing(1900 + year.Value, month, day), Existing(2000 + year.Value, month, day));
            return new Piece(from, to, Meaning.Date(timex, days)) { Month = month, Day = day };
        }

        if (year is { } said)
        {
            var full = said >= 100 ? said : said >= PastFrom ? 1900 + said : 2000 + said;
            var only = new Candidate(TimexText.Date(full, month, day), Existing(full, month, day));
            return new Piece(from, to, Meaning.Of(TimexKind.Date, only)) { Year = full, Month = month, Day = day, SaysYear = true };
        }

        var meaning = Meaning.Date(TimexText.Date(null, month, day), Anchors.MonthDay(c.Reference, month, day));
        return new Piece(from, to, meaning) { Month = month, Day = day, Cycle = Cycle.Year };
    }

    /// <summary>A day of a month that was not said.</summary>
    internal static Piece OfMonth(DateContext c, int from, int to, int day) =>
        new(from, to, Meaning.Date(TimexText.Date(null, null, day), Anchors.DayOfMonth(c.Reference, day))) { Day = day, Cycle = Cycle.Month };

    internal static Piece Single(int from, int to, DateTime day) =>
        new(from, to, Meaning.Date(day)) { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>"this 5/12", "this Friday, 15 June": in the year that it is.</summary>
    internal static Piece InThisYear(DateContext c, Piece day) =>
        day is { Month: { } month, Day: { } number, Year: null } && Existing(c.Reference.Year, month, number) is { } date
            ? day with { Meaning = Meaning.Of(TimexKind.Date, day.Meaning.Future with { Start = date }), Cycle = Cycle.None }
            : day;

    internal static DateTime? Existing(int year, int month, int day) => CalendarMath.Exists(year, month, day) ? new DateTime(year, month, day) : null;
}
