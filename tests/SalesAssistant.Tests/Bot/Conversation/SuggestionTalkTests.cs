using Microsoft.EntityFrameworkCore;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>A suggestion is put off or thrown away in words, and comes back when that is taken back. Today is Wednesday, 4 March 2026.</summary>
public sealed class SuggestionTalkTests
{
    private const string Key = "overdue:opportunity:61";

    [Theory]
    [InlineData("推迟到周五", "2026-03-06")]
    [InlineData("这个先放一放，下周一再提醒我", "2026-03-09")]
    [InlineData("第一个三天后再说吧", "2026-03-07")]
    [InlineData("铭泰精密那单推到下周二", "2026-03-10")]
    [InlineData("snooze it until Friday", "2026-03-06")]
    [InlineData("remind me again on Monday please", "2026-03-09")]
    [InlineData("不用了", null)]
    [InlineData("第一个不用再提醒了", null)]
    [InlineData("skip this one", null)]
    public async Task Suggestion_is_put_off_by_words_and_comes_back_by_undo(string say, string? until)
    {
        await using var house = await House.OpenAsync();
        Assert.Contains("铭泰精密-排程一期", (await house.SayAsync("今天我先做什么")).Text, StringComparison.Ordinal);

        var said = await house.SayAsync(say);

        var snooze = await house.ReadAsync(db => db.Snoozes.SingleAsync());
        Assert.Equal((Key, until), (snooze.Key, snooze.Until?.ToString("yyyy-MM-dd")));
        Assert.Contains("铭泰精密-排程一期", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("铭泰精密-排程一期", (await house.SayAsync("今天我先做什么")).Text, StringComparison.Ordinal);
        await house.SayAsync("撤销");
        Assert.Equal(0, await house.ReadAsync(db => db.Snoozes.CountAsync()));
    }

    [Fact]
    public async Task Undo_of_a_second_wish_brings_the_first_one_back()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("今天我先做什么");
        await house.SayAsync("推迟到周五");
        await house.SayAsync("推迟到下周三");

        await house.SayAsync("撤销");

        Assert.Equal(new DateOnly(2026, 3, 6), (await house.ReadAsync(db => db.Snoozes.SingleAsync())).Until);
    }

    [Theory]
    [InlineData("把铭泰精密那单的预计成交推迟到周五")]
    [InlineData("推迟到昨天")]
    [InlineData("谢谢")]
    public async Task What_is_about_something_else_puts_nothing_off(string say)
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("今天我先做什么");

        await house.SayAsync(say);

        Assert.Equal(0, await house.ReadAsync(db => db.Snoozes.CountAsync()));
    }

    [Fact]
    public async Task Without_a_suggestion_there_is_nothing_to_put_off()
    {
        await using var house = await House.OpenAsync();

        await house.SayAsync("推迟到周五");

        Assert.Equal(0, await house.ReadAsync(db => db.Snoozes.CountAsync()));
    }
}
