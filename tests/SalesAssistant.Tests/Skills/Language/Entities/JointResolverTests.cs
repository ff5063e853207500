using SalesAssistant.Data;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Skills.Language.Entities;

public sealed class JointResolverTests(NamedCompany company) : IClassFixture<NamedCompany>
{
    [Fact]
    public void A_person_tells_the_company()
    {
        var talk = company.Resolve("汪部长说色谱室的方案可以");

        Assert.Equal((1, 2, 2), (talk.Customer?.Id, talk.Contact?.Id, talk.Opportunity?.Id));
    }

    [Fact]
    public void The_company_tells_which_person_of_that_name_is_meant()
    {
        var talk = company.Resolve("晋源钢铁的汪海涛来过", NamedCompany.Manager);

        Assert.Equal((6, 9), (talk.Customer?.Id, talk.Contact?.Id));
    }

    [Fact]
    public void Two_companies_of_one_short_name_are_asked_back()
    {
        var talk = company.Resolve("青岚那边要报价");

        Assert.Null(talk.Customer!.Id);
        Assert.Equal([1L, 2L], talk.Customer.Candidates.Select(candidate => candidate.Id).Order());
    }

    [Fact]
    public void A_word_of_a_deal_tells_which_of_the_two_companies() => Assert.Equal(2, company.Resolve("青岚的污水站方案要改").Customer?.Id);

    [Fact]
    public void What_was_talked_about_breaks_the_tie()
    {
        var state = ConversationState.Empty.Focused(new RecordRef(RecordKind.Customer, 2, "青岚环保"));

        Assert.Equal(2, company.Resolve("青岚那边要报价", state: state).Customer?.Id);
    }

    [Fact]
    public void Several_open_deals_without_a_word_of_one_are_left_open()
    {
        var talk = company.Resolve("青岚仪器说价格没问题");

        Assert.Null(talk.Opportunity);
        Assert.Equal([1L, 2L], talk.LikelyOpportunity!.Candidates.Select(candidate => candidate.Id).Order());
    }

    [Fact]
    public void The_only_open_deal_is_likely_but_not_named()
    {
        var talk = company.Resolve("visited Helmway, all fine");

        Assert.Null(talk.Opportunity);
        Assert.Equal(5, talk.LikelyOpportunity?.Id);
    }

    [Fact]
    public void Talk_about_a_closed_deal_is_about_no_open_one()
    {
        var talk = company.Resolve("青岚仪器一期网关的尾款付了");

        Assert.Equal(3, talk.ClosedDeal?.Id);
        Assert.Null(talk.LikelyOpportunity);
    }

    [Fact]
    public void Colleagues_are_not_contacts_and_the_speaker_is_none()
    {
        var talk = company.Resolve("和丁一帆、沈若兰一起见了欧阳总");

        Assert.Equal([2L], talk.Colleagues.Select(colleague => colleague.Id));
        Assert.Equal(1, talk.Contact?.Id);
    }

    [Fact]
    public void Who_was_not_there_is_not_who_it_was_with()
    {
        var talk = company.Resolve("Tom was out, so I only met Grace at Helmway");

        Assert.Equal(7, talk.Contact?.Id);
    }

    [Fact]
    public void The_company_of_the_turn_before_is_used_only_when_asked_for()
    {
        var state = ConversationState.Empty.Focused(new RecordRef(RecordKind.Customer, 1, "青岚仪器"));

        Assert.Null(company.Resolve("色谱那单呢", state: state).Customer);
        Assert.Equal(2, company.Resolve("色谱那单呢", state: state, useFocus: true).Opportunity?.Id);
    }
}
