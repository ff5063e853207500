using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Digests;

namespace SalesAssistant.Tests.Bot.Digests;

public sealed class DigestRulesTests
{
    [Theory]
    [InlineData("BeatMinutes", "7")]
    [InlineData("MorningHours", "0")]
    [InlineData("CatchUpHours", "1000")]
    [InlineData("ItemsPerSection", "-1")]
    [InlineData("MorningAt", "06:30")]    // in the quiet hours
    [InlineData("WeeklyAt", "23:00")]
    [InlineData("WeeklyOn", "9")]
    [InlineData("WorkCalendar", "7")]
    [InlineData("MorningAt", "half nine")]
    [InlineData("WeeklyOn", "someday")]
    public void What_is_broken_is_named_by_its_key(string key, string value)
    {
        var problem = Assert.ThrowsAny<Exception>(() => DigestRules.Describe(Settings(key, value)));

        Assert.True(problem is OptionsValidationException or InvalidOperationException, problem.ToString());
        Assert.Contains("Digests:" + key, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_hours_can_be_none_or_lie_within_a_day()
    {
        Assert.Contains("06:30", DigestRules.Describe(Settings("MorningAt", "06:30", "QuietFrom", "00:00", "QuietTo", "00:00")), StringComparison.Ordinal);
        Assert.Contains("08:30", DigestRules.Describe(Settings("QuietFrom", "12:00", "QuietTo", "14:00")), StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params string[] pairs) =>
        new ConfigurationBuilder().AddInMemoryCollection(pairs.Chunk(2).ToDictionary(pair => "Digests:" + pair[0], pair => (string?)pair[1])).Build();
}
