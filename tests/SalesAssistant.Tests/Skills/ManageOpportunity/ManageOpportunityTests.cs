using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Deals;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Deals;

public sealed class ManageOpportunityTests : SalesDesk
{
    private static RecordChange Change(SkillResult result) => Assert.Single(Assert.Single(result.Proposals).Changes.Changes);

    [Theory]
    [InlineData("锦江重工轧钢那单金额改成135万", 300L, "ExpectedAmountFen", "135000000")]
    [InlineData("岷山食品那单预计成交改到6月10号", 302L, "ExpectedCloseDate", "2026-06-10")]
    [InlineData("锦江重工巡检机器人那单下一步日期提前到3月8号", 301L, "ActionDueDate", "2026-03-08")]
    [InlineData("岷山食品的商机推进到方案提供", 302L, "Stage", "Proposal")]
    [InlineData("岷山食品那单成交概率调到40%", 302L, "WinProbability", "40")]
    [InlineData("岷山食品那单，成交概率写45%", 302L, "WinProbability", "45")]
    [InlineData("岷山食品那单把握降到35", 302L, "WinProbability", "35")]
    [InlineData("岷山食品那单下一步往后放到3月20号", 302L, "ActionDueDate", "2026-03-20")]
    public async Task A_field_is_proposed_old_to_new(string text, long deal, string field, string value)
    {
        var result = await SayAsync("manage_opportunity", Rep, text);

        Assert.Equal(deal, Change(result).Id);
        Assert.Equal(value, Change(result).NewValue(field));
        Assert.Null(result.Immediate);
    }

