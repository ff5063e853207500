using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Digests;

public sealed class MorningDigestTests
{
    [Fact]
    public async Task The_day_is_told_once_at_its_time()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(Mornings.Task(701, "寄样册", 4), Mornings.Task(702, "补发票信息", 2), Mornings.Visit(801, "产线走访", Mornings.At(14, 0)),
            new Contact { Id = 55, Number = "K-5", CustomerId = 41, FullName = "尚文", Birthday = new DateOnly(1980, 3, 5) }, new Contact { Id = 56, Number = "K-6", CustomerId = 42, FullName = "别人的客户", Birthday = new DateOnly(1980, 3, 4) });

        house.Clock.Now = Mornings.At(8, 29);
        Assert.Equal(0, await house.LookAsync());
        house.Clock.Now = Mornings.At(8, 30);
        Assert.Equal(2, await house.LookAsync());   // the rep, and whose customer has a birthday
        Assert.Equal(0, await house.LookAsync());

        var said = await house.OnlyAsync();
        foreach (var part in (string[])["寄样册", "补发票信息", "已逾期2天", "产线走访", "铭泰精密-排程一期", "提交排程方案", "尚文", "明天生日", "别再发早报"])
        {
            Assert.Contains(part, said.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("别人的客户", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_is_counted_though_only_the_first_are_shown()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync([.. Enumerable.Range(0, 33).Select(i => Mornings.Task(710 + i, $"旧账{i}", 2))]);
        house.Clock.Now = Mornings.At(8, 30);

        await house.LookAsync();

        var said = await house.OnlyAsync();
        Assert.Contains("逾期 33 项", said.Text, StringComparison.Ordinal);
        Assert.Contains("另有 28 项", said.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-02-28", true)]     // no 29th that year
    [InlineData("2028-02-28", true)]     // tomorrow
    [InlineData("2027-03-02", false)]
    public async Task Who_was_born_on_a_leap_day_has_a_birthday_every_year(string today, bool comes)
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(new Contact { Id = 55, Number = "K-5", CustomerId = 41, FullName = "尚文", Birthday = new DateOnly(1980, 2, 29) });
        house.Clock.Now = new DateTimeOffset(DateTime.Parse(today + "T10:00", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

        var said = await house.SayAsync("来一份早报");

        Assert.Equal(comes, said.Text.Contains("尚文", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Birthdays_can_be_left_out()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(new Contact { Id = 55, Number = "K-5", CustomerId = 41, FullName = "尚文", Birthday = new DateOnly(1980, 3, 4) });
        await house.SayAsync("不要生日提醒了");
        house.Clock.Now = Mornings.At(8, 30);

        await house.LookAsync();

        Assert.DoesNotContain("尚文", (await house.OnlyAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_nothing_to_hear_gets_nothing_and_is_not_looked_at_again()
    {
        await using var house = await House.OpenAsync();
        house.Clock.Now = Mornings.At(8, 30);

        await house.LookAsync();
        await house.AddAsync(new SalesAssistant.Data.Tasks.SalesTask { Id = 703, Number = "T-703", Title = "中途加的", DueDate = new DateOnly(2026, 3, 4), OwnerId = House.People.OtherRep });
        await house.LookAsync();

        Assert.DoesNotContain(await house.SentAsync(), sent => sent.Conversation == "user:12/main");
    }

    [Theory]
    [InlineData(4, 12, 29, true)]    // held up, still the morning
    [InlineData(4, 12, 30, false)]   // too late to be of use
    [InlineData(7, 8, 30, false)]    // Saturday
    public async Task A_message_that_was_held_up_comes_late_or_not_at_all(int day, int hour, int minute, bool comes)
    {
        await using var house = await House.OpenAsync();
        house.Clock.Now = Mornings.At(hour, minute, day);

        await house.LookAsync();

        Assert.Equal(comes, (await house.SentAsync()).Any(sent => sent.Conversation == Mornings.RepTalk));
    }

    [Fact]
    public async Task Looks_beside_each_other_say_it_once()
    {
        await using var house = await House.OpenAsync();
        house.Clock.Now = Mornings.At(8, 30);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => house.LookAsync())));

        await house.OnlyAsync();
    }

    [Fact]
    public async Task Done_and_later_go_the_normal_walk_and_can_be_undone()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(Mornings.Task(701, "寄样册", 4), Mornings.Task(702, "补发票信息", 2));
        house.Clock.Now = Mornings.At(8, 30);
        await house.LookAsync();
        var said = await house.OnlyAsync();

        await house.PressAsync(said.Button("work:done:task:701"), conversation: Mornings.RepTalk);
        await house.PressAsync(said.Button("work:done:task:701"), conversation: Mornings.RepTalk);   // a repeat
        await house.PressAsync(said.Button("work:later:task:702"), conversation: Mornings.RepTalk);
        Assert.Equal((WorkStatus.Done, new DateOnly(2026, 3, 5)), (await StatusAsync(701), await house.ReadAsync(db => db.Tasks.Where(task => task.Id == 702).Select(task => task.DueDate!.Value).SingleAsync())));

        await house.SayAsync("撤销", conversation: Mornings.RepTalk);
        await house.SayAsync("撤销", conversation: Mornings.RepTalk);

        Assert.Equal(WorkStatus.NotStarted, await StatusAsync(701));
        Task<WorkStatus> StatusAsync(long id) => house.ReadAsync(db => db.Tasks.Where(task => task.Id == id).Select(task => task.Status).SingleAsync());
    }

    [Fact]
    public async Task A_supervisor_hands_over_to_somebody_of_the_team()
    {
        await using var house = await House.OpenAsync();
        var task = Mornings.Task(701, "签到表归档", 4);
        task.OwnerId = House.People.Supervisor;
        await house.AddAsync(task);
        house.Clock.Now = Mornings.At(8, 30);
        await house.LookAsync();
        var said = new Said((await house.SentAsync()).Single(sent => sent.Conversation == "user:13/main").Reply, null, null);

        var asked = await house.PressAsync(said.Button("work:hand:task:701"), user: House.People.Supervisor, conversation: "user:13/main");
        Assert.Contains("苏晴", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("白航", asked.Text, StringComparison.Ordinal);
        await house.SayAsync("苏晴", House.People.Supervisor, "user:13/main");

        Assert.Equal(House.People.Rep, await house.ReadAsync(db => db.Tasks.Where(one => one.Id == 701).Select(one => one.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task Each_is_told_in_the_own_language_and_an_account_that_waits_is_told_to_administrators()
    {
        await using var house = await House.OpenAsync();
        await house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await SalesAssistant.Bot.Conversation.LinkRequests.AskAsync(connection, transaction, "teams", "t/p", house.Clock.Now.UtcDateTime);
            await using var db = house.Store.Contexts.On(connection, transaction, Caller.System);
            await db.Users.Where(user => user.Id == House.People.Rep).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, "en"), token);
        });
        house.Clock.Now = Mornings.At(8, 30);

        await house.LookAsync();

        Assert.Contains("Good morning", (await house.OnlyAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("user link", new Said((await house.SentAsync()).Single(sent => sent.Conversation == "user:15/main").Reply, null, null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_was_disabled_hears_nothing()
    {
        await using var house = await House.OpenAsync();
        await house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = house.Store.Contexts.On(connection, transaction, Caller.System);
            await db.Users.Where(user => user.Id == House.People.Rep).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), token);
        });
        house.Clock.Now = Mornings.At(8, 30);

        await house.LookAsync();

        Assert.DoesNotContain(await house.SentAsync(), sent => sent.Conversation == Mornings.RepTalk);
    }
}
