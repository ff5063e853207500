using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class CardTests
{
    private static readonly Texts Words = Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));
    private static readonly TeamsAddress To = new(ChannelService.Url, "msteams", "28:bot", "29:u", "zh-CN");
    private static readonly ReplyAction Act = new("保存", "act", "confirm:1:1", IsPrimary: true) { Nonce = "n1" };

    private static readonly Dictionary<string, Block> Blocks = new()
    {
        ["text"] = new TextBlock("注意 [点这里](https://evil.example)", "warning"),
        ["fields"] = new FieldsBlock("客户", [new FieldLine("等级", "A", "B"), new FieldLine("城市", "")]),
        ["table"] = new TableBlock("商机", [new TableColumn("名称"), new TableColumn("金额", true)], [new TableRow(["铭泰", "80万"])]) { TotalRows = 9, MoreLink = "/deals" },
        ["bar"] = new ChartBlock("bar", "各阶段", "元", ["方案", "谈判"], [new ChartSeries("金额", [1, null])]),
        ["bars"] = new ChartBlock("bar", "两年", "元", ["一月", "二月"], [new ChartSeries("今年", [1, 2]), new ChartSeries("去年", [3, 4])]),
        ["line"] = new ChartBlock("line", "每月", "percent", ["2026-01", "2026-02"], [new ChartSeries("达成", [0.5, 0.7])]),
        ["pie"] = new ChartBlock("pie", "占比", "元", ["A", "B"], [new ChartSeries("金额", [1, 2])]),
        ["funnel"] = new ChartBlock("funnel", "漏斗", "个", ["接触", "成交"], [new ChartSeries("数量", [9, 2])]),
        ["list"] = new ListBlock("今天", [new ListItem("回访", "三周没联系", null, [new ReplyAction("建任务", "act", "task:1") { Nonce = "n2" }, new ReplyAction("看", "open", "/deals/1")])], IsNumbered: true),
        ["form"] = new FormBlock("7", 1, "pending", "拜访记录", [new FormSection(0, "Interaction", "create", "互动", [Field("0.Content", "longtext", "", true), Field("0.Date", "date", "2026-03-04", true), Field("0.Stage", "choice", "a", false, new FormOption("a", "甲"))])], [Act, new ReplyAction("不要了", "act", "discard:7:1") { Nonce = "n3" }]) { Questions = ["谁参加了？"] },
        ["closed form"] = new FormBlock("8", 1, "saved", "拜访记录", [new FormSection(0, "Interaction", "create", "互动", [Field("0.Content", "longtext", "好", true)])], []),
        ["actions"] = new ActionsBlock([new ReplyAction("撤销", "act", "undo") { Nonce = "n4" }, new ReplyAction("帮助", "say", "帮助"), new ReplyAction("看全部", "open", "/deals")]),
        ["receipt"] = new ReceiptBlock("金额合计", ["本季度"], ["只算在谈"], 3, new DateTime(2026, 3, 4, 2, 0, 0, DateTimeKind.Utc), "/rows?m=1"),
    };

    public static TheoryData<string> Names => [.. Blocks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_block_keeps_to_the_rules_of_cards(string name)
    {
        var activity = Renderer().Draw(new Reply([Blocks[name]]), To);

        Assert.Empty(CardRules.Check(activity));
        Assert.DoesNotContain("](", activity["attachments"]?.ToJsonString(WireJson.Options) ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void All_blocks_together_make_one_card_with_one_primary_button()
    {
        var activity = Renderer().Draw(new Reply([.. Blocks.Values]), To);

        Assert.Empty(CardRules.Check(activity));
        Assert.Single(TeamsHouse.Objects(activity), one => (string?)one["style"] == "positive");
    }

    [Fact]
    public void A_reply_too_long_for_a_card_is_shortened_and_says_so()
    {
        var rows = Enumerable.Range(0, 400).Select(i => new TableRow([.. Enumerable.Range(0, 9).Select(column => $"第{i}行第{column}列的一些文字，长到卡片放不下")])).ToList();

        var activity = Renderer().Draw(new Reply([new TableBlock("很长", [.. Enumerable.Range(0, 9).Select(i => new TableColumn($"列{i}"))], rows)]), To);

        Assert.Empty(CardRules.Check(activity));
        Assert.Contains("共 400 条", activity.ToJsonString(WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_need_the_workspace_address()
    {
        var without = new TeamsRenderer(Words, null).Draw(new Reply([Blocks["actions"]]), To);

        Assert.DoesNotContain(TeamsHouse.Objects(without), one => (string?)one["type"] == "Action.OpenUrl");
        Assert.Contains(TeamsHouse.Objects(Renderer().Draw(new Reply([Blocks["actions"]]), To)), one => (string?)one["url"] == "https://sales.example.com/deals");
    }

    [Fact]
    public void The_rules_see_what_is_wrong()
    {
        var card = JsonNode.Parse("""
            {"type":"AdaptiveCard","version":"1.6","body":[{"type":"Input.Text","id":"a","isRequired":true},{"type":"Input.Text","id":"a"},{"type":"TextBlock","text":""},{"type":"Chart.Pie"},
            {"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x","style":"positive"},{"type":"Action.Submit","style":"positive"},{"type":"Action.OpenUrl","title":"x","url":"/x"},{},{},{},{}]}]}
            """)!.AsObject();   // written above

        Assert.Equal(13, CardRules.CheckCard(card).Count);
    }

    private static TeamsRenderer Renderer() => new(Words, "https://sales.example.com");

    private static FormField Field(string key, string input, string value, bool isRequired, params FormOption[] options) => new(key, key[2..], input, value, value, null, null, isRequired, options);
}
