using System.Globalization;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

/// <summary>Clock times and parts of the day beside a date. All at Wednesday 2026-09-16, 14:00.</summary>
public sealed class ClockTimeTests
{
    [Theory]
    [InlineData("明天下午5点半", "2026-09-17", "17:30")]
    [InlineData("22号上午九点", "2026-09-22", "09:00")]
    [InlineData("明早九点", "2026-09-17", "09:00")]
    [InlineData("今晚8点", "2026-09-16", "20:00")]
    [InlineData("下周四下午三点", "2026-09-24", "15:00")]
    [InlineData("周五14:30", "2026-09-18", "14:30")]
    [InlineData("昨天中午12点", "2026-09-15", "12:00")]
    [InlineData("后天上午十点一刻", "2026-09-18", "10:15")]
    [InlineData("明天3点", "2026-09-17", "15:00")]
    [InlineData("10am tomorrow", "2026-09-17", "10:00")]
    [InlineData("30 September 4pm", "2026-09-30", "16:00")]
    [InlineData("tomorrow at two pm", "2026-09-17", "14:00")]
    [InlineData("ten thirty am tomorrow", "2026-09-17", "10:30")]
    [InlineData("tomorrow at noon", "2026-09-17", "12:00")]
    [InlineData("Friday at 3:30 pm", "2026-09-18", "15:30")]
    [InlineData("4pm on Friday", "2026-09-18", "16:00")]
    [InlineData("tomorrow morning at 9", "2026-09-17", "09:00")]
    [InlineData("下午三点开会", "2026-09-16", "15:00")]
    [InlineData("两小时后", "2026-09-16", "16:00")]
    [InlineData("noon tomorrow", "2026-09-17", "12:00")]
    [InlineData("next Thursday at 10", "2026-09-24", "10:00")]
    [InlineData("周三三点", "2026-09-23", "15:00")]
    public void Clock_time_is_read(string text, string day, string clock)
    {
        var value = DateReaderTests.One(text);

        Assert.Equal((DateReaderTests.Day(day), TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture)), (value.From, value.Clock));
    }

    [Theory]
    [InlineData("今天下午", "2026-09-16", DayPart.Afternoon, false)]
    [InlineData("明天上午", "2026-09-17", DayPart.Morning, false)]
    [InlineData("昨晚", "2026-09-15", DayPart.Evening, false)]
    [InlineData("明天一早", "2026-09-17", DayPart.Morning, false)]
    [InlineData("24号下午有空", "2026-09-24", DayPart.Afternoon, false)]
    [InlineData("上午去了厂里", "2026-09-16", DayPart.Morning, true)]
    [InlineData("this afternoon", "2026-09-16", DayPart.Afternoon, false)]
    [InlineData("tomorrow morning", "2026-09-17", DayPart.Morning, false)]
    public void Part_of_the_day_is_no_clock_time(string text, string day, DayPart part, bool clockOnly)
    {
        var value = DateReaderTests.One(text);

        Assert.Equal((DateReaderTests.Day(day), part, DateGrain.DayPart, (TimeOnly?)null, clockOnly), (value.From, value.Part, value.Grain, value.Clock, value.ClockOnly));
    }

    [Fact]
    public void Span_of_clock_times_keeps_its_end()
    {
        var value = DateReaderTests.One("明天下午2点到4点");

        Assert.Equal((new TimeOnly(14, 0), new TimeOnly(16, 0)), (value.Clock, value.ClockEnd));
    }
}
