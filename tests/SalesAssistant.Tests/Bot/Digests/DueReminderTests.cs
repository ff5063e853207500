using SalesAssistant.Data.Notices;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Digests;

public sealed class DueReminderTests
{
    [Fact]
    public async Task A_task_rings_at_its_time_once_and_again_after_it_was_put_off()
    {
        await using var house = await House.OpenAsync();
        house.Clock.Now = Mornings.At(14, 0);
        await house.SayAsync("今天下午三点提醒我核对样品单", conversation: Mornings.RepTalk);

        Assert.Equal(0, await house.LookAsync(NoticeKind.Reminder));
        house.Clock.Now = Mornings.At(15, 2);
        Assert.Equal(1, await house.LookAsync(NoticeKind.Reminder));
        Assert.Equal(0, await house.LookAsync(NoticeKind.Reminder));

        await house.PressAsync((await house.OnlyAsync()).Button("work:later:task:"), conversation: Mornings.RepTalk);
        house.Clock.Now = Mornings.At(15, 0, 5);
        Assert.Equal(1, await house.LookAsync(NoticeKind.Reminder));
    }

    [Fact]
    public async Task A_planned_visit_is_told_half_an_hour_before_and_not_once_it_has_begun()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(Mornings.Visit(801, "产线走访", Mornings.At(14, 0)), Mornings.Visit(802, "已经开始的", Mornings.At(13, 30)));

        house.Clock.Now = Mornings.At(13, 29);
        Assert.Equal(1, await house.LookAsync(NoticeKind.Reminder));   // the one that begins at half past
        house.Clock.Now = Mornings.At(13, 31);
        Assert.Equal(1, await house.LookAsync(NoticeKind.Reminder));

        var all = await house.SentAsync();
        Assert.Contains("已经开始的", new Said(all[0].Reply, null, null).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已经开始的", new Said(all[1].Reply, null, null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_hours_hold_back_what_the_person_did_not_set_the_time_of()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(Mornings.Task(701, "主管派的", 3, new TimeOnly(21, 0), Mornings.At(21, 0, 3), House.People.Supervisor), Mornings.Task(702, "自己定的", 3, new TimeOnly(21, 0), Mornings.At(21, 0, 3)));

        house.Clock.Now = Mornings.At(21, 5, 3);
        Assert.Equal(1, await house.LookAsync(NoticeKind.Reminder));
        var night = (await house.OnlyAsync()).Text;
        Assert.Contains("自己定的", night, StringComparison.Ordinal);
        Assert.DoesNotContain("主管派的", night, StringComparison.Ordinal);

        house.Clock.Now = Mornings.At(8, 0);
        Assert.Equal(1, await house.LookAsync(NoticeKind.Reminder));
    }

    [Fact]
    public async Task What_the_morning_message_named_is_not_said_again_unless_it_has_a_clock_time()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(Mornings.Task(701, "寄样册", 4, null, Mornings.At(9, 0)), Mornings.Task(702, "回电话", 4, new TimeOnly(9, 0), Mornings.At(9, 0)));
        house.Clock.Now = Mornings.At(8, 30);
        await house.LookAsync();

        house.Clock.Now = Mornings.At(9, 0);
        await house.LookAsync(NoticeKind.Reminder);

        var reminder = new Said((await house.SentAsync())[^1].Reply, null, null).Text;
        Assert.Contains("回电话", reminder, StringComparison.Ordinal);
        Assert.DoesNotContain("寄样册", reminder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_long_outage_old_reminders_are_left_to_the_morning_message()
    {
        await using var house = await House.OpenAsync();
        await house.AddAsync(Mornings.Task(701, "上周的", 2, new TimeOnly(9, 0), Mornings.At(9, 0, 2)), Mornings.Task(702, "昨天的", 3, new TimeOnly(15, 0), Mornings.At(15, 0, 3)));
        house.Clock.Now = Mornings.At(10, 0);

        await house.LookAsync(NoticeKind.Reminder);

        var text = (await house.OnlyAsync()).Text;
        Assert.Contains("昨天的", text, StringComparison.Ordinal);
        Assert.DoesNotContain("上周的", text, StringComparison.Ordinal);
    }
}
