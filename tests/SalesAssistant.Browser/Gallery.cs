using SalesAssistant.Bot.Channels;
using SalesAssistant.Data;
using SalesAssistant.Skills;

namespace SalesAssistant.Browser;

/// <summary>One reply of each kind, long enough to show how the pages carry real ones.</summary>
internal static class Gallery
{
    private static readonly RecordRef Customer = new(RecordKind.Customer, 1001, "云栖精密仪器有限公司");
    private static readonly RecordRef Deal = new(RecordKind.Opportunity, 3001, "云栖检测线");

    public static Reply For(IncomingMessage message) => (message.Action?.Payload.Split(':')[0], message.Text) switch
    {
        ("confirm", _) => new Reply([new TextBlock("已保存：云栖精密 · 拜访记录。10 分钟内说“撤销”可以收回。", "good"), new ActionsBlock([new ReplyAction("撤销", "say", "撤销")])]),
        (_, "撤销") => Reply.Of("已撤销：云栖精密 · 拜访记录。"),
        (_, var text) when text.Contains("拜访", StringComparison.Ordinal) || text.Contains("Visited", StringComparison.Ordinal) => Note(),
        (_, var text) when text.Contains("先做什么", StringComparison.Ordinal) || text.Contains("first", StringComparison.Ordinal) => Next(),
        (_, var text) when text.Contains("趋势", StringComparison.Ordinal) => Trend(),
        (_, var text) when text.Contains("漏斗", StringComparison.Ordinal) => Funnel(),
        (_, var text) when text.Contains("情况", StringComparison.Ordinal) || text.Contains("stand", StringComparison.Ordinal) => Profile(),
        (_, var text) when text.Contains("业绩", StringComparison.Ordinal) || text.Contains("target", StringComparison.Ordinal) => Performance(),
        _ => Pipeline(),
    };

    private static Reply Note() => new(
    [
        new TextBlock("我整理成了下面这条记录，请看一下："),
        new FormBlock("9001", 1, "pending", "云栖精密 · 拜访记录",
        [
            new FormSection(0, "Interaction", "create", "互动 · 云栖精密仪器有限公司",
            [
                Field("0.CustomerId", "客户编号", "reference", "1001", "云栖精密仪器有限公司", "云栖精密", true, [new FormOption("1001", "云栖精密仪器有限公司")]),
                Field("0.ContactId", "联系人编号", "reference", "2001", "何敏", "何总", true, [new FormOption("2001", "何敏"), new FormOption("2002", "周启明")]),
                Field("0.OccurredAt", "互动时间", "datetime", "2026-03-02T09:30", "3月2日(周一) 09:30", "今天上午九点半", true),
                Field("0.Channel", "互动方式", "choice", "visit", "拜访", "拜访了", true, [new FormOption("phone", "电话"), new FormOption("visit", "拜访"), new FormOption("meeting", "会议")]),
                Field("0.Location", "互动地点", "text", null, "", null, false),
                Field("0.Subject", "互动主题", "text", "方案沟通", "方案沟通", null, true),
                Field("0.Content", "互动内容", "longtext", "今天上午九点半拜访了云栖精密的何总，客户认可方案，预算大概一百二十万，希望周五前拿到正式报价。", "…", null, true),
                Field("0.Sentiment", "客户态度", "choice", "Positive", "积极", "认可方案", false, [new FormOption("Positive", "积极"), new FormOption("Neutral", "中性"), new FormOption("Negative", "消极")]),
            ]),
            new FormSection(1, "Opportunity", "update", "商机 · 云栖检测线",
            [
                new FormField("1.ExpectedAmountFen", "预计金额", "money", "1200000", "¥1,200,000", "¥980,000", "预算大概一百二十万", true, []),
                new FormField("1.Stage", "销售阶段", "choice", "Proposal", "方案提供", "需求确认", null, true, [new FormOption("NeedsConfirmed", "需求确认"), new FormOption("Proposal", "方案提供")]),
            ]),
            new FormSection(2, "Task", "create", "待办",
            [
                Field("2.Title", "任务", "text", "发送正式报价", "发送正式报价", "正式报价", true),
                Field("2.DueDate", "截止日期", "date", null, "", null, true),
            ]),
        ],
        [new ReplyAction("保存", "act", "confirm:9001:1", true) { Nonce = "n1" }, new ReplyAction("不要了", "act", "discard:9001:1") { Nonce = "n2" }])
        { Questions = ["正式报价什么时候给？"] },
    ]);

