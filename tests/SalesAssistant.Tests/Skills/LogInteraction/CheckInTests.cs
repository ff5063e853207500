using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Customers;
using SalesAssistant.Skills.VisitNotes;
using SalesAssistant.Tests.Bot.Digests;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.LogInteraction;

public sealed class CheckInTests
{
    [Theory]
    [InlineData("苏州铭泰精密制造有限公司", true)]
    [InlineData("铭泰精密(东门)", true)]
    [InlineData("江苏省苏州市虎丘区星湖街328号", true)]
    [InlineData("苏州工业园区星湖街３２８号A座12层", true)]
    [InlineData("江苏省苏州市星湖街3280号", false)]
    [InlineData("江苏省苏州市星湖街32号", false)]
    [InlineData("江苏省无锡市星湖街328号", false)]       // another city's street of that name
    [InlineData("苏州市", false)]
    [InlineData("328号", false)]
    [InlineData("", false)]
    public void A_place_is_a_customers_by_name_or_by_street_and_number(string place, bool fits) =>
        Assert.Equal(fits, new PlaceMatch(place).Fits(new PlaceMatch.Site(41, "苏州铭泰精密制造有限公司", "铭泰精密", "苏州", "苏州工业园区星湖街328号", null)));

    [Fact]
    public async Task Where_no_name_or_address_fits_the_visit_planned_for_today_is_taken_and_said()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(Mornings.Visit(801, "产线走访", Mornings.At(9, 30)));

        var said = await CheckInAsync(house, "苏州市虎丘区某某大厦");
        await house.PressAsync(said.Button("confirm:"));

