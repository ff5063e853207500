using System.Globalization;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Deals;

/// <summary>Changes that say by how much, not to what: they count from what the deal holds.</summary>
public sealed class DealMoveTests : SalesDesk
{
    [Theory]
    [InlineData("岷山食品那单成交概率提高10个点", "WinProbability", 10, DealMoveUnit.Points)]
    [InlineData("raise the probability of the 岷山食品 deal by 10 points", "WinProbability", 10, DealMoveUnit.Points)]
    [InlineData("岷山食品那单概率降15%", "WinProbability", -15, DealMoveUnit.Points)]
    [InlineData("岷山食品那单金额再加8万", "ExpectedAmountFen", 8_000_000, DealMoveUnit.Fen)]
    [InlineData("cut the amount of the 岷山食品 deal by 50k", "ExpectedAmountFen", -5_000_000, DealMoveUnit.Fen)]
    [InlineData("岷山食品那单报价下浮3%", "ExpectedAmountFen", -0.03, DealMoveUnit.Fraction)]
    [InlineData("岷山食品那单预计成交往后推一个月", "ExpectedCloseDate", 1, DealMoveUnit.Months)]
    [InlineData("bring the 岷山食品 deal's close date forward two weeks", "ExpectedCloseDate", -14, DealMoveUnit.Days)]
    [InlineData("岷山食品那单下一步推迟三天", "ActionDueDate", 3, DealMoveUnit.Days)]
    [InlineData("岷山食品那单推进到下一个阶段", "Stage", 1, DealMoveUnit.Stages)]
    [InlineData("move the 岷山食品 deal one stage back", "Stage", -1, DealMoveUnit.Stages)]
    public void What_a_field_moves_by_is_read(string text, string field, double by, DealMoveUnit unit)
    {
        var request = Assert.IsType<ManageOpportunity>(Read("manage_opportunity", Rep, text));

        Assert.Equal(new DealMove(field, (decimal)by, unit), Assert.Single(request.Moves));
        Assert.DoesNotContain(field, request.Changes.Keys);
    }

    [Theory]
    [InlineData("岷山食品那单金额涨到130万")]
    [InlineData("岷山食品那单概率提高到70%")]
    [InlineData("raise the probability of the 岷山食品 deal to 70%")]
    [InlineData("岷山食品那单预计成交推到6月20号")]
    public void What_a_field_is_set_to_is_no_move(string text)
    {
        var request = Assert.IsType<ManageOpportunity>(Read("manage_opportunity", Rep, text));

        Assert.Empty(request.Moves);
        Assert.Single(request.Changes);
    }

    [Theory]
    [InlineData("给岷山食品加个单子，巡检机器人，30万")]
    [InlineData("please add a 岷山食品 deal, patrol robot, 300k")]
    public void A_new_deal_with_an_amount_moves_none(string text) =>
        Assert.Equal("create", Assert.IsType<ManageOpportunity>(Read("manage_opportunity", Rep, text)).Action);

    [Fact]
    public async Task The_card_counts_from_what_the_deal_holds()
    {
        var result = await SayAsync("manage_opportunity", Rep, "岷山食品那单成交概率提高10个点");

        var change = Assert.Single(Assert.Single(result.Proposals).Changes.Changes);
        var field = Assert.Single(change.Fields);
        Assert.Equal(int.Parse(field.Old!, CultureInfo.InvariantCulture) + 10, int.Parse(field.New!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Where_there_is_nothing_to_move_from_or_to_there_is_no_new_value()
    {
        var deal = new Opportunity { Name = "年度维保", Stage = Stage.Lost, WinProbability = 95 };

        Assert.Null(new DealMove("Stage", 1, DealMoveUnit.Stages).From(deal));
        Assert.Null(new DealMove("ExpectedAmountFen", 100, DealMoveUnit.Fen).From(deal));
        Assert.Null(new DealMove("ExpectedCloseDate", 7, DealMoveUnit.Days).From(deal));
        Assert.Equal("100", new DealMove("WinProbability", 10, DealMoveUnit.Points).From(deal));
        deal.ExpectedAmountFen = 50_000;
        Assert.Null(new DealMove("ExpectedAmountFen", -50_000, DealMoveUnit.Fen).From(deal));
        Assert.Equal("45000", new DealMove("ExpectedAmountFen", -0.1m, DealMoveUnit.Fraction).From(deal));
    }
}
