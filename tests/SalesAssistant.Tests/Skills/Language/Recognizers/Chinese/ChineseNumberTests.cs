namespace SalesAssistant.Tests.Skills.Language.Recognizers.Chinese;

public sealed class ChineseNumberTests
{
    [Theory]
    [InlineData("仓库还有三千零二十箱", "三千零二十: 3020")]
    [InlineData("去年卖了六亿三千万", "六亿三千万: 630000000")]
    [InlineData("產能兩萬五", "兩萬五: 25000")]
    [InlineData("库存12万8", "12万8: 128000")]
    [InlineData("一共 3万 6千 件", "3万 6千: 36000")]
    [InlineData("营收三点二五亿", "三点二五亿: 325000000")]
    [InlineData("注册资本1.2万亿", "1.2万亿: 1200000000000")]
    [InlineData("负七十一度", "负七十一: -71")]
    [InlineData("三十多万人", "三十多万: 300000")]
    [InlineData("买了两打", "两打: 24")]
    [InlineData("廿五箱", "廿五: 25")]
    [InlineData("一打开就报错", "")]
    public void Counts_are_read_with_all_their_units(string text, string expected) => Assert.Equal(expected, RecognizedText.Values(text, "number"));

    [Theory]
    [InlineData("四分之三", "四分之三: 0.75")]
    [InlineData("负2又5分之1", "负2又5分之1: -2.2")]
    [InlineData("7/8", "7/8: 0.875")]
    [InlineData("3^4 和 5e3", "3^4: 81; 5e3: 5000")]
    [InlineData("1,280.5 与 12k", "1,280.5: 1280.5; 12k: 12000")]
    [InlineData("系数 .75", ".75: 0.75")]
    [InlineData("版本 10.2.3", "10: 10; 2: 2; 3: 3")]
    public void Fractions_powers_and_groups_are_read(string text, string expected) => Assert.Equal(expected, RecognizedText.Values(text, "number"));

    [Theory]
    [InlineData("他们一直在五金城统一采购")]
    [InlineData("大陆和台湾的部队")]
    [InlineData("千万别忘了")]
    [InlineData("第七章")]
    public void A_numeral_inside_a_word_is_no_number(string text) => Assert.Equal("", RecognizedText.Values(text, "number"));

    [Fact]
    public void A_single_numeral_before_its_classifier_is_a_number() => Assert.Equal("六: 6", RecognizedText.Values("买六台设备", "number"));

    [Theory]
    [InlineData("第十二", "第十二: 12")]
    [InlineData("第 8 名", "第 8: 8")]
    [InlineData("十二名", "")]
    public void Ordinals_carry_their_sign(string text, string expected) => Assert.Equal(expected, RecognizedText.Values(text, "ordinal"));

    [Theory]
    [InlineData("毛利率百分之三十一点五", "百分之三十一点五: 31.5%")]
    [InlineData("不良率千分之四", "千分之四: 0.4%")]
    [InlineData("打八五折", "八五折: 85%")]
    [InlineData("打七折再给半成", "七折: 70%; 半成: 5%")]
    [InlineData("占四成半", "四成半: 45%")]
    [InlineData("提高了3个百分点", "3个百分点: 3%")]
    [InlineData("-12.5％", "-12.5％: -12.5%")]
    [InlineData("负百分之六", "负百分之六: -6%")]
    [InlineData("四百分之一", "")]
    [InlineData("二十成立", "")]
    [InlineData("https://example.com/a%20b?x=10%", "")]
    public void Shares_are_percentages(string text, string expected) => Assert.Equal(expected, RecognizedText.Values(text, "percent"));

    [Theory]
    [InlineData("人数在30到45之间", "30到45之间: [30,45)")]
    [InlineData("80人以上", "")]
    [InlineData("八十以上", "八十以上: (80,)")]
    [InlineData("不少于15台", "不少于15: [15,)")]
    [InlineData("高于3.5并且不超过7", "高于3.5并且不超过7: (3.5,7]")]
    [InlineData("大于9或小于2", "大于9: (9,); 小于2: (,2)")]
    [InlineData("四十几万册", "四十几万: (400000,)")]
    [InlineData("等于12", "等于12: [12,12]")]
    [InlineData("买12台", "")]
    public void Bounds_are_intervals(string text, string expected) => Assert.Equal(expected, RecognizedText.Values(text, "numberrange"));
}
