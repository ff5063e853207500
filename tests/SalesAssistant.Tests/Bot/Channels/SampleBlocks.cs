using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels;

/// <summary>A block of every kind that a skill can answer with.</summary>
internal static class SampleBlocks
{
    private static readonly ReplyAction Act = new("保存", "act", "confirm:1:1", IsPrimary: true) { Nonce = "n1" };

    public static IReadOnlyDictionary<string, Block> All { get; } = new Dictionary<string, Block>
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
        ["form"] = Form("pending", Field("Content", "longtext", "", true), Field("Date", "date", "2026-03-04", true), Field("Stage", "choice", "a", false, new FormOption("a", "甲"))),
        ["closed form"] = Form("saved", Field("Content", "longtext", "好", true)),
        ["actions"] = new ActionsBlock([new ReplyAction("撤销", "act", "undo") { Nonce = "n4" }, new ReplyAction("帮助", "say", "帮助"), new ReplyAction("看全部", "open", "/deals")]),
        ["receipt"] = new ReceiptBlock("金额合计", ["本季度"], ["只算在谈"], 3, new DateTime(2026, 3, 4, 2, 0, 0, DateTimeKind.Utc), "/rows?m=1"),
    };

    /// <summary>A form with one field of each kind of input.</summary>
    public static IReadOnlyDictionary<string, Block> Inputs { get; } = new Dictionary<string, Block>
    {
        ["text"] = Form("pending", Field("Subject", "text", "好", true)),
        ["longtext"] = Form("pending", Field("Content", "longtext", "好", true)),
        ["choice"] = Form("pending", Field("Stage", "choice", "a", true, new FormOption("a", "甲"), new FormOption("b", "乙"))),
        ["money"] = Form("pending", Field("Amount", "money", "1200000", false)),
        ["number"] = Form("pending", Field("Probability", "number", "50", false)),
        ["date"] = Form("pending", Field("Date", "date", "2026-03-04", true)),
        ["datetime"] = Form("pending", Field("At", "datetime", "2026-03-04T09:30", true)),
        ["time"] = Form("pending", Field("Time", "time", "09:30", false)),
        ["reference"] = Form("pending", Field("ContactId", "reference", "2001", true, new FormOption("2001", "何敏"), new FormOption("2002", "周启明"))),
        ["flag"] = Form("pending", Field("IsDone", "flag", "true", false)),
    };

    /// <summary>One button of each kind.</summary>
    public static IReadOnlyDictionary<string, Block> Actions { get; } = new Dictionary<string, Block>
    {
        ["say"] = new ActionsBlock([new ReplyAction("看全部", "open", "/deals"), new ReplyAction("帮我", "say", "帮助")]),
        ["open"] = new ActionsBlock([new ReplyAction("看全部", "open", "/deals")]),
        ["act"] = new ActionsBlock([new ReplyAction("撤销", "act", "undo") { Nonce = "n4" }]),
    };

    private static FormBlock Form(string state, params FormField[] fields) => new("7", 1, state, "拜访记录", [new FormSection(0, "Interaction", "create", "互动", fields)], state == "pending" ? [Act, new ReplyAction("不要了", "act", "discard:7:1") { Nonce = "n3" }] : [])
    {
        Questions = state == "pending" ? ["谁参加了？"] : [],
    };

    private static FormField Field(string name, string input, string value, bool isRequired, params FormOption[] options) => new("0." + name, name, input, value, value, null, null, isRequired, options);
}
