using SalesAssistant.Data;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Deals;

/// <summary>Words that name a deal beat the one talked about before; that one decides only where nothing is named.</summary>
public sealed class DealNamingTests : SalesDesk
{
    private static readonly string[] Places = ["发酵罐", "包装线", "锅炉房", "实验楼", "污水站", "成品库"];

    private static long? Changed(SkillResult result) => result.Proposals.Count == 0 ? null : Assert.Single(Assert.Single(result.Proposals).Changes.Changes).Id;

    [Theory]
    [InlineData("巡检机器人那个，预计成交提前到4月20号", 301L)]
    [InlineData("机器人那单概率调到60%", 301L)]
    [InlineData("变电站那单金额改成70万", 301L)]
    [InlineData("轧钢那单金额改成130万", 300L)]
    [InlineData("move the patrol robot deal's close date to 20 April", 301L)]
    [InlineData("这单概率调到35%", 302L)]
    [InlineData("预计成交改到5月20号", 302L)]
    [InlineData("金额改成33万", 302L)]
    [InlineData("能耗监测那单金额改成33万", 302L)]
    public async Task Named_words_beat_the_deal_in_talk(string text, long deal)
    {
        await SayAsync("manage_opportunity", Rep, "岷山食品那单成交概率调到40%");

        var result = await SayAsync("manage_opportunity", Rep, text);

        Assert.Equal(deal, Changed(result));
    }

    [Theory]
    [InlineData("投影幕那单金额改成9万")]
    [InlineData("年度维保那个，金额改成9万")]
    public async Task A_deal_that_is_named_and_not_there_is_asked_for_and_none_is_changed(string text)
    {
        await SayAsync("manage_opportunity", Rep, "岷山食品那单成交概率调到40%");

        var result = await SayAsync("manage_opportunity", Rep, text);

        Assert.Empty(result.Proposals);
        Assert.NotNull(result.Question);
    }

    [Fact]
    public async Task Two_that_fit_alike_are_asked_for_unless_one_is_in_talk()
    {
        var asked = await SayAsync("manage_opportunity", Rep, "能耗那单金额改成99万");
        Assert.Equal([300, 302], asked.Facts.Candidates.Select(candidate => candidate.Id).Order());

        await SayAsync("manage_opportunity", Rep, "岷山食品那单成交概率调到40%");

        Assert.Equal(302, Changed(await SayAsync("manage_opportunity", Rep, "能耗那单金额改成34万")));
    }

    [Fact]
    public async Task Of_many_deals_of_the_customer_in_talk_the_named_one_is_changed()
    {
        await AddAsync([.. Enumerable.Range(0, 6).Select(i => (object)new Opportunity
        {
            Id = 320 + i, Number = $"O-{320 + i}", Name = $"岷山食品-{Places[i]}巡检", CustomerId = 101, OwnerId = 10, ProductId = 2,
            ExpectedAmountFen = 10_000_000, Stage = Stage.Proposal, WinProbability = 50, ExpectedCloseDate = new DateOnly(2026, 6, 1), OpenedOn = new DateOnly(2026, 2, 1),
        })]);
        await ReloadNamesAsync();
        await SayAsync("manage_opportunity", Rep, "岷山食品冷库那单成交概率调到40%");

        Assert.Equal(322, Changed(await SayAsync("manage_opportunity", Rep, "锅炉房那单金额改成12万")));
        Assert.Equal(325, Changed(await SayAsync("manage_opportunity", Rep, "成品库的巡检，预计成交改到5月28号")));
        Assert.Equal(321, Changed(await SayAsync("manage_opportunity", Rep, "包装线那个概率调到55%")));
        Assert.Equal(321, Changed(await SayAsync("manage_opportunity", Rep, "这单金额改成13万")));
    }

    [Fact]
    public async Task Next_steps_are_those_of_the_deal_that_the_words_name()
    {
        await SayAsync("next_actions", Rep, "岷山食品那边接下来该做什么");

        var result = await SayAsync("next_actions", Rep, "巡检机器人那单下一步是什么");

        Assert.Equal([301], result.Facts.Mentions.Where(record => record.Kind == RecordKind.Opportunity).Select(record => record.Id));
    }
}
