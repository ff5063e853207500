using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

public sealed class DurationReaderTests
{
    [Theory]
    [InlineData("三个工作日", 3, "workday", null)]
    [InlineData("two weeks", 2, "week", 14)]
    [InlineData("半年", 0.5, "year", 182)]
    [InlineData("跑了40秒", 40, "second", null)]
    [InlineData("一个半月", 1.5, "month", 45)]
    [InlineData("聊了半小时", 0.5, "hour", null)]
    [InlineData("五分钟", 5, "minute", null)]
    [InlineData("10 business days", 10, "workday", null)]
    [InlineData("半个月", 0.5, "month", 15)]
    [InlineData("half an hour", 0.5, "hour", null)]
    [InlineData("三年", 3, "year", 1095)]
    [InlineData("两周", 2, "week", 14)]
    [InlineData("a fortnight", 2, "week", 14)]
    public void Length_is_read(string text, double amount, string unit, int? days)
    {
        var value = Assert.Single(DurationReader.Read(text));

        Assert.Equal(((decimal)amount, unit, days), (value.Amount, value.Unit, value.Days));
    }

    [Fact]
    public void More_than_a_month_is_at_least()
    {
        var value = Assert.Single(DurationReader.Read("一个多月没联系"));

        Assert.Equal((1m, "month", Bound.AtLeast), (value.Amount, value.Unit, value.Bound));
    }

    [Theory]
    [InlineData("2025年")]
    [InlineData("上半年")]
    [InlineData("6月")]
    [InlineData("第三天")]
    public void Calendar_words_are_no_length(string text) => Assert.Empty(DurationReader.Read(text));
}
