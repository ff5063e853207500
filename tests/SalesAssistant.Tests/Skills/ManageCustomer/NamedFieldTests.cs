using SalesAssistant.Data.Changes;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Customers;

/// <summary>Fields of customers and contacts that are called by their names.</summary>
public sealed class NamedFieldTests : SalesDesk
{
    private static RecordChange Change(SkillResult result) => Assert.Single(Assert.Single(result.Proposals).Changes.Changes);

    [Theory]
    [InlineData("岷山食品的注册地址改成青羊大道9号", "RegisteredAddress", "青羊大道9号")]
    [InlineData("岷山食品年营业额3.5亿", "AnnualRevenueFen", "35000000000")]
    [InlineData("把岷山食品的行业改成医疗器械", "Industry", "medical_devices")]
    [InlineData("change the city of 岷山食品 to Leeds", "City", "Leeds")]
    public async Task A_customer_s_field_is_changed(string text, string field, string value) =>
        Assert.Equal((field, value), Only(Change(await SayAsync("manage_customer", Rep, text))));

    [Theory]
    [InlineData("柳文斌的部门改成工艺部", "Department", "工艺部")]
    [InlineData("柳文斌的生日是2月9号", "Birthday", "2026-02-09")]
    [InlineData("柳文斌的生日是11月20号", "Birthday", "2025-11-20")]   // not next November's
    public async Task A_contact_s_field_is_changed(string text, string field, string value) =>
        Assert.Equal((field, value), Only(Change(await SayAsync("manage_customer", Rep, text))));

    [Fact]
    public async Task A_new_customer_takes_its_place_and_its_named_fields()
    {
        var made = Change(await SayAsync("manage_customer", Rep, "新建客户云杉包装有限公司，东莞的，地址：松山湖3号，年营业额2000万，主要需求：在线检测"));

        Assert.Equal(("东莞", "松山湖3号", "2000000000", "在线检测"), (made.NewValue("City"), made.NewValue("RegisteredAddress"), made.NewValue("AnnualRevenueFen"), made.NewValue("MainNeeds")));
    }

    [Fact]
    public async Task What_is_no_choice_is_said()
    {
        var result = await SayAsync("manage_customer", Rep, "新建客户云杉包装有限公司，行业炼丹");

        Assert.Null(Change(result).NewValue("Industry"));
        Assert.Contains(result.Reply.Blocks.OfType<TextBlock>(), block => block.Text.Contains("行业炼丹", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_company_is_no_part_of_a_contact_s_title()
    {
        var made = Change(await SayAsync("manage_customer", Rep, "加个联系人：孟晓峰，岷山食品的采购经理，部门：采购部"));

        Assert.Equal(("采购经理", "采购部", "101"), (made.NewValue("JobTitle"), made.NewValue("Department"), made.NewValue("CustomerId")));
    }

    private static (string Field, string? Value) Only(RecordChange change) => (Assert.Single(change.Fields).Field, change.Fields[0].New);
}
