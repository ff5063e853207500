using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("要二十五个", 25, "个")]
    [InlineData("下了三单", 3, "单")]
    [InlineData("加四支麦", 4, "支")]
    [InlineData("一百二十平", 120, "平")]
    [InlineData("买15台", 15, "台")]
    [InlineData("3 aisles wide", 3, "aisles")]
    [InlineData("five minutes", 5, "minutes")]
    [InlineData("twenty-five sensors", 25, "sensors")]
    [InlineData("2,400 pallet positions", 2_400, "pallet")]
    [InlineData("六个点位", 6, "点位")]
    [InlineData("3万台", 30_000, "台")]
    [InlineData("廿三個", 23, "個")]
    [InlineData("占65%", 65, "%")]
    public void Number_is_read_with_its_unit(string text, double number, string unit)
    {
        var value = Assert.Single(NumberReader.Read(text));

        Assert.Equal((decimal)number, value.Value);
        Assert.Equal(unit == "個" ? "个" : unit, value.Unit);
    }

    [Theory]
    [InlineData("统一安排一起去")]
    [InlineData("张三和李四")]
    [InlineData("6月22号下午三点")]
    [InlineData("周三见")]
    [InlineData("二季度")]
    [InlineData("工单 AB-102-77")]
    [InlineData("电话13912345678")]
    [InlineData("the one I met")]
    public void Words_dates_and_identifiers_are_no_numbers(string text) => Assert.Empty(NumberReader.Read(text));

    [Theory]
    [InlineData("不少于5家", 5, Bound.AtLeast)]
    [InlineData("at most 20 users", 20, Bound.AtMost)]
    [InlineData("三十来个", 30, Bound.Approx)]
    public void Bound_is_read(string text, double number, Bound bound)
    {
        var value = Assert.Single(NumberReader.Read(text));

        Assert.Equal(((decimal)number, bound), (value.Value, value.Bound));
    }

    [Fact]
    public void Range_keeps_both_ends()
    {
        var value = Assert.Single(NumberReader.Read("三五个人"));

        Assert.Equal((3m, 5m, Bound.Between), (value.Low, value.Value, value.Bound));
    }

    [Theory]
    [InlineData("毛利30%", 0.3)]
    [InlineData("百分之三十", 0.3)]
    [InlineData("百分之三点五", 0.035)]
    [InlineData("首付三成", 0.3)]
    [InlineData("涨了三成五", 0.35)]
    [InlineData("打八折", 0.8)]
    [InlineData("八五折", 0.85)]
    [InlineData("再降3个点", 0.03)]
    [InlineData("提高2个百分点", 0.02)]
    [InlineData("thirty percent", 0.3)]
    [InlineData("不低于50%", 0.5)]
    [InlineData("完成了一半", 0.5)]
    public void Share_is_read(string text, double fraction) =>
        Assert.Equal((decimal)fraction, Assert.Single(NumberReader.Percents(text)).Fraction);

    [Theory]
    [InlineData("布20个点的测温")]
    [InlineData("三个点位")]
    [InlineData("三成交易")]
    [InlineData("八成功率")]
    public void Counted_points_are_no_share(string text) => Assert.DoesNotContain(NumberReader.Percents(text), share => share.Points || share.Span.In(text).Length > 2);
}
