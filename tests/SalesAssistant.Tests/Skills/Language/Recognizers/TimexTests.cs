using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Tests.Skills.Language.Recognizers;

public sealed class TimexTests
{
    private static readonly DateTime Reference = new(2021, 6, 16, 9, 30, 0);

    [Fact]
    public void Leap_day_goes_to_the_leap_years_around_the_moment() =>
        Assert.Equal((new DateTime(2020, 2, 29), new DateTime(2024, 2, 29)), Anchors.MonthDay(Reference, 2, 29));

    [Fact]
    public void Day_of_month_skips_months_that_are_too_short() =>
        Assert.Equal((new DateTime(2021, 5, 31), new DateTime(2021, 7, 31)), Anchors.DayOfMonth(Reference, 31));

    [Fact]
    public void Range_that_is_still_running_has_one_place_only()
    {
        var may = Anchors.Month(Reference, 5);
        var july = Anchors.Month(Reference, 7);

        var joined = RangeMerge.Join(may, july, Reference, (at, step) => at.AddYears(step));

        Assert.Equal((new DateTime(2021, 5, 1), new DateTime(2021, 7, 1)), joined?.Past);
        Assert.Equal(joined?.Past, joined?.Future);
    }

    [Fact]
    public void Ambiguous_clock_is_written_for_morning_and_evening()
    {
        var readings = ReadingWriter.Write(Meaning.Of(TimexKind.Time, new Candidate("T12:15", DateTime.MinValue.AddHours(12.25))) with { AmPm = true });

        Assert.Equal(["T12:15 12:15:00", "T00:15 00:15:00"], readings.Select(reading => $"{reading["timex"]} {reading["value"]}"));
    }

    [Theory]
    [InlineData(2019, "2019-04-21")]
    [InlineData(2024, "2024-03-31")]
    public void Easter(int year, string expected) => Assert.Equal(expected, TimexText.Date(CalendarMath.Easter(year)));

    [Fact]
    public void Iso_weeks_begin_in_the_year_before() => Assert.Equal("2020-W53", TimexText.Week(new DateTime(2021, 1, 2)));
}
