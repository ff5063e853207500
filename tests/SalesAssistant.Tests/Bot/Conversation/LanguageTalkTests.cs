using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>The answer is in the language of the question, unless the person asked for one.</summary>
public sealed class LanguageTalkTests
{
    [Fact]
    public async Task A_language_that_was_asked_for_stays()
    {
        await using var house = await House.OpenAsync();
        Assert.Contains("在谈", (await house.SayAsync("在谈多少钱")).Text, StringComparison.Ordinal);

        Assert.Equal("OK, I will answer in English.", (await house.SayAsync("换成英文吧")).Text);
        Assert.DoesNotContain("在谈", (await house.SayAsync("在谈多少钱")).Text, StringComparison.Ordinal);
        Assert.Equal("好的，之后用中文回复您。", (await house.SayAsync("please switch back to Chinese")).Text);
        Assert.Contains("在谈", (await house.SayAsync("在谈多少钱")).Text, StringComparison.Ordinal);
    }
}