    private static Reply Pipeline() => new(
    [
        new TextBlock("在谈商机共 37 个，合计 ¥18,650,000（1,865万）。"),
        new TableBlock("按阶段", [new TableColumn("阶段"), new TableColumn("数量", true), new TableColumn("金额", true), new TableColumn("加权", true)],
        [
            new TableRow(["初步接触", "12", "¥3,200,000", "¥320,000"]),
            new TableRow(["需求确认", "11", "¥5,450,000", "¥1,362,500"]),
            new TableRow(["方案提供", "9", "¥6,300,000", "¥3,150,000"]),
            new TableRow(["商务谈判", "5", "¥3,700,000", "¥2,775,000"]),
        ]) { TotalRows = 37, MoreLink = "/deals" },
        new ChartBlock("bar", "在谈金额（按阶段）", "CNY", ["初步接触", "需求确认", "方案提供", "商务谈判"], [new ChartSeries("金额", [3200000, 5450000, 6300000, 3700000])]),
        new ReceiptBlock("在谈商机的预计金额之和：阶段在成交和输单之前", ["负责人 = 李晓梅"], ["没有说范围，按您自己的商机"], 37, new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc), "/rows?q=abc"),
        new ActionsBlock([new ReplyAction("按客户分一下", "say", "按客户分一下"), new ReplyAction("哪些已经逾期？", "say", "哪些已经逾期？")]),
    ]);

    private static Reply Trend() => new(
    [
        new TextBlock("今年赢单金额 ¥9,840,000，比去年同期多 12.4%。"),
        new ChartBlock("line", "每月赢单金额", "CNY", ["1月", "2月", "3月", "4月", "5月", "6月"], [new ChartSeries("今年", [820000, 1340000, 990000, 2210000, 1980000, null]), new ChartSeries("去年", [760000, 980000, 1120000, 1500000, 1650000, 1890000])]),
    ]);

    private static Reply Funnel() => new([new ChartBlock("funnel", "销售漏斗", "count", ["初步接触", "需求确认", "方案提供", "商务谈判", "成交"], [new ChartSeries("商机", [120, 86, 51, 33, 19])])]);

    private static Reply Performance() => new(
    [
        new TextBlock("您本季度目标 ¥3,000,000，已完成 ¥1,231,500，完成率 41.1%。"),
        new FieldsBlock("本季度", [new FieldLine("目标", "¥3,000,000"), new FieldLine("赢单", "¥1,231,500"), new FieldLine("完成率", "41.1%"), new FieldLine("还差", "¥1,768,500")]),
        new ChartBlock("bar", "完成率", "percent", ["李晓梅", "赵远", "王立强"], [new ChartSeries("完成率", [0.411, 0.62, 0.87])]),
    ]);

    private static Reply Next() => new(
    [
        new ListBlock("今天先做这三件", [
            new ListItem("给云栖精密发送正式报价", "昨天到期；商机 ¥1,200,000，预计 4 月 30 日成交，客户在 2 月 20 日拜访时提出。", Deal, [new ReplyAction("建任务", "act", "task:1", true) { Nonce = "a" }, new ReplyAction("推迟到周五", "act", "snooze:1") { Nonce = "b" }, new ReplyAction("不用了", "act", "snooze:2") { Nonce = "c" }]),
            new ListItem("联系何敏，确认决策流程", "这单停留在方案提供 46 天，超过通常的 30 天，而且 18 天没有联系。", Customer, [new ReplyAction("建任务", "act", "task:2", true) { Nonce = "d" }]),
            new ListItem("约一次现场演示", "商务谈判阶段还没有演示记录。", null, []),
        ], true),
        new TextBlock("依据：逾期、停留时间、最近联系。", "muted"),
    ]);

    private static Reply Profile() => new(
    [
        new TextBlock("云栖精密仪器有限公司", "title"),
        new FieldsBlock("基本情况", [new FieldLine("等级", "B 重要"), new FieldLine("行业", "制造业"), new FieldLine("负责人", "李晓梅"), new FieldLine("决策人", "何敏 · 采购总监", null, new RecordRef(RecordKind.Contact, 2001, "何敏")), new FieldLine("在谈商机", "1 个，¥1,200,000"), new FieldLine("预算", "¥1,200,000", "¥980,000")], Customer),
        new TextBlock("18 天没有联系了，比平时久。", "warning"),
    ]);

    private static FormField Field(string key, string label, string input, string? value, string display, string? words, bool isRequired, IReadOnlyList<FormOption>? options = null) =>
        new(key, label, input, value, display, null, words, isRequired, options ?? []);
}