    [Fact]
    public async Task A_stage_brings_its_probability_and_names_what_is_missing()
    {
        var result = await SayAsync("manage_opportunity", Rep, "岷山食品那单推进到方案提供");

        Assert.Equal("50", Change(result).NewValue("WinProbability"));
        Assert.Contains(Texts.Say("zh", "manage-opportunity.criterion.decision_maker"), TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_deals_of_a_customer_are_asked_for_and_a_word_picks_one()
    {
        var asked = await SayAsync("manage_opportunity", Rep, "锦江重工那单预计成交改到4月15号");
        Assert.Equal([300, 301], asked.Facts.Candidates.Select(candidate => candidate.Id).Order());

        var request = Continue(Rep, "巡检的那个");
        var result = await DoAsync(Rep, request!);

        Assert.Equal(301, Change(result).Id);
        Assert.Equal("2026-04-15", Change(result).NewValue("ExpectedCloseDate"));
    }

    [Fact]
    public async Task A_customer_picked_a_turn_later_brings_the_deal_that_was_named_before()
    {
        var asked = new ManageOpportunity("update") { Customer = new Named(RecordKind.Customer, null, "重工", [new RecordRef(RecordKind.Customer, 100, "锦江重工有限公司"), new RecordRef(RecordKind.Customer, 103, "黑水电气有限公司")]), Said = "重工那个巡检机器人概率调到55", Changes = new Dictionary<string, string?> { ["WinProbability"] = "55" } };
        Assert.Equal(2, (await DoAsync(Rep, asked)).Facts.Candidates.Count);

        var result = await DoAsync(Rep, Continue(Rep, "第一个")!);

        Assert.Equal(301, Change(result).Id);
        Assert.Equal("55", Change(result).NewValue("WinProbability"));
    }

    [Fact]
    public async Task A_new_deal_asks_only_for_what_is_missing_and_takes_corrections()
    {
        var made = await SayAsync("manage_opportunity", Rep, "给岷山食品新建商机，巡检机器人，25万，八月底成交");
        var draft = Assert.Single(made.Proposals);
        Assert.Equal("25000000", Change(made).NewValue("ExpectedAmountFen"));
        Assert.Equal("2026-08-31", Change(made).NewValue("ExpectedCloseDate"));
        Assert.Equal("2", Change(made).NewValue("ProductId"));
        Assert.Equal(nameof(Stage.InitialContact), Change(made).NewValue("Stage"));
        Assert.Single(draft.Questions);

        var corrected = await CorrectAsync("manage_opportunity", Rep, draft, "联系人写邱丽");

        Assert.Equal("202", Assert.Single(corrected!.Changes.Changes).NewValue("PrimaryContactId"));
        Assert.Equal("25000000", Assert.Single(corrected.Changes.Changes).NewValue("ExpectedAmountFen"));
        Assert.Empty(corrected.Questions);
    }

    [Theory]
    [InlineData("说错了，128万", "128000000")]
    [InlineData("no, make it 1.3M", "130000000")]
    public async Task An_amount_alone_corrects_the_amount(string text, string fen)
    {
        var draft = Assert.Single((await SayAsync("manage_opportunity", Rep, "锦江重工轧钢那单金额改成135万")).Proposals);

        var corrected = await CorrectAsync("manage_opportunity", Rep, draft, text);

        Assert.Equal(fen, Assert.Single(corrected!.Changes.Changes).NewValue("ExpectedAmountFen"));
        Assert.Equal("120000000", Assert.Single(Assert.Single(corrected.Changes.Changes).Fields).Old);
    }

    [Fact]
    public async Task A_further_competitor_joins_the_known_ones()
    {
        await AddAsync(new Opportunity { Id = 311, Number = "O-311", Name = "岷山食品-屋顶光伏", CustomerId = 101, OwnerId = 10, Competitors = "远景", OpenedOn = new DateOnly(2026, 3, 3) });

        var result = await DoAsync(Rep, new ManageOpportunity("update") { Opportunity = new Named(RecordKind.Opportunity, 311, "", []), Changes = new Dictionary<string, string?> { ["Competitors"] = "华能" }, Evidence = new Dictionary<string, string> { ["Competitors"] = "竞争对手再加上华能" } });

        Assert.Equal("远景,华能", Change(result).NewValue("Competitors"));
    }

    [Fact]
    public async Task Values_keep_the_words_they_came_from()
    {
        var result = await SayAsync("manage_opportunity", Rep, "岷山食品那单预计成交改到6月10号");

        Assert.Contains("6月10号", Change(result).Fields.Single(field => field.Field == "ExpectedCloseDate").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_talk_does_not_correct_a_deal()
    {
        var draft = Assert.Single((await SayAsync("manage_opportunity", Rep, "锦江重工轧钢那单金额改成135万")).Proposals);

        Assert.Null(await CorrectAsync("manage_opportunity", Rep, draft, "今天天气不错"));
    }

    [Fact]
    public async Task Only_own_open_deals_without_history_can_be_deleted()
    {
        await AddAsync(new Opportunity { Id = 310, Number = "O-310", Name = "岷山食品-误建", CustomerId = 101, OwnerId = 10, OpenedOn = new DateOnly(2026, 3, 3) });

        var withHistory = await DoAsync(Rep, new ManageOpportunity("delete") { Opportunity = new Named(RecordKind.Opportunity, 300, "", []) });
        var notOwn = await DoAsync(Lead, new ManageOpportunity("delete") { Opportunity = new Named(RecordKind.Opportunity, 310, "", []) });
        var fresh = await DoAsync(Rep, new ManageOpportunity("delete") { Opportunity = new Named(RecordKind.Opportunity, 310, "", []) });

        Assert.Empty(withHistory.Proposals);
        Assert.True(notOwn.Facts.IsDenied);
        Assert.Equal(ChangeOperation.Delete, Change(fresh).Operation);
    }

    [Fact]
    public async Task Anothers_deal_is_not_found()
    {
        var result = await DoAsync(Rep, new ManageOpportunity("update") { Opportunity = new Named(RecordKind.Opportunity, 304, "", []), Changes = new Dictionary<string, string?> { ["Stage"] = "Won" } });

        Assert.True(result.Facts.IsNotFound);
        Assert.Empty(result.Proposals);
    }

    [Fact]
    public void Every_criterion_has_its_words_in_both_languages()
    {
        foreach (var key in Enum.GetValues<Stage>().SelectMany(StageCriteria.Of).Distinct())
        {
            Assert.Contains($"manage-opportunity.criterion.{key}", Texts.Keys("zh"));
            Assert.Contains($"manage-opportunity.criterion.{key}", Texts.Keys("en"));
        }
    }

    [Theory]
    [InlineData("岷山食品那单成交概率调到40%", "写错了，45", "WinProbability", "45")]
    [InlineData("锦江重工轧钢那单金额改成135万", "133吧", "ExpectedAmountFen", "133000000")]
    public async Task A_bare_number_is_said_in_the_unit_of_what_the_card_shows(string text, string correction, string field, string value)
    {
        var shown = await SayAsync("manage_opportunity", Rep, text);

        Assert.Equal(value, (await CorrectAsync("manage_opportunity", Rep, shown.Proposals.Single(), correction))?.Changes.Changes.Single().NewValue(field));
    }
}
