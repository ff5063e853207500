using SalesAssistant.Data;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Clarifying;

public sealed class ClarifyContinuationTests : SalesDesk
{
    private async Task AskAsync() =>
        await DoAsync(Rep, new SalesAssistant.Skills.Clarify("", [new RecordRef(RecordKind.Opportunity, 300, "锦江重工-轧钢车间能耗平台"), new RecordRef(RecordKind.Opportunity, 301, "锦江重工-变电站巡检机器人")], new ManageOpportunity("update") { Changes = new Dictionary<string, string?> { ["WinProbability"] = "80" } }) { About = "opportunity" });

    [Theory]
    [InlineData("第二个", 301L)]
    [InlineData("1", 300L)]
    [InlineData("最后一个吧", 301L)]
    [InlineData("the first one", 300L)]
    [InlineData("轧钢车间的", 300L)]
    [InlineData("机器人那单", 301L)]
    [InlineData("60万的那个", 301L)]
    [InlineData("在谈判的那个", 300L)]
    [InlineData("金额大的那单", 300L)]
    [InlineData("the smaller one", 301L)]
    public async Task An_answer_picks_its_candidate(string text, long deal)
    {
        await AskAsync();

        var request = Assert.IsType<ManageOpportunity>(Continue(Rep, text));

        Assert.Equal(deal, request.Opportunity!.Id);
        Assert.Equal("80", request.Changes["WinProbability"]);
    }

    [Theory]
    [InlineData("算了")]
    [InlineData("今天先跟进谁")]
    [InlineData("锦江重工的")]
    [InlineData("昨天拜访了岷山食品，邱丽说电表清单下周给，让我们先报价")]
    public async Task Something_else_is_no_answer(string text)
    {
        await AskAsync();

        Assert.Null(Continue(Rep, text));
    }

    [Fact]
    public void Without_a_question_nothing_is_continued() => Assert.Null(Continue(Rep, "第二个"));
}
