using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Tests.Skills.Language.Entities;

public sealed class UnknownNamesTests(NamedCompany company) : IClassFixture<NamedCompany>
{
    [Theory]
    [InlineData("今天去了绍兴锦澜印染，老板叫童立群", "Customer:绍兴锦澜印染 Contact:童立群")]
    [InlineData("新客户泽禾水务想要报价", "Customer:泽禾水务")]
    [InlineData("met Dana Whitlock from Brightwater Foods Ltd", "Contact:Dana Whitlock Customer:Brightwater Foods Ltd")]
    [InlineData("跟彭宇说好了下周再谈", "Contact:彭宇")]
    [InlineData("童总说再等等", "Contact:童总")]
    [InlineData("严晓峰今年业绩怎么样", "Contact:严晓峰")]
    public void Names_that_nobody_visible_has_are_told(string text, string expected) => Assert.Equal(expected, Unknown(text, NamedCompany.Rep));

    [Theory]
    [InlineData("青岚仪器的汪部长来过")]
    [InlineData("我们公司下周开会，物流公司说车没到")]
    [InlineData("高度重视这次培训，马上安排")]
    [InlineData("方案还要改，金额太高")]
    [InlineData("Which deals close in June?")]
    public void Everyday_words_and_known_names_are_not(string text) => Assert.Equal("", Unknown(text, NamedCompany.Rep));

    [Fact]
    public void A_name_outside_the_scope_looks_like_an_unknown_one() =>
        Assert.Equal("Customer:唐山晋源钢铁 Contact:汪总", Unknown("去了唐山晋源钢铁，汪总不在", new Caller(2, Role.Rep, 1, "丁一帆", "zh")));

    private string Unknown(string text, Caller caller) =>
        string.Join(' ', UnknownNames.Find(company.Read(text, caller), company.Index.For(caller)).Select(name => $"{name.Kind}:{name.Name}"));
}