        Assert.Contains("计划", said.Text, StringComparison.Ordinal);
        Assert.Contains(said.Card.Sections.SelectMany(section => section.Fields), NamesACustomer);
        Assert.Equal(41, (await house.ReadAsync(db => db.Interactions.SingleAsync())).CustomerId);
    }

    [Fact]
    public async Task Where_nothing_fits_it_asks_and_takes_the_answer()
    {
        await using var house = await House.OpenAsync();

        var said = await CheckInAsync(house, "南京市某某大厦");
        var named = await house.SayAsync("客户是铭泰精密");
        await house.SayAsync("保存");

        Assert.Contains("哪家", said.Text, StringComparison.Ordinal);
        Assert.Contains("铭泰精密", named.Text, StringComparison.Ordinal);
        var visit = await house.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Equal((41, "南京市某某大厦"), (visit.CustomerId, visit.Location));
    }

    [Fact]
    public async Task A_check_in_keeps_its_moment_and_position_and_tells_how_far_the_one_before_was()
    {
        await using var house = await House.OpenAsync();

        var first = await CheckInAsync(house, "铭泰精密(东门)", "31.299010,120.585320");
        await house.PressAsync(first.Button("confirm:"));
        var near = await CheckInAsync(house, "铭泰精密(西门)", "31.2990,120.5874", "n2");
        var far = await CheckInAsync(house, "铭泰精密(西门)", "31.3990,120.5874", "n3");

        var visit = await house.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Equal((House.Wednesday.UtcDateTime, "31.29901,120.58532"), (visit.CheckedInAt!.Value, visit.CheckInPosition));
        Assert.DoesNotContain("距离", first.Text, StringComparison.Ordinal);
        Assert.Contains("200 米", near.Text, StringComparison.Ordinal);
        Assert.Contains("11.1 公里", far.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("到铭泰精密了，签到", true)]
    [InlineData("在铭泰精密打卡", true)]
    [InlineData("checking in at 铭泰精密", true)]
    [InlineData("今天拜访铭泰精密，他们要上签到系统", false)]
    [InlineData("今天拜访铭泰精密，忘了签到", false)]
    [InlineData("昨天去铭泰精密签到", false)]       // only the moment itself is proof
    public async Task Who_types_that_they_are_there_checks_in_at_the_moment(string words, bool isCheckIn)
    {
        await using var house = await House.OpenAsync();

        await house.SayAsync(words);
        await house.SayAsync("保存");

        var visit = await house.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Equal((41, "visit"), (visit.CustomerId, visit.Channel));
        Assert.Equal(isCheckIn ? House.Wednesday.UtcDateTime : null, visit.CheckedInAt);
        Assert.Equal(isCheckIn, visit.HasClockTime);
    }

    [Fact]
    public async Task A_manager_sees_who_checked_in_when_and_where()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("今天拜访铭泰精密，聊了两句");
        await house.SayAsync("保存");
        await house.PressAsync((await CheckInAsync(house, "铭泰精密(东门)")).Button("confirm:"));

        var listed = await house.SayAsync("今天谁签到了", House.People.Manager, "m");
        var counted = await house.SayAsync("这周签到了几次", House.People.Manager, "m");
        var missing = await house.SayAsync("今天谁没签到", House.People.Manager, "m2");
        var english = await house.SayAsync("who checked in today", House.People.Manager, "m");

        var row = Assert.Single(listed.Reply.Blocks.OfType<SalesAssistant.Skills.TableBlock>().Single().Rows);
        Assert.Contains("铭泰精密(东门)", row.Cells);
        Assert.Contains(row.Cells, cell => cell.Contains(':', StringComparison.Ordinal));
        Assert.Contains("1", counted.Text, StringComparison.Ordinal);
        Assert.Equal("聊了两句", Assert.Single(missing.Reply.Blocks.OfType<SalesAssistant.Skills.TableBlock>().Single().Rows).Cells[0]);
        Assert.Single(english.Reply.Blocks.OfType<SalesAssistant.Skills.TableBlock>().Single().Rows);
    }

    [Fact]
    public async Task Several_customers_at_one_place_are_asked_about()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(
            new Customer { Id = 43, Number = "C-3", Name = "苏州云石电子有限公司", ShortName = "云石电子", OwnerId = House.People.Rep, City = "苏州", BusinessAddress = "苏州市星湖街328号" },
            new Customer { Id = 44, Number = "C-4", Name = "苏州青禾食品有限公司", ShortName = "青禾食品", OwnerId = House.People.Rep, City = "苏州", RegisteredAddress = "苏州市星湖街328号" });

        var said = await CheckInAsync(house, "江苏省苏州市星湖街328号");
        await house.SayAsync("第二个");
        await house.SayAsync("保存");

        Assert.Equal(["苏州云石电子有限公司", "苏州青禾食品有限公司"], said.Reply.Blocks.OfType<SalesAssistant.Skills.ActionsBlock>().Single().Actions.Select(action => action.Payload));
        Assert.Equal(44, (await house.ReadAsync(db => db.Interactions.SingleAsync())).CustomerId);
    }

    [Fact]
    public async Task Anothers_customer_at_the_place_is_not_given_away()
    {
        await using var house = await House.OpenAsync();

        var said = await CheckInAsync(house, "成都锦江乳品有限公司");

        Assert.DoesNotContain(said.Card.Sections.SelectMany(section => section.Fields), NamesACustomer);
    }

    [Theory]
    [InlineData("", "2026-03-04T02:00:00.0000000Z")]
    [InlineData("苏州", "yesterday")]
    [InlineData("苏州", "2026-03-04T02:00:00.0000000+08:00")]
    public void What_is_no_check_in_is_not_read(string place, string at) =>
        Assert.Null(new CheckInActions().Read(new("checkin", "n", new Dictionary<string, string?> { ["place"] = place, ["at"] = at })));

    private static bool NamesACustomer(SalesAssistant.Skills.FormField field) => field.Key.EndsWith(".CustomerId", StringComparison.Ordinal) && field.Display.Length > 0;

    private static async Task<Said> CheckInAsync(House house, string place, string? position = null, string once = "n1")
    {
        var action = CheckInActions.Of(place, House.Wednesday.UtcDateTime, position, once);
        return await house.PressAsync(new SalesAssistant.Skills.ReplyAction("", "act", action.Payload) { Nonce = action.Nonce }, action.Values);
    }
}
