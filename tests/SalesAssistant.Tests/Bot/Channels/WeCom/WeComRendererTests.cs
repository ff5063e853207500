using System.Text;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class WeComRendererTests
{
    private static readonly Texts Texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));
    private static readonly ReplyAction Act = new("保存", "act", "confirm:1:1", IsPrimary: true) { Nonce = "n1" };
    private static readonly RecordRef Deal = new(RecordKind.Opportunity, 61, "铭泰精密-排程一期");

    private static readonly Dictionary<string, Block> Blocks = new()
    {
        ["text"] = new TextBlock("注意 [点这里](https://evil.example) <@all> <font color=\"info\">红</font>\n# 标题", "warning"),
        ["fields"] = new FieldsBlock("客户", [new FieldLine("等级", "A", "B"), new FieldLine("城市", "")], new RecordRef(RecordKind.Customer, 41, "铭泰")),
        ["table"] = new TableBlock("商机", [new TableColumn("名称"), new TableColumn("阶段"), new TableColumn("金额", true)], [new TableRow(["铭泰](x", "方案", "80万"], Deal)]) { TotalRows = 9, MoreLink = "/deals" },
        ["narrow table"] = new TableBlock(null, [new TableColumn("阶段"), new TableColumn("金额", true)], [new TableRow(["方案", "80万"])]),
        ["bar"] = new ChartBlock("bar", "各阶段", "元", ["方案", "谈判"], [new ChartSeries("金额", [1, null])]),
        ["bars"] = new ChartBlock("bar", "两年", "元", ["一月", "二月"], [new ChartSeries("今年", [1, 2]), new ChartSeries("去年", [3, 4])]),
        ["line"] = new ChartBlock("line", "每月", "percent", ["2026-01", "2026-02"], [new ChartSeries("达成", [0.5, 0.7])]),
        ["list"] = new ListBlock("今天", [new ListItem("回访", "三周没联系", Deal, [new ReplyAction("建任务", "act", "task:1") { Nonce = "n2" }, new ReplyAction("看", "open", "/deals/1")])], IsNumbered: true),
        ["form"] = new FormBlock("7", 1, "pending", "拜访记录", [new FormSection(0, "Interaction", "create", "互动", [Field("0.Content", "longtext", new string('长', 300)), Field("0.Date", "date", "2026-03-04"), Field("0.Stage", "choice", "a", new FormOption("a", "甲"), new FormOption("b", "乙"))])], [Act, new ReplyAction("不要了", "act", "discard:7:1") { Nonce = "n3" }]) { Questions = ["谁参加了？"] },
        ["short form"] = new FormBlock("9", 1, "pending", "任务", [new FormSection(0, "Task", "create", "任务", [Field("0.Title", "text", "发报价"), Field("0.Due", "date", "3月6日")])], [Act]),
        ["closed form"] = new FormBlock("8", 1, "saved", "拜访记录", [new FormSection(0, "Interaction", "create", "互动", [Field("0.Content", "longtext", "好")])], []),
        ["actions"] = new ActionsBlock([new ReplyAction("撤销", "act", "undo") { Nonce = "n4" }, new ReplyAction("帮助", "say", "帮助"), new ReplyAction("看全部", "open", "/deals")]),
        ["receipt"] = new ReceiptBlock("金额合计", ["本季度"], ["只算在谈"], 3, new DateTime(2026, 3, 4, 2, 0, 0, DateTimeKind.Utc), "/rows?m=1"),
    };

    public static TheoryData<string, bool, string?> Names
    {
        get
        {
            var data = new TheoryData<string, bool, string?>();
            foreach (var name in Blocks.Keys)
            {
                data.Add(name, false, "https://sales.example.com");
                data.Add(name, true, "https://sales.example.com");
                data.Add(name, false, null);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_block_keeps_to_the_vendors_rules(string name, bool isPlain, string? publicUrl)
    {
        var messages = Draw(new Reply([new TextBlock("在这里"), Blocks[name]]), isPlain, publicUrl);

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Empty(MessageRules.Check(message)));
        Assert.True(publicUrl is not null || !messages.Any(message => message.ToJsonString().Contains("sign-in", StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_of_the_store_are_no_markup()
    {
        var text = Text(Assert.Single(Draw(new Reply([Blocks["text"]]))));

        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<@all>", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n')[0].Split("<font"), part => part.StartsWith(" color=\"warning\"", StringComparison.Ordinal));
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith('#'));
    }

    [Fact]
    public void All_blocks_together_are_words_and_cards()
    {
        var messages = Draw(new Reply([.. Blocks.Values]));

        Assert.All(messages, message => Assert.Empty(MessageRules.Check(message)));
        Assert.Equal(["r7-0", "r7-1"], messages.Select(message => (string?)message["template_card"]?["task_id"]).OfType<string>());
    }

    [Fact]
    public void A_short_proposal_is_a_card_alone_and_a_long_one_is_read_in_full_above_its_card()
    {
        var small = Assert.Single(Draw(new Reply([new TextBlock("记下来了，请确认"), Blocks["short form"]])));
        var large = Draw(new Reply([Blocks["form"]]));

        Assert.Equal(["发报价", "3月6日"], small["template_card"]!["horizontal_content_list"]!.AsArray().Select(line => (string)line!["value"]!));
        Assert.Contains(new string('长', 300), Text(large[0]), StringComparison.Ordinal);
        Assert.Equal(["甲", "乙"], large[1]["template_card"]!["button_selection"]!["option_list"]!.AsArray().Select(option => (string)option!["text"]!));
    }

    [Fact]
    public void One_figure_is_a_notice_that_leads_to_its_rows()
    {
        var card = Assert.Single(Draw(new Reply([new TextBlock("在谈金额 80万元", "title"), Blocks["receipt"], new ActionsBlock([new ReplyAction("按阶段看", "say", "按阶段看")])])))["template_card"]!;

        Assert.Equal("text_notice", (string)card["card_type"]!);
        Assert.Equal("https://sales.example.com/sign-in/wecom?return=%2Frows%3Fm%3D1", (string)card["card_action"]!["url"]!);
        Assert.Contains("按阶段看", (string)card["sub_title_text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_with_long_answers_is_a_choice_and_one_with_short_answers_has_buttons()
    {
        var few = Draw(new Reply([new TextBlock("是哪一个？"), new ActionsBlock([new ReplyAction("甲公司", "say", "甲公司"), new ReplyAction("乙公司", "say", "乙公司")])]));
        var long_ = Draw(new Reply([new TextBlock("是哪一个？"), new ActionsBlock([new ReplyAction("苏州铭泰精密制造有限公司", "say", "苏州铭泰精密制造有限公司"), new ReplyAction("成都锦江乳品有限公司", "say", "成都锦江乳品有限公司")])]));

        Assert.Equal("button_interaction", (string)Assert.Single(few)["template_card"]!["card_type"]!);
        var choice = Assert.Single(long_)["template_card"]!;
        Assert.Equal("vote_interaction", (string)choice["card_type"]!);
        Assert.Equal((null, "成都锦江乳品有限公司"), CardKey.Read((string)choice["submit_button"]!["key"]!, new Dictionary<string, string> { [(string)choice["checkbox"]!["question_key"]!] = (string)choice["checkbox"]!["option_list"]![1]!["id"]! }));
    }

    [Fact]
    public void Long_texts_are_cut_between_lines_and_never_inside_a_character()
    {
        var line = string.Concat(Enumerable.Repeat("很🤝", 300));   // 2,100 bytes without a break
        var pieces = Words.Split($"一行\n{line}\n二行", 2048);

        Assert.All(pieces, piece => Assert.True(Encoding.UTF8.GetByteCount(piece) <= 2048));
        Assert.All(pieces, piece => Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(piece))));
        Assert.Equal($"一行{line}二行", string.Concat(pieces).Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal("很很…", Words.Cut("很很🤝很很", 4));
    }

    [Theory]
    [InlineData("act|n1|confirm:1:1", "confirm:1:1", "n1", null)]
    [InlineData("say|今天先做什么", null, null, "今天先做什么")]
    [InlineData("act|n1", null, null, null)]
    [InlineData("act||x", null, null, null)]
    [InlineData("pick", null, null, null)]
    [InlineData("", null, null, null)]
    [InlineData(null, null, null, null)]
    [InlineData("confirm", null, null, null)]
    public void A_key_is_read_only_in_its_own_form(string? key, string? payload, string? nonce, string? words)
    {
        var read = CardKey.Read(key, new Dictionary<string, string> { ["0.Stage"] = "won", ["evil"] = "x" });

        Assert.Equal((payload, nonce, words), (read?.Action?.Payload, read?.Action?.Nonce, read?.Words));
        Assert.Equal(payload is null ? null : "won", read?.Action?.Values?.Values.Single());
    }

    [Fact]
    public void The_rules_see_what_is_wrong()
    {
        var card = JsonNode.Parse("""
            {"card_type":"button_interaction","main_title":{"title":""},"task_id":"a b","sub_title_text":"","horizontal_content_list":[{"keyname":"太长的名字","value":"x"},{"keyname":"六个字的名字","value":"x"}],
             "button_list":[{"text":"x","key":""},{"text":"","key":"k","style":9},{"text":"x","type":1,"url":"/x"},{"text":"x","key":"k"},{"text":"x","key":"k"},{"text":"x","key":"k"},{"text":"十一个字的按钮名字太长了","key":"k"}],
             "button_selection":{"question_key":"","option_list":[{"id":"a","text":"x"},{"id":"a","text":"x"}]}}
            """)!.AsObject();   // written above

        Assert.Equal(11, MessageRules.CheckCard(card).Count);
        Assert.Single(MessageRules.Check(new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = new string('长', 700) } }));
        Assert.Equal(2, MessageRules.CheckCard(new JsonObject { ["card_type"] = "text_notice" }).Count);
    }

    private static IReadOnlyList<JsonObject> Draw(Reply reply, bool isPlain = false, string? publicUrl = "https://sales.example.com") => new WeComRenderer(Texts, publicUrl, isPlain).Draw(reply, 7);

    private static string Text(JsonObject message) => (string?)(message["text"] ?? message["markdown"])?["content"] ?? message.ToJsonString(WireJson.Options);

    private static FormField Field(string key, string input, string value, params FormOption[] options) => new(key, key[2..], input, value, value, null, null, false, options);
}
