using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class CardTests
{
    private static readonly Texts Words = Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));
    private static readonly TeamsAddress To = new(ChannelService.Url, "msteams", "28:bot", "29:u", "zh-CN");
    private static readonly IReadOnlyDictionary<string, Block> Blocks = SampleBlocks.All;

    public static TheoryData<string> Names => [.. Blocks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_block_keeps_to_the_rules_of_cards(string name)
    {
        var activity = Renderer().Draw(Pushed(new Reply([Blocks[name]])), To);

        Assert.Empty(CardRules.Check(activity));
        Assert.DoesNotContain("](", activity["attachments"]?.ToJsonString(WireJson.Options) ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void All_blocks_together_make_one_card_with_one_primary_button()
    {
        var activity = Renderer().Draw(Pushed(new Reply([.. Blocks.Values])), To);

        Assert.Empty(CardRules.Check(activity));
        Assert.Single(TeamsHouse.Objects(activity), one => (string?)one["style"] == "positive");
    }

    [Fact]
    public void A_reply_too_long_for_a_card_is_shortened_and_says_so()
    {
        var rows = Enumerable.Range(0, 400).Select(i => new TableRow([.. Enumerable.Range(0, 9).Select(column => $"第{i}行第{column}列的一些文字，长到卡片放不下")])).ToList();

        var activity = Renderer().Draw(Pushed(new Reply([new TableBlock("很长", [.. Enumerable.Range(0, 9).Select(i => new TableColumn($"列{i}"))], rows)])), To);

        Assert.Empty(CardRules.Check(activity));
        Assert.Contains("共 400 条", activity.ToJsonString(WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_need_the_workspace_address()
    {
        var without = new TeamsRenderer(Words, null).Draw(Pushed(new Reply([Blocks["actions"]])), To);

        Assert.DoesNotContain(TeamsHouse.Objects(without), one => (string?)one["type"] == "Action.OpenUrl");
        Assert.Contains(TeamsHouse.Objects(Renderer().Draw(Pushed(new Reply([Blocks["actions"]])), To)), one => (string?)one["url"] == "https://sales.example.com/deals");
    }

    [Fact]
    public void Of_a_press_only_names_and_values_that_are_text_are_read()
    {
        using var json = System.Text.Json.JsonDocument.Parse("""{"p":"confirm:1:1","n":"x","0.\ud800":"lost","0.Content":"\ud800","1.Title":"好","2.Amount":12.5,"other":"x"}""");

        var action = CardData.ActionOf(json.RootElement);

        Assert.Equal(new Dictionary<string, string?> { ["0.Content"] = null, ["1.Title"] = "好", ["2.Amount"] = "12.5" }, action!.Values);
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

    private static PushedReply Pushed(Reply reply) => new(1, "a:talk", "m1", reply, "help");

    private static TeamsRenderer Renderer() => new(Words, "https://sales.example.com");
}
