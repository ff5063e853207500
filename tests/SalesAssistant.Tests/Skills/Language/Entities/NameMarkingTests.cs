namespace SalesAssistant.Tests.Skills.Language.Entities;

public sealed class NameMarkingTests(NamedCompany company) : IClassFixture<NamedCompany>
{
    [Theory]
    [InlineData("苏州青岚仪器股份有限公司来电", "苏州青岚仪器股份有限公司=Customer:1")]
    [InlineData("去了趟青岚环保", "青岚环保=Customer:2")]
    [InlineData("华东电缆的合同", "华东电缆=Customer:3")]
    [InlineData("helmway的样品到了", "helmway=Customer:4")]
    [InlineData("met Helmway Biosciences today", "Helmway Biosciences=Customer:4")]
    [InlineData("苏州青岚那边催了", "苏州青岚=Customer:1")]
    [InlineData("百味斋在公海", "百味斋=Customer:7")]
    public void Companies_are_found_by_every_form_of_their_name(string text, string expected) => Assert.Equal(expected, company.Marks(text));

    [Fact]
    public void A_form_that_two_companies_share_keeps_both() => Assert.Equal("青岚=Customer:1|Customer:2", company.Marks("青岚下周开会"));

    [Theory]
    [InlineData("欧阳总点头了", "欧阳总=Contact:1")]
    [InlineData("汪部长不满意", "汪部长=Contact:2")]
    [InlineData("汪经理要报价", "汪经理=Contact:3")]
    [InlineData("约了黎工看现场", "黎工=Contact:5")]
    [InlineData("找海涛要数据", "海涛=Contact:2")]
    [InlineData("Tom was in a hurry", "Tom=Contact:6")]
    [InlineData("汤姆要英文版", "汤姆=Contact:6")]
    [InlineData("陈总要英文版", "陈总=Contact:10")]
    [InlineData("ask Ms Lindholm", "Ms Lindholm=Contact:7")]
    [InlineData("called Wang Jing", "Wang Jing=Contact:3")]
    public void People_are_found_by_name_and_by_address(string text, string expected) => Assert.Equal(expected, company.Marks(text));

    [Theory]
    [InlineData("工程总包给别人了")]
    [InlineData("对方总是拖")]
    [InlineData("这个过程总要有人盯")]
    [InlineData("施工方案还没定")]
    public void Everyday_words_are_no_people(string text) => Assert.DoesNotContain("Contact", company.Marks(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("明天下午去开会", "")]
    [InlineData("合肥明天来电", "合肥明天=Customer:8")]
    [InlineData("明天软件续约了", "明天软件=Customer:8")]
    [InlineData("明天冉总过来", "明天=Customer:8 冉总=Contact:11")]
    public void A_name_that_is_an_everyday_word_needs_something_beside_it(string text, string expected) => Assert.Equal(expected, company.Marks(text));

    [Theory]
    [InlineData("王师傅说让微信联系")]
    [InlineData("请兰州的同事帮忙看看")]
    [InlineData("我们情愿等一等再报价")]
    [InlineData("The quarterly review went fine, grade A")]
    public void Everyday_talk_sounds_like_nobody(string text) => Assert.Equal("", company.Marks(text));

    [Theory]
    [InlineData("华东组这个月怎么样", "华东组=Team:1")]
    [InlineData("the North team this month", "North team=Team:2")]
    [InlineData("让一帆去", "一帆=User:2")]
    [InlineData("ask Evan", "Evan=User:2")]
    public void Colleagues_and_teams_are_found(string text, string expected) => Assert.Equal(expected, company.Marks(text));

    [Theory]
    [InlineData("LIMS卖得怎么样", "LIMS=Product:1")]
    [InlineData("色谱数据工作站", "色谱数据工作站=Product:2")]
    public void Products_are_found_by_their_type_word(string text, string expected) => Assert.Equal(expected, company.Marks(text));

    [Fact]
    public void A_deal_is_found_by_what_tells_it_from_others() => Assert.Contains("Opportunity:2", company.Marks("色谱室改造那单"), StringComparison.Ordinal);

    [Theory]
    [InlineData("青兰仪器", "青兰仪器=Customer:1")]
    [InlineData("青岚环保的何总", "青岚环保=Customer:2 何总=Contact:4")]
    [InlineData("Helmwey asked for a quote", "Helmwey=Customer:4")]
    [InlineData("helm way asked for a quote", "helm way=Customer:4")]
    [InlineData("Helmawy asked for a quote", "Helmawy=Customer:4")]
    [InlineData("quick chat with grace at helmway", "grace=Contact:7 helmway=Customer:4")]
    [InlineData("去了华东电揽", "华东电揽=Customer:3")]
    public void Names_are_found_by_ear_where_nothing_is_written_so(string text, string expected) => Assert.Equal(expected, company.Marks(text));

    [Fact]
    public void Names_outside_the_callers_scope_are_not_there()
    {
        Assert.Equal("", company.Marks("拓朗模具的方晓"));
        Assert.Equal("拓朗模具=Customer:5 方晓=Contact:8", company.Marks("拓朗模具的方晓", NamedCompany.Supervisor));
        Assert.Equal("晋源钢铁=Customer:6", company.Marks("晋源钢铁", NamedCompany.Manager));
        Assert.Equal("", company.Marks("青岚仪器 汪部长", NamedCompany.Admin));
    }
}
