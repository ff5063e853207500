using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

public sealed class MoneyReaderTests
{
    [Theory]
    [InlineData("这单报了12万6", "12万6", 126_000)]
    [InlineData("合同48万5,下周签", "48万5", 485_000)]
    [InlineData("3万2的运费", "3万2", 32_000)]
    [InlineData("他们出价一千二百万", "一千二百万", 12_000_000)]
    [InlineData("运费六万六没变", "六万六", 66_000)]
    [InlineData("样机费 两千八 明天付", "两千八", 2_800)]
    [InlineData("一亿二的盘子", "一亿二", 120_000_000)]
    [InlineData("改成 85w 吧", "85w", 850_000)]
    [InlineData("预算80W", "80W", 800_000)]
    [InlineData("批了 90 万", "90 万", 900_000)]
    [InlineData("总价80万元", "80万元", 800_000)]
    [InlineData("1.5亿的项目", "1.5亿", 150_000_000)]
    [InlineData("三点五万", "三点五万", 35_000)]
    [InlineData("半亿规模", "半亿", 50_000_000)]
    [InlineData("三个亿的投资", "三个亿", 300_000_000)]
    [InlineData("付了RMB 80,000", "RMB 80,000", 80_000)]
    [InlineData("¥1,200,000 含税", "¥1,200,000", 1_200_000)]
    [InlineData("RMB80000", "RMB80000", 80_000)]
    [InlineData("capex is 350k", "350k", 350_000)]
    [InlineData("spend is capped at 2.4m this year", "2.4m", 2_400_000)]
    [InlineData("a 1.2M deal", "1.2M", 1_200_000)]
    [InlineData("they have 10k left", "10k", 10_000)]
    [InlineData("about half a million yuan", "half a million yuan", 500_000)]
    [InlineData("two hundred thousand dollars", "two hundred thousand dollars", 200_000)]
    [InlineData("两千块钱", "两千块钱", 2_000)]
    [InlineData("报价３８万", "３８万", 380_000)]
    [InlineData("預算四十萬", "四十萬", 400_000)]
    [InlineData("收到 125000 首付", "125000", 125_000)]
    [InlineData("两千八月底付", "两千", 2_000)]
    [InlineData("80万30台", "80万", 800_000)]
    [InlineData("成本8块5", "8块5", 8.5)]
    [InlineData("36个W行不行", "36个W", 360_000)]
    [InlineData("一万二一台", "一万二", 12_000)]
    public void One_amount_is_read(string text, string words, double amount)
    {
        var value = Assert.Single(MoneyReader.Read(text));

        Assert.Equal(words, value.Span.In(text));
        Assert.Equal((decimal)amount, value.High);
        Assert.Equal(value.Low, value.High);
    }

    [Theory]
    [InlineData("预算90万以内", 900_000, 900_000, Bound.AtMost)]
    [InlineData("不超过三十万", 300_000, 300_000, Bound.AtMost)]
    [InlineData("capex under 350k", 350_000, 350_000, Bound.AtMost)]
    [InlineData("金额过百万的", 1_000_000, 1_000_000, Bound.AtLeast)]
    [InlineData("超过150万的", 1_500_000, 1_500_000, Bound.AtLeast)]
    [InlineData("50万以上的单子", 500_000, 500_000, Bound.AtLeast)]
    [InlineData("deals above 500k", 500_000, 500_000, Bound.AtLeast)]
    [InlineData("more than 5M in the pipe", 5_000_000, 5_000_000, Bound.AtLeast)]
    [InlineData("80万左右", 800_000, 800_000, Bound.Approx)]
    [InlineData("大概四十来万", 400_000, 400_000, Bound.Approx)]
    [InlineData("两百来万吧", 2_000_000, 2_000_000, Bound.Approx)]
    [InlineData("30多万", 300_000, 300_000, Bound.Approx)]
    [InlineData("80到100万", 800_000, 1_000_000, Bound.Between)]
    [InlineData("80-100万", 800_000, 1_000_000, Bound.Between)]
    [InlineData("80万~100万", 800_000, 1_000_000, Bound.Between)]
    [InlineData("80 to 100万", 800_000, 1_000_000, Bound.Between)]
    [InlineData("between 300k and 500k", 300_000, 500_000, Bound.Between)]
    [InlineData("30-50k budget", 30_000, 50_000, Bound.Between)]
    [InlineData("三五万的小单", 30_000, 50_000, Bound.Between)]
    [InlineData("两三百万", 2_000_000, 3_000_000, Bound.Between)]
    [InlineData("十七八万", 170_000, 180_000, Bound.Between)]
    [InlineData("谈过80万", 800_000, 800_000, Bound.Exact)]
    public void Limits_and_ranges_are_read(string text, double low, double high, Bound bound)
    {
        var value = Assert.Single(MoneyReader.Read(text));

        Assert.Equal(((decimal)low, (decimal)high, bound), (value.Low, value.High, value.Bound));
    }

    [Theory]
    [InlineData("USD 5,000", "USD")]
    [InlineData("US$5,000", "USD")]
    [InlineData("HK$80,000", "HKD")]
    [InlineData("三万美金", "USD")]
    [InlineData("两百万日元", "JPY")]
    [InlineData("€2.5M", "EUR")]
    [InlineData("30万元", "CNY")]
    public void Currency_is_told(string text, string currency)
    {
        var value = Assert.Single(MoneyReader.Read(text));

        Assert.Equal((currency, false), (value.Currency, value.Bare));
    }

    [Fact]
    public void Amount_without_currency_is_bare()
    {
        var value = Assert.Single(MoneyReader.Read("批了39万"));

        Assert.True(value is { Bare: true, MagnitudeWord: true, Currency: "CNY" });
    }

    [Theory]
    [InlineData("合同号 XJ-2711-034 已经寄出")]
    [InlineData("PO 260618 还有效")]
    [InlineData("升级到V3.2.1")]
    [InlineData("S7-1200 控制器")]
    [InlineData("手机13912345678")]
    [InlineData("电话 021-65432100")]
    [InlineData("要三万台设备")]
    [InlineData("跑了十万行数据")]
    [InlineData("3,600 pallet positions")]
    [InlineData("12k users")]
    [InlineData("再降3个点")]
    [InlineData("2026年6月18日下午三点")]
    [InlineData("打九折")]
    [InlineData("去了四家客户")]
    [InlineData("万一他不来,千万别慌")]
    [InlineData("4K屏和5G模组")]
    [InlineData("192.168.10.20")]
    [InlineData("卡号 6222 0200 1234 5678 901")]
    [InlineData("34052419900101123X")]
    [InlineData("三块屏")]
    [InlineData("达成85%")]
    public void No_amount_is_seen_where_none_is(string text) => Assert.Empty(MoneyReader.Read(text));

    [Fact]
    public void Several_amounts_keep_their_order()
    {
        var values = MoneyReader.Read("客户预算40万,我们报46万8,对手只要￥39,000");

        Assert.Equal([400_000m, 468_000m, 39_000m], values.Select(value => value.High));
    }
}
