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
            new Contact { Id = 55, Number = "K-5", CustomerId = 41, FullName = "尚文", Birthday = new DateOnly(1980, 3, 5) });

        house.Clock.Now = Mornings.At(8, 29);
        Assert.Equal(0, await house.LookAsync());
        house.Clock.Now = Mornings.At(8, 30);
        Assert.Equal(1, await house.LookAsync());
        Assert.Equal(0, await house.LookAsync());

        var said = await house.OnlyAsync();
        foreach (var part in (string[])["寄样册", "补发票信息", "已逾期2天", "产线走访", "铭泰精密-排程一期", "提交排程方案", "尚文", "明天生日", "别再发早报"])
        {
            Assert.Contains(part, said.Text, StringComparison.Ordinal);
        }
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
