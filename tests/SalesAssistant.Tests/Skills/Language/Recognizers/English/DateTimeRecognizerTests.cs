namespace SalesAssistant.Tests.Skills.Language.Recognizers.English;

/// <summary>The clock stands at Wednesday 2021-06-16 09:30.</summary>
public sealed class DateTimeRecognizerTests
{
    [Theory]
    [InlineData("call them tomorrow", "tomorrow:date=2021-06-17 2021-06-17")]
    [InlineData("demo on March 3rd", "March 3rd:date=XXXX-03-03 2021-03-03 | XXXX-03-03 2022-03-03")]
    [InlineData("signed 7 Nov 2019", "7 Nov 2019:date=2019-11-07 2019-11-07")]
    [InlineData("due 2021/8/30", "2021/8/30:date=2021-08-30 2021-08-30")]
    [InlineData("see you next Thursday", "next Thursday:date=2021-06-24 2021-06-24")]
    [InlineData("on the 20th", "the 20th:date=XXXX-XX-20 2021-05-20 | XXXX-XX-20 2021-06-20")]
    [InlineData("the second Tuesday of next month", "the second Tuesday of next month:date=XXXX-07-WXX-2-#2 2021-07-13")]
    [InlineData("ten days after Saturday", "ten days after Saturday:date=2021-06-29 2021-06-29")]
    [InlineData("before christmas eve", "before christmas eve:daterange=XXXX-12-24 before ..2020-12-24 | XXXX-12-24 before ..2021-12-24")]
    [InlineData("Tue 06-Jul-2021", "Tue 06-Jul-2021:date=2021-07-06 2021-07-06")]
    [InlineData("in 4 business days", "in 4 business days:date=2021-06-22 2021-06-22")]
    [InlineData("boxing day 2020", "boxing day 2020:date=2020-12-26 2020-12-26")]
    [InlineData("good friday", "good friday:date=XXXXEASTER-2 2021-04-02 | XXXXEASTER-2 2022-04-15")]
    [InlineData("the last Monday of the month", "the last Monday of the month:date=XXXX-06-WXX-1-#5 2021-06-28")]
    [InlineData("Monday first thing", "Monday:date=XXXX-WXX-1 2021-06-14 | XXXX-WXX-1 2021-06-21")]
    [InlineData("valentine's day", "valentine's day:date=XXXX-02-14 2021-02-14 | XXXX-02-14 2022-02-14")]
    [InlineData("on 31 June", "31 June:date=XXXX-06-31 not resolved")]
    public void Days(string text, string expected) => Assert.Equal(expected, Recognised.Dates(text));

    [Theory]
    [InlineData("next week", "next week:daterange=2021-W25 2021-06-21..2021-06-28")]
    [InlineData("the last two months", "last two months:daterange=(2021-04-16,2021-06-16,P2M) 2021-04-16..2021-06-16")]
    [InlineData("revenue in q4 2020", "q4 2020:daterange=(2020-10-01,2021-01-01,P3M) 2020-10-01..2021-01-01")]
    [InlineData("from February to May 2020", "from February to May 2020:daterange=(2020-02-01,2020-05-01,P3M) 2020-02-01..2020-05-01")]
    [InlineData("July 5th through 9th", "July 5th through 9th:daterange=(XXXX-07-05,XXXX-07-09,P4D) 2020-07-05..2020-07-09 | (XXXX-07-05,XXXX-07-09,P4D) 2021-07-05..2021-07-09")]
    [InlineData("late October", "late October:daterange=XXXX-10 end 2020-10-16..2020-11-01 | XXXX-10 end 2021-10-16..2021-11-01")]
    [InlineData("the first week of 2020", "the first week of 2020:daterange=2020-W01 2019-12-30..2020-01-06")]
    [InlineData("since 2017", "since 2017:daterange=2017 since 2017-01-01..")]
    [InlineData("orders after May 2020", "after May 2020:daterange=2020-05 after 2020-06-01..")]
    [InlineData("rest of this month", "rest of this month:daterange=(2021-06-16,2021-06-30,P15D) 2021-06-16..2021-06-30")]
    [InlineData("from 5 to 11 of next month", "from 5 to 11 of next month:daterange=(2021-07-05,2021-07-11,P6D) 2021-07-05..2021-07-11")]
    [InlineData(">= 2018 but < 2020", ">= 2018:daterange=2018 since 2018-01-01..; < 2020:daterange=2020 before ..2020-01-01")]
    [InlineData("first half 2020", "first half 2020:daterange=(2020-01-01,2020-07-01,P6M) 2020-01-01..2020-07-01")]
    [InlineData("from Monday to next Thursday", "from Monday to next Thursday:daterange=(XXXX-WXX-1,2021-06-24,P3D) 2021-06-21..2021-06-24")]
    [InlineData("the eighties", "the eighties:daterange=(XX80-01-01,XX90-01-01,P10Y) 1980-01-01..1990-01-01 | (XX80-01-01,XX90-01-01,P10Y) 2080-01-01..2090-01-01")]
    public void Periods(string text, string expected) => Assert.Equal(expected, Recognised.Dates(text));

