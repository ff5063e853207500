using SalesAssistant.Data;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Profiles;

public sealed class CustomerProfileTests : SalesDesk
{
    [Fact]
    public async Task The_card_holds_contacts_deals_history_and_what_was_won()
    {
        var result = await SayAsync("customer_profile", Rep, "锦江重工现在什么情况");

        Assert.Equal((RecordKind.Customer, 100L), (result.Facts.About!.Kind, result.Facts.About.Id));
        Assert.Superset(new HashSet<long> { 200, 201, 300, 301, 700 }, result.Facts.Mentions.Select(record => record.Id).ToHashSet());
        Assert.Contains("¥80,000", TextOf(result), StringComparison.Ordinal);
        Assert.DoesNotContain("13900000200", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_is_the_decision_maker_only()
    {
        var result = await SayAsync("customer_profile", Rep, "锦江重工谁说了算");

        Assert.Contains("苏建民", TextOf(result), StringComparison.Ordinal);
        Assert.DoesNotContain("柳文斌", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_question_is_about_the_same_customer()
    {
        await SayAsync("customer_profile", Rep, "岷山食品进展怎么样");

        var result = await SayAsync("customer_profile", Rep, "联系人都有谁");

        Assert.Contains(result.Facts.Mentions, record => record is { Kind: RecordKind.Contact, Id: 202 });
    }

    [Fact]
    public async Task After_who_decides_a_pronoun_is_that_person()
    {
        await SayAsync("customer_profile", Rep, "锦江重工谁拍板");

        var result = await SayAsync("customer_profile", Rep, "他电话多少");

        Assert.Contains("13900000201", TextOf(result), StringComparison.Ordinal);
        Assert.DoesNotContain("13900000200", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_number_is_given_within_rights()
    {
        var result = await SayAsync("customer_profile", Rep, "苏建民的电话是多少");

        Assert.Contains("13900000201", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_customer_is_not_found()
    {
        var result = await DoAsync(Rep, new SalesAssistant.Skills.CustomerProfile(new SalesAssistant.Skills.Named(RecordKind.Customer, 103, "x", [])));

        Assert.True(result.Facts.IsNotFound);
    }

    [Theory]
    [InlineData("熊总那边怎么说", "熊总")]
    [InlineData("问问鲁工那边有进展没", "鲁工")]
    [InlineData("what did Mr Ashdown say", "Ashdown")]
    public async Task Whoever_is_named_and_unknown_is_not_answered_with_who_was_talked_about(string text, string name)
    {
        await SayAsync("customer_profile", Rep, "锦江重工什么情况");

        var result = await SayAsync("customer_profile", Rep, text);

        Assert.True(result.Facts.IsNotFound);
        Assert.Contains(name, TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_unknown_person_those_of_a_like_name_are_offered()
    {
        var result = await SayAsync("customer_profile", OtherRep, "what did Mr Stonebridge say");

        Assert.True(result.Facts.IsNotFound);
        Assert.Equal(203, Assert.Single(result.Facts.Candidates).Id);
    }

    [Theory]
    [InlineData("万盛钢构现在什么情况", "万盛钢构")]
    [InlineData("tell me about Granite Works please", "Granite Works")]
    public async Task An_unknown_name_is_honestly_not_found(string text, string name)
    {
        var result = await SayAsync("customer_profile", Rep, text);

        Assert.True(result.Facts.IsNotFound);
        Assert.Contains(name, TextOf(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("苏总电话没接")]
    [InlineData("今天跟邱丽通了电话，她说下周给清单")]
    public void A_call_is_not_a_question_for_the_number(string text) =>
        Assert.False(Read("customer_profile", Rep, text) is { Confidence: >= 0.2 });
}
