using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

public sealed class DateShiftReaderTests
{
    private static readonly DateOnly Known = new(2026, 9, 25);

    [Theory]
    [InlineData("提前一天吧", "2026-09-24")]
    [InlineData("推迟两天", "2026-09-27")]
    [InlineData("往后延一周", "2026-10-02")]
    [InlineData("two days earlier", "2026-09-23")]
    [InlineData("push it back by a week", "2026-10-02")]
    [InlineData("提前两个工作日", "2026-09-23")]
    public void Move_applies_to_the_known_day(string text, string moved) =>
        Assert.Equal(moved, Assert.Single(DateShiftReader.Read(text)).Apply(Known).ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("三天后再说")]
    [InlineData("聊了一天")]
    public void A_length_alone_is_no_move(string text) => Assert.Empty(DateShiftReader.Read(text));
}
