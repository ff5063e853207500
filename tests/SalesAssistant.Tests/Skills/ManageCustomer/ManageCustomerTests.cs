using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Customers;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Customers;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Customers;

public sealed class ManageCustomerTests : SalesDesk
{
    private static RecordChange Change(SkillResult result) => Assert.Single(Assert.Single(result.Proposals).Changes.Changes);

    [Fact]
    public async Task A_new_customer_is_proposed_with_its_size_from_the_number_of_people()
    {
        var result = await SayAsync("manage_customer", Rep, "新建客户星野轴承，制造业，450人，展会认识的，B级");

        Assert.Equal("星野轴承", Change(result).NewValue("Name"));
        Assert.Equal("B", Change(result).NewValue("Grade"));
        Assert.Equal(nameof(CompanySize.Medium), Change(result).NewValue("CompanySize"));
        Assert.True(Assert.Single(result.Proposals).Questions.Count <= 3);
    }

    [Fact]
    public async Task A_known_customer_is_not_made_twice()
    {
        var result = await SayAsync("manage_customer", Rep, "新建客户岷山食品");

        Assert.Empty(result.Proposals);
        Assert.Equal(101, result.Facts.About!.Id);
    }

    [Fact]
    public async Task A_contact_is_added_with_title_role_and_number()
    {
        var result = await SayAsync("manage_customer", Rep, "给岷山食品加个联系人孟晓峰，生产总监，拍板的，手机13900000999");

        Assert.Equal("孟晓峰", Change(result).NewValue("FullName"));
        Assert.Equal("101", Change(result).NewValue("CustomerId"));
        Assert.Equal("生产总监", Change(result).NewValue("JobTitle"));
        Assert.Equal("DecisionMaker", Change(result).NewValue("BuyingRole"));
        Assert.Equal("13900000999", Change(result).NewValue("MobilePhone"));
    }

    [Fact]
    public async Task Tags_are_added_beside_the_old_ones_and_taken_off()
    {
        var added = await SayAsync("manage_customer", Rep, "给锦江重工打标签 价格敏感");
        var removed = await SayAsync("manage_customer", Rep, "锦江重工去掉标签 老客户");

        Assert.Equal("老客户,价格敏感", Change(added).NewValue("Tags"));
        Assert.Null(Change(removed).NewValue("Tags"));
    }

    [Fact]
    public async Task A_grade_is_changed()
    {
        var result = await SayAsync("manage_customer", Rep, "把岷山食品升为A级");

        Assert.Equal("A", Change(result).NewValue("Grade"));
    }

    [Theory]
    [InlineData(1001, CompanySize.Large)]
    [InlineData(1000, CompanySize.Medium)]
    [InlineData(100, CompanySize.Medium)]
    [InlineData(99, CompanySize.Small)]
    public void Size_follows_the_number_of_people(int people, CompanySize size) => Assert.Equal(size, CustomerValues.SizeOf(people));
}
