namespace SalesAssistant.Tests.Skills.Language.Recognizers.English;

public sealed class NumberRecognizerTests
{
    [Theory]
    [InlineData("we shipped 12,480 units and 3.5 tons", "12,480=12480; 3.5=3.5")]
    [InlineData("7 hundred and 40 crates", "7 hundred and 40=740")]
    [InlineData("two thousand and seventeen pallets", "two thousand and seventeen=2017")]
    [InlineData("a dozen licences, then 4 dozen more", "a dozen=12; 4 dozen=48")]
    [InlineData("a budget of 2.4M for 15k sensors", "2.4M=2400000; 15k=15000")]
    [InlineData("it fell to minus six degrees, then -4.5", "minus six=-6; -4.5=-4.5")]
    [InlineData("seven eighths of the line and 3 1/2 shifts", "seven eighths=0.875; 3 1/2=3.5")]
    [InlineData("four and a quarter of it", "four and a quarter=4.25")]
    [InlineData("half a million scans", "half a million=500000")]
    [InlineData("six point zero four", "six point zero four=6.04")]
    [InlineData("7.5e3 samples", "7.5e3=7500")]
    public void Numbers_are_read_with_their_value(string text, string expected) => Assert.Equal(expected, Recognised.Values("number", text));

    [Theory]
    [InlineData("the one we met, which one was it")]
    [InlineData("the thirty-second floor")]
    [InlineData("a visit")]
    public void Words_that_do_not_count_are_no_numbers(string text) => Assert.Equal("", Recognised.Values("number", text));

    [Theory]
    [InlineData("the 42nd order and the twenty-third", "42nd=42; twenty-third=23")]
    [InlineData("the next one, please", "next one=current+1")]
    [InlineData("open the penultimate tab", "penultimate=end-1")]
    public void Ordinals_are_read_with_their_place(string text, string expected) => Assert.Equal(expected, Recognised.Values("ordinal", text));

    [Theory]
    [InlineData("margins of 12.5% or fifteen percent", "12.5%=12.5%; fifteen percent=15%")]
    [InlineData("see /list?name=a%20b", "")]
    public void Shares_are_read(string text, string expected) => Assert.Equal(expected, Recognised.Values("percent", text));

    [Theory]
    [InlineData("over 250 seats", "over 250=(250,)")]
    [InlineData("no more than sixty seats", "no more than sixty=(,60]")]
    [InlineData("at least 12 and below 18", "at least 12 and below 18=[12,18)")]
    [InlineData("higher than 9 or lower than 3", "higher than 9=(9,); lower than 3=(,3)")]
    [InlineData("from 3k to 8k", "from 3k to 8k=[3000,8000)")]
    [InlineData("on 2020-11-07", "")]
    [InlineData("75 or more", "75 or more=[75,)")]
    public void Ranges_of_numbers_are_read(string text, string expected) => Assert.Equal(expected, Recognised.Values("numberrange", text));

    [Theory]
    [InlineData("the quote is €18,500, they offered 17 thousand euros", "€18,500=18500 Euro; 17 thousand euros=17000 Euro")]
    [InlineData("paid a $ 900 fee", "$ 900=900 Dollar")]
    [InlineData("six dollars and twenty cents each", "six dollars and twenty cents=6.2 Dollar")]
    [InlineData("a deal of 3.2 MEUR, or JPY 40000", "3.2 MEUR=3200000 Euro; JPY 40000=40000 Japanese yen")]
    [InlineData("700 dollars 12 times a year", "700 dollars=700 Dollar")]
    [InlineData("worth $6.5m, or Rs. 900", "$6.5m=6500000 Dollar; Rs. 900=900 Rupee")]
    [InlineData("we won 3 of them", "")]
    [InlineData("ask all five of us", "")]
    public void Amounts_are_read_with_their_unit(string text, string expected) => Assert.Equal(expected, Recognised.Amounts(text));
}
