using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Group;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Bot.Digests;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class GroupRobotTests
{
    private const string Key = "693a91f6-7ab0-test-only";

    [Theory]
    [InlineData(false, "markdown_v2")]
    [InlineData(true, "markdown")]
    public async Task The_teams_week_goes_to_its_group_once_without_buttons(bool isOld, string type)
    {
        using var vendor = new BotCallbackHouse.Vendor();
        await using var house = await OpenAsync(vendor, "秦岭", isOld);

        await house.LookAsync(NoticeKind.Weekly);
        await house.LookAsync(NoticeKind.Weekly);
        await vendor.TakenAsync(1);
        await house.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        var (url, body) = Assert.Single(vendor.Taken);
        Assert.Equal($"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={Key}", url.ToString());
        Assert.Equal(type, (string?)body["msgtype"]);
        var words = (string)body[type]!["content"]!;
        Assert.Contains("12,345", words, StringComparison.Ordinal);        // the team's, in yuan
        Assert.DoesNotContain("88,888", words, StringComparison.Ordinal);   // not the company's
        Assert.DoesNotContain("别再发", words, StringComparison.Ordinal);   // nobody hears it there
        Assert.Equal(isOld, words.Contains("<font", StringComparison.Ordinal));
        Assert.InRange(Encoding.UTF8.GetByteCount(words), 1, GroupText.TextBytes);
        Assert.DoesNotContain(house.Log, line => line.Contains(Key, StringComparison.Ordinal));
        Assert.Equal(OutboxState.Sent, (await house.ReadAsync(db => db.Outbox.SingleAsync(row => row.Channel == PushedChannels.WeComGroup))).State);
    }

    [Theory]
    [InlineData(93000, OutboxState.Refused)]
    [InlineData(40058, OutboxState.Refused)]
    public async Task What_the_robot_refuses_is_not_repeated(int code, OutboxState state)
    {
        using var vendor = new BotCallbackHouse.Vendor { Code = code };
        await using var house = await OpenAsync(vendor, "段磊");

        await house.LookAsync(NoticeKind.Weekly);
        await vendor.TakenAsync(1);
        await house.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        Assert.Single(vendor.Taken);
        Assert.Equal(state, (await house.ReadAsync(db => db.Outbox.SingleAsync(row => row.Channel == PushedChannels.WeComGroup))).State);
    }

    [Fact]
    public async Task A_group_chat_of_the_app_reads_it_without_a_robot()
    {
        await using var house = await WeComHouse.OpenAsync(settings: [("WeCom:Groups:0:Name", "east"), ("WeCom:Groups:0:ChatId", "chat1"), ("WeCom:Groups:0:Person", "秦岭")]);
        var table = new TableBlock(null, [new TableColumn("团队"), new TableColumn("金额", IsNumber: true)], [new TableRow(["东区", "12万"])]);
        var reply = new Reply([.. Enumerable.Range(0, 15).Select(i => new TextBlock($"{i} " + new string('长', 60))), table]);
        var door = house.House.Services.GetServices<IPushDoor>().Single(one => one.Channel == PushedChannels.WeComGroup);

        var outcome = await door.SendAsync(new PushedReply(1, "east", null, reply, null), CancellationToken.None);

        Assert.Equal(OutboxState.Sent, outcome.State);
        Assert.True(house.Service.GroupMessages.Count > 1);
        Assert.All(house.Service.GroupMessages, message => Assert.Equal(("chat1", "markdown"), ((string?)message["chatid"], (string?)message["msgtype"])));
        Assert.All(house.Service.GroupMessages, message => Assert.InRange(Encoding.UTF8.GetByteCount((string)message["markdown"]!["content"]!), 1, 2048));
        Assert.Contains("东区", (string)house.Service.GroupMessages[^1]["markdown"]!["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_nobodys_is_told_in_the_log_and_nothing_is_sent()
    {
        using var vendor = new BotCallbackHouse.Vendor();
        await using var house = await OpenAsync(vendor, "没有这个人");

        await house.LookAsync(NoticeKind.Weekly);

        Assert.False(await house.ReadAsync(db => db.Outbox.AnyAsync(row => row.Channel == PushedChannels.WeComGroup)));
        Assert.Contains(house.Log, line => line.Contains("name nobody", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_are_tables_where_the_group_can_read_them_and_cells_cannot_end_them()
    {
        var table = new TableBlock(null, [new TableColumn("团队"), new TableColumn("金额", IsNumber: true)], [new TableRow(["东|区", "12万"]), new TableRow(["西\n区", "8万"])]);
        var words = Assert.Single(GroupText.Draw(new Reply([table]), Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), null, GroupText.TextBytes, isOld: false, signsIn: false));

        Assert.Equal(4, words.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Count(letter => letter == '|') == 3));
    }

    [Fact]
    public void A_long_digest_comes_in_pieces_of_the_robots_size()
    {
        var pieces = GroupText.Draw(new Reply([.. Enumerable.Range(0, 60).Select(i => new TextBlock($"{i} " + new string('长', 100)))]), Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), null, GroupText.TextBytes, isOld: false, signsIn: false);

        Assert.True(pieces.Count > 1);
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, GroupText.TextBytes));
    }

    public static TheoryData<string, string, GroupRobotSettings[]> Broken => new()
    {
        { "no name", "WeCom:Groups:0:Name", [Good(name: "")] },
        { "a name with a blank", "WeCom:Groups:0:Name", [Good(name: "east team")] },
        { "a name twice", "WeCom:Groups:1:Name", [Good(), Good()] },
        { "no key", "WeCom__Groups__0__Key", [Good(key: null)] },
        { "the whole address for a key", "WeCom__Groups__1__Key", [Good(), Good(name: "b", key: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x")] },
        { "a robot and a chat", "WeCom:Groups:0:ChatId", [Good(chat: "chat1")] },
        { "a chat without an app", "WeCom:Groups:0:ChatId", [Good(key: null, chat: "chat1")] },
        { "a chat's address", "WeCom:Groups:0:ChatId", [Good(key: null, chat: "chat 1")] },
        { "nobody", "WeCom:Groups:0:Person", [Good(person: " ")] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Settings_that_cannot_work_are_refused_by_key(string name, string key, GroupRobotSettings[] robots)
    {
        Assert.Null(GroupRobotRules.Problem([Good()], hasApp: false));
        Assert.Contains(key, GroupRobotRules.Problem(robots, hasApp: false) ?? name, StringComparison.Ordinal);
    }

    private static GroupRobotSettings Good(string name = "east", string? key = Key, string person = "秦岭", string? chat = null) => new() { Name = name, Key = key, ChatId = chat, Person = person };

    // Monday 9 March: the week before is 2 to 8 March.
    private static async Task<House> OpenAsync(HttpMessageHandler vendor, string person, bool isOld = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WeCom:Groups:0:Name"] = "east",
            ["WeCom:Groups:0:Key"] = Key,
            ["WeCom:Groups:0:Person"] = person,
            ["WeCom:Groups:0:OldMarkdown"] = isOld.ToString(),
        }).Build();
        var house = await House.OpenAsync(services => services.AddSingleton(_ => new WeComHttp(vendor)).AddWeComChannel(configuration));
        await house.AddAsync(Won(63, House.People.Rep, 41, 1_234_500), Won(64, House.People.OtherRep, 42, 7_654_300));
        house.Clock.Now = Mornings.At(9, 0, 9);
        await house.Services.GetRequiredService<OutboxDispatcher>().StartAsync(CancellationToken.None);
        return house;
    }

    private static Opportunity Won(long id, long owner, long customer, long fen) => new()
    {
        Id = id,
        Number = $"O-{id}",
        Name = $"单{id}",
        CustomerId = customer,
        OwnerId = owner,
        ExpectedAmountFen = fen,
        Stage = Stage.Won,
        WinProbability = 100,
        OpenedOn = new DateOnly(2026, 2, 1),
        ClosedAt = new DateOnly(2026, 3, 5),
    };
}
