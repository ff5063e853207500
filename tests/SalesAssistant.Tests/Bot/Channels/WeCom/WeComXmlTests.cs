using SalesAssistant.Bot.Channels.WeCom.Callbacks;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class WeComXmlTests
{
    [Fact]
    public void Texts_and_nested_choices_are_read()
    {
        var xml = WeComXml.Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <xml><!-- a remark --><Content><![CDATA[A&B <at> ]]]]><![CDATA[> 尾]]></Content><Empty/><SelectedItems><SelectedItem><QuestionKey>0.Stage</QuestionKey><OptionIds><OptionId>won</OptionId><OptionId>lost</OptionId></OptionIds></SelectedItem>
            <SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>o</OptionId></OptionIds></SelectedItem></SelectedItems></xml>
            """);

        Assert.Equal(("A&B <at> ]]> 尾", "", null), (xml!["Content"], xml["Empty"], xml["Absent"]));
        Assert.Equal([new("0.Stage", "won"), new KeyValuePair<string, string>("q", "o")], new WeComMessage(xml).Selected);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "a DTD", "<!DOCTYPE xml><xml><a>1</a></xml>" },
        { "an outside entity", "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>" },
        { "laughs", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>" },
        { "an unknown entity", "<xml><a>&e;</a></xml>" },
        { "an inclusion", "<xml xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\"/></xml>" },
        { "an instruction", "<?xml-stylesheet href=\"x\"?><xml><a>1</a></xml>" },
        { "one element twice", "<xml><Encrypt>1</Encrypt><Encrypt>2</Encrypt></xml>" },
        { "depth", string.Concat(Enumerable.Repeat("<a>", 9)) + string.Concat(Enumerable.Repeat("</a>", 9)) },
        { "very deep", string.Concat(Enumerable.Repeat("<a>", 9000)) },
        { "many elements", "<xml><a>" + string.Concat(Enumerable.Repeat("<b/>", 400)) + "</a></xml>" },
        { "size", "<xml><a>" + new string('x', 300_000) + "</a></xml>" },
        { "two roots", "<xml/><xml/>" },
        { "an end too few", "<xml><a>" },
        { "no XML", "{\"encrypt\":\"x\"}" },
        { "nothing", "" },
        { "a zero", "<xml><a>\0</a></xml>" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_not_plain_and_small_is_not_read(string name, string xml) => Assert.True(WeComXml.Read(xml) is null, name);

    [Theory]
    [InlineData("wangfang", true)]
    [InlineData("Li.Wei_2-b@x", true)]
    [InlineData("a|b", false)]
    [InlineData("@all", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("王芳", false)]
    public void An_id_means_one_member(string? id, bool isId) => Assert.Equal(isId, SalesAssistant.Bot.Channels.WeCom.WeComPerson.IsUserId(id));
}
