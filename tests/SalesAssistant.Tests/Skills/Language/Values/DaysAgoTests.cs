using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

public sealed class DaysAgoTests
{
    [Theory]
    [InlineData(0, "2026-03-04")]
    [InlineData(4, "2026-02-28")]
    [InlineData(9_999_999, "0001-01-01")]
    [InlineData(int.MaxValue, "0001-01-01")]
    public void Counting_back_ends_where_the_calendar_does(int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), DaysAgo.Of(new DateOnly(2026, 3, 4), days));
}