    [Theory]
    [InlineData("at half past eight", "half past eight:time=T08:30 08:30:00 | T20:30 20:30:00")]
    [InlineData("call at 16:45", "16:45:time=T16:45 16:45:00")]
    [InlineData("9 in the evening", "9 in the evening:time=T21 21:00:00")]
    [InlineData("2 to 3:30pm", "2 to 3:30pm:timerange=(T14,T15:30,PT1H30M) 14:00:00..15:30:00")]
    [InlineData("25 minutes past eight in the evening", "25 minutes past eight in the evening:time=T20:25 20:25:00")]
    [InlineData("eod Monday", "eod Monday:datetime=XXXX-WXX-1T23:59:59 2021-06-14 23:59:59 | XXXX-WXX-1T23:59:59 2021-06-21 23:59:59")]
    [InlineData("tomorrow at noon", "tomorrow at noon:datetime=2021-06-17T12 2021-06-17 12:00:00")]
    [InlineData("Friday 8 to 9am", "Friday 8 to 9am:datetimerange=(XXXX-WXX-5T08,XXXX-WXX-5T09,PT1H) 2021-06-11 08:00:00..2021-06-11 09:00:00 | (XXXX-WXX-5T08,XXXX-WXX-5T09,PT1H) 2021-06-18 08:00:00..2021-06-18 09:00:00")]
    [InlineData("yesterday evening", "yesterday evening:datetimerange=2021-06-15TEV 2021-06-15 16:00:00..2021-06-15 20:00:00")]
    [InlineData("in 45 minutes", "in 45 minutes:datetime=2021-06-16T10:15:00 2021-06-16 10:15:00")]
    [InlineData("from 1 to 3 in the afternoon", "from 1 to 3 in the afternoon:timerange=(T13,T15,PT2H) 13:00:00..15:00:00")]
    [InlineData("Monday after 4pm", "Monday after 4pm:datetimerange=XXXX-WXX-1T16 after 2021-06-14 16:00:00.. | XXXX-WXX-1T16 after 2021-06-21 16:00:00..")]
    public void Times(string text, string expected) => Assert.Equal(expected, Recognised.Dates(text));

    [Theory]
    [InlineData("it takes two and a half hours", "two and a half hours:duration=PT2.5H 9000")]
    [InlineData("a 90 minute workshop", "90 minute:duration=PT90M 5400")]
    [InlineData("in 40 thousand years", "40 thousand years:duration=P40000Y 1261440000000")]
    [InlineData("three quarters of an hour", "three quarters of an hour:duration=PT0.75H 2700")]
    [InlineData("every fourth month", "every fourth month:set=P4M not resolved")]
    [InlineData("every other week", "every other week:set=P2W not resolved")]
    [InlineData("each Thursday at 8am", "each Thursday at 8am:set=XXXX-WXX-4T08 not resolved")]
    [InlineData("quarterly reviews", "quarterly:set=P3M not resolved")]
    public void Lengths_and_repetitions(string text, string expected) => Assert.Equal(expected, Recognised.Dates(text));

    [Theory]
    [InlineData("you may march on")]
    [InlineData("part 77-10-2020-4 of the list")]
    [InlineData("call +49 2010-4411-20")]
    [InlineData("a second opinion on $1999")]
    [InlineData("good evening all")]
    [InlineData("open 24/7, a quarter of them")]
    public void What_only_looks_like_a_date_is_none(string text) => Assert.Equal("", Recognised.Dates(text));
}
