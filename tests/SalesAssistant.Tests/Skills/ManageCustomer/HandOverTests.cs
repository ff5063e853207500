using SalesAssistant.Data;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;
using ManageCustomerRequest = SalesAssistant.Skills.ManageCustomer;

namespace SalesAssistant.Tests.Skills.Customers;

public sealed class HandOverTests : SalesDesk
{
    private static HashSet<long> Moved(SkillResult result, string to)
    {
        var changes = Assert.Single(result.Proposals).Changes.Changes;
        Assert.All(changes, change => Assert.Equal(to, change.NewValue("OwnerId")));
        return [.. changes.Select(change => change.Id)];
    }

    [Theory]
    [InlineData("把岷山食品交给白雪跟")]
    [InlineData("把郭晨的客户岷山食品转给白雪")]   // one of his, not all
    [InlineData("岷山食品以后由白雪负责")]
    [InlineData("岷山食品换成白雪来跟进吧")]
    [InlineData("岷山食品给白雪跟吧")]
    [InlineData("hand 岷山食品 over to Nora")]
    public async Task A_customer_goes_with_the_open_work_on_it(string text)
    {
        var result = await SayAsync("manage_customer", Lead, text);

        Assert.Equal([101, 302, 501, 601], Moved(result, "11"));
    }

    [Theory]
    [InlineData("锦江重工巡检那单转给白雪")]
    [InlineData("把锦江重工巡检那单交给白雪跟")]
    public async Task A_deal_goes_without_its_customer(string text)
    {
        var result = await SayAsync("manage_opportunity", Lead, text);

        Assert.Equal([301, 600], Moved(result, "11"));
    }

    [Theory]
    [InlineData("郭晨的客户都转给白雪", "11")]
    [InlineData("郭晨离职了，他的客户转给贺军", "14")]
    [InlineData("move all of Brian's customers to Nora", "11")]
    public async Task All_customers_of_a_colleague_go_on_one_card(string text, string to)
    {
        var result = await SayAsync("manage_customer", Manager, text);

        Assert.Equal([100, 101, 300, 301, 302, 500, 501, 600, 601], Moved(result, to));   // the won deal stays with who won it
        Assert.Contains("岷山食品", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_is_asked_and_any_colleague_answers()
    {
        var asked = await SayAsync("manage_customer", Lead, "把岷山食品转给别人");
        var answered = await DoAsync(Lead, Continue(Lead, "白雪")!);   // short enough for an answer

        Assert.Empty(asked.Proposals);
        Assert.Contains(101, Moved(answered, "11"));
    }

    [Theory]
    [InlineData("换成贺军", "14")]
    [InlineData("no, to Jim", "14")]
    [InlineData("不是白雪的安琪拉", null)]
    public async Task The_card_is_put_right_with_another_colleague(string text, string? to)
    {
        var shown = Assert.Single((await SayAsync("manage_customer", Manager, "把岷山食品交给白雪跟")).Proposals);

        var corrected = await CorrectAsync("manage_customer", Manager, shown, text);

        Assert.Equal(to is not null, corrected is not null);
        Assert.All(corrected?.Changes.Changes ?? [], change => Assert.Equal(to, change.NewValue("OwnerId")));
    }

    [Theory]
    [InlineData("rep", "把岷山食品转给白雪")]
    [InlineData("rep", "我的客户都转给白雪")]
    [InlineData("lead", "把岷山食品转给贺军")]
    [InlineData("lead", "贺军的客户都转给白雪")]
    [InlineData("manager", "把岷山食品转给安琪拉")]
    public async Task Nobody_hands_over_beyond_the_own_rights(string role, string text)
    {
        var result = await SayAsync("manage_customer", role switch { "rep" => Rep, "lead" => Lead, _ => Manager }, text);

        Assert.True(result.Facts.IsDenied);
        Assert.Empty(result.Proposals);
    }

    [Theory]
    [InlineData("把岷山食品的报价交给白雪去做")]
    [InlineData("把样品交给岷山食品的邱丽")]
    [InlineData("资料转给岷山食品了")]
    public void A_thing_to_be_done_is_no_hand_over(string text) => Assert.IsNotType<HandOver>(Read("manage_customer", Lead, text));

    [Fact]
    public async Task A_function_call_takes_the_same_way()
    {
        var call = new ManageCustomerRequest("owner") { Customer = Named.One(new RecordRef(RecordKind.Customer, 101, "岷山食品")), Changes = new Dictionary<string, string?> { ["OwnerId"] = "11" } };

        Assert.Equal([101, 302, 501, 601], Moved(await DoAsync(Lead, call), "11"));
    }
}
