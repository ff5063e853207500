using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

public sealed class ContactValueReaderTests
{
    [Theory]
    [InlineData("手机13912345678", "13912345678")]
    [InlineData("+86 139 1234 5678", "+8613912345678")]
    [InlineData("139-1234-5678找他", "13912345678")]
    [InlineData("座机021-65432100", "02165432100")]
    [InlineData("400-820-1234", "4008201234")]
    [InlineData("+852 2345 6789", "+85223456789")]
    [InlineData("电话：65432100", "65432100")]
    public void Phone_is_read(string text, string digits) => Assert.Equal(digits, Assert.Single(ContactValueReader.Phones(text)).Digits);

    [Theory]
    [InlineData("金额12500000")]
    [InlineData("11010119900307803X")]
    [InlineData("2026-06-18 到 2026-06-20")]
    public void Other_figures_are_no_phone(string text) => Assert.Empty(ContactValueReader.Phones(text));

    [Fact]
    public void Address_is_read_from_mixed_text()
    {
        const string text = "发到li.na＠example.com就行";

        var value = Assert.Single(ContactValueReader.Emails(text));

        Assert.Equal("li.na@example.com", value.Address);
        Assert.Equal("li.na＠example.com", value.Span.In(text));
    }
}
