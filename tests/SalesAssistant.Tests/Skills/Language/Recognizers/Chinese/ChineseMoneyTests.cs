namespace SalesAssistant.Tests.Skills.Language.Recognizers.Chinese;

public sealed class ChineseMoneyTests
{
    [Theory]
    [InlineData("报价三百二十万元", "三百二十万元: CNY Chinese yuan 3200000")]
    [InlineData("定金两千块", "两千块: CNY Chinese yuan 2000")]
    [InlineData("一百二十块钱", "一百二十块钱: CNY Chinese yuan 120")]
    [InlineData("8块6", "8块6: CNY Chinese yuan 8.6")]
    [InlineData("5元3角2分", "5元3角2分: CNY Chinese yuan 5.32")]
    [InlineData("花了40万港币和600英镑", "40万港币: HKD Hong Kong dollar 400000; 600英镑: GBP British pound 600")]
    [InlineData("￥99.5，€20", "￥99.5: CNY Chinese yuan 99.5; €20: EUR Euro 20")]
    [InlineData("$15，30泰铢", "$15: - Dollar 15; 30泰铢: THB Thai baht 30")]
    [InlineData("RMB5000", "RMB5000: CNY Chinese yuan 5000")]
    [InlineData("用欧元还是日元结算", "欧元: EUR Euro none; 日元: JPY Japanese yen none")]
    public void Amounts_carry_unit_and_code(string text, string expected) => Assert.Equal(expected, RecognizedText.Money(text));

    [Theory]
    [InlineData("两块屏幕一块去看")]
    [InlineData("2023元旦")]
    [InlineData("合同 B20230718004512 已签")]
    [InlineData("十五分钟走了三里")]
    public void What_only_looks_like_money_is_none(string text) => Assert.Equal("", RecognizedText.Money(text));
}
