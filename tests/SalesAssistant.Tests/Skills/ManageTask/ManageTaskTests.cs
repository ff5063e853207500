using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;
using ManageTaskRequest = SalesAssistant.Skills.ManageTask;

namespace SalesAssistant.Tests.Skills.Tasking;

public sealed class ManageTaskTests : SalesDesk
{
    private static string? Value(SkillResult result, string field) => Assert.Single(result.Immediate!.Changes.Changes).NewValue(field);

    [Theory]
    [InlineData("后天下午四点提醒我给邱丽打电话确认电表数量", "打电话", "2026-03-05", "16:00", 101L, 202L)]
    [InlineData("remind me to send Oliver the furnace drawings on Friday at 10am", "furnace drawings", "2026-03-06", "10:00", 102L, 203L)]
    public async Task A_reminder_becomes_a_task_at_once(string text, string word, string due, string time, long customer, long contact)
    {
        var result = await SayAsync("manage_task", customer == 102 ? OtherRep : Rep, text);

        Assert.Contains(word, Value(result, "Title"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(due, Value(result, "DueDate"));
        Assert.Equal(time, Value(result, "DueTime"));
        Assert.Equal(customer.ToString(), Value(result, "CustomerId"));
        Assert.Equal(contact.ToString(), Value(result, "ContactId"));
        Assert.Empty(result.Proposals);
    }

    [Fact]
    public void The_title_is_what_is_to_be_done()
    {
        var request = Assert.IsType<ManageTaskRequest>(Read("manage_task", Rep, "提醒我周五前把样品报告发给锦江重工"));

        Assert.Equal("把样品报告发给锦江重工", request.Title);
    }

    [Fact]
    public async Task A_day_earlier_keeps_the_time_and_a_new_time_keeps_the_day()
    {
        var made = await SayAsync("manage_task", Rep, "下周三上午九点提醒我寄样品给岷山食品");
        Assert.Equal("2026-03-11", Value(made, "DueDate"));
        await SaveAsync(Rep, made);
        var earlier = await SayAsync("manage_task", Rep, "提前一天");
        await SaveAsync(Rep, earlier);
        var later = await SayAsync("manage_task", Rep, "改到下午三点半");

        Assert.Equal("2026-03-10", Value(earlier, "DueDate"));
        Assert.Equal("15:30", Value(later, "DueTime"));
        Assert.Null(Value(later, "DueDate"));
    }

    [Theory]
    [InlineData("当天上午十一点", "11:00")]
    [InlineData("换成同一天下午三点", "15:00")]
    [InlineData("早了点，往十点半挪", "10:30")]
    [InlineData("same day but 5pm", "17:00")]
    public async Task A_new_time_of_the_same_day_keeps_the_day(string text, string time)
    {
        await SaveAsync(Rep, await SayAsync("manage_task", Rep, "下周三上午九点提醒我寄样品给岷山食品"));
        State = State with { LastSkill = "manage_task" };

        var moved = await SayAsync("manage_task", Rep, text);

        Assert.Equal(time, Value(moved, "DueTime"));
        Assert.Null(Value(moved, "DueDate"));
    }

    [Theory]
    [InlineData("周五上午十点一刻催我把电表带给岷山食品", "把电表带给", "2026-03-06")]
    [InlineData("周四两点钟喊我拨邱丽的电话，电表的事", "邱丽", "2026-03-05")]
    public async Task To_be_called_at_a_time_to_come_is_a_reminder(string text, string word, string due)
    {
        var result = await SayAsync("manage_task", Rep, text);

        Assert.Contains(word, Value(result, "Title"), StringComparison.Ordinal);
        Assert.Equal(due, Value(result, "DueDate"));
    }

    [Fact]
    public async Task One_thing_told_to_a_colleague_is_a_task_with_its_owner()
    {
        var result = await SayAsync("manage_task", Lead, "吩咐郭晨一件事，周五前备齐岷山食品的资料");

        Assert.Equal("10", Value(result, "OwnerId"));
        Assert.Equal("2026-03-06", Value(result, "DueDate"));
        Assert.Contains("岷山食品的资料", Value(result, "Title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_dropped_on_a_bare_day_was_still_to_come()
    {
        var result = await SayAsync("manage_task", Rep, "5号锦江重工的合同评审不搞了，日程里取消");

        Assert.Equal(500, Assert.Single(result.Immediate!.Changes.Changes).Id);
    }

    [Fact]
    public async Task The_last_task_is_cancelled_by_a_short_word()
    {
        await SaveAsync(Rep, await SayAsync("manage_task", Rep, "明天上午十点提醒我带合同去锦江重工"));

        var cancelled = await SayAsync("manage_task", Rep, "行程没了，那个提醒不用了");

        Assert.Equal(nameof(WorkStatus.Cancelled), Value(cancelled, "Status"));
    }

    [Theory]
    [InlineData("还是周六吧，上午十点", "2026-03-07", "10:00")]
    [InlineData("actually 6pm", null, "18:00")]
    public async Task A_bare_time_behind_a_task_moves_it(string text, string? due, string time)
    {
        await SaveAsync(Rep, await SayAsync("manage_task", Rep, "后天下午四点提醒我给邱丽打电话确认电表数量"));
        State = State with { LastSkill = "manage_task" };

        var moved = await SayAsync("manage_task", Rep, text);

        Assert.Equal(due, Value(moved, "DueDate"));
        Assert.Equal(time, Value(moved, "DueTime"));
    }

    [Fact]
    public async Task A_named_activity_is_done_and_its_deal_stays_in_talk()
    {
        var done = await SayAsync("manage_task", Rep, "锦江重工的合同评审开完了，日程打勾");

        Assert.Equal(nameof(ActivityStatus.Done), Value(done, "Status"));
        Assert.Equal(300, State.Newest(RecordKind.Opportunity)!.Id);
    }

    [Fact]
    public async Task A_day_and_a_kind_find_the_activity_to_cancel()
    {
        var result = await SayAsync("manage_task", Rep, "10号跟岷山食品的电话取消掉");

        Assert.Equal((RecordKind.Activity, 501L), (result.Facts.About!.Kind, result.Facts.About.Id));
    }

    [Fact]
    public async Task An_activity_is_moved_from_its_day_to_another()
    {
        var result = await SayAsync("manage_task", Rep, "5号锦江重工的合同评审挪到6号下午两点");

        Assert.Equal("2026-03-06", Value(result, "PlannedOn"));
        Assert.Equal("2026-03-06T06:00:00Z", Value(result, "PlannedStart"));
    }

    [Fact]
    public async Task A_visit_is_planned_as_an_activity_and_a_clash_is_said()
    {
        var result = await SayAsync("manage_task", Rep, "安排5号上午十点半拜访岷山食品的邱丽");

        Assert.Equal("visit", Value(result, "Type"));
        Assert.Contains("锦江重工 合同评审", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_gives_a_task_and_takes_it_back()
    {
        var given = await SayAsync("manage_task", Lead, "给白雪派个任务，周五前把Falcon的报价核对一遍");
        Assert.Equal("11", Value(given, "OwnerId"));
        Assert.Equal("把Falcon的报价核对一遍", Value(given, "Title"));
        await SaveAsync(Lead, given);

        var taken = await SayAsync("manage_task", Lead, "算了，还是我来做");
        Assert.Equal("12", Value(taken, "OwnerId"));
    }

    [Fact]
    public async Task A_rep_may_not_give_tasks_to_others()
    {
        var result = await SayAsync("manage_task", Rep, "给白雪派个任务，周五前交报价");

        Assert.True(result.Facts.IsDenied);
        Assert.Null(result.Immediate);
    }

    [Fact]
    public async Task Anothers_activity_waits_for_a_yes()
    {
        var result = await SayAsync("manage_task", Lead, "5号锦江重工的合同评审取消");

        Assert.Null(result.Immediate);
        Assert.Single(result.Proposals);
    }

    [Fact]
    public async Task An_appointment_with_a_person_is_an_activity()
    {
        var result = await SayAsync("manage_task", Rep, "约柳部长下周四上午九点见个面");

        Assert.Equal(RecordKind.Activity, Assert.Single(result.Immediate!.Changes.Changes).Kind);
        Assert.Equal("2026-03-12T01:00:00Z", Value(result, "PlannedStart"));
        Assert.Equal("200", Value(result, "ContactId"));
    }

    [Fact]
    public void An_approximate_number_is_no_appointment() =>
        Assert.Null(Read("manage_task", Rep, "合同大约锦江重工下周能寄回来"));

    [Fact]
    public async Task A_day_and_a_length_of_time_move_what_stands_there()
    {
        var result = await SayAsync("manage_task", Rep, "5号的评审推迟两天");

        Assert.Equal("2026-03-07", Value(result, "PlannedOn"));
    }

    [Theory]
    [InlineData("周四那个取消")]
    [InlineData("cancel the Thursday one")]
    [InlineData("第一个取消")]
    [InlineData("cancel the first one")]
    public async Task What_a_calendar_showed_is_named_by_its_day_or_place(string text)
    {
        await SayAsync("next_actions", Rep, "这周我有哪些安排");

        var result = await SayAsync("manage_task", Rep, text);

        Assert.Equal(State.LastShown[0].Id, Assert.Single(result.Immediate!.Changes.Changes).Id);
        Assert.Equal(nameof(ActivityStatus.Cancelled), Value(result, "Status"));
    }

    [Theory]
    [InlineData("全部取消", "Status", "Cancelled")]
    [InlineData("都推迟一天", "PlannedOn", null)]
    [InlineData("mark all of them done", "Status", "Done")]
    public async Task Several_of_a_list_are_changed_at_once(string text, string field, string? value)
    {
        List<RecordRef> shown = [new(RecordKind.Activity, 500, "锦江重工 合同评审"), new(RecordKind.Activity, 501, "岷山食品 电表盘点电话")];
        State = State with { LastSkill = "next_actions", LastShown = shown };

        var result = await SayAsync("manage_task", Rep, text);

        Assert.Equal(shown.Select(one => one.Id), result.Immediate!.Changes.Changes.Select(change => change.Id));
        Assert.All(result.Immediate.Changes.Changes, change => Assert.True(change.NewValue(field) == value || value is null && change.NewValue(field) is not null));
    }

    [Fact]
    public async Task To_be_called_is_to_come_whatever_is_to_be_asked_then() =>
        Assert.Equal("2026-03-06", Value(await SayAsync("manage_task", Rep, "周五早上九点喊我给邱丽回电话，问电表收到没有"), "DueDate"));

    [Fact]
    public async Task What_is_ordered_is_to_come_whatever_its_verb_sounds_like()
    {
        var given = await SayAsync("manage_task", Lead, "给白雪派个任务，16号去Falcon把复测做完");

        Assert.Equal("2026-03-16", Value(given, "DueDate"));
    }

    [Fact]
    public async Task Done_after_a_task_finishes_it()
    {
        await SaveAsync(Rep, await SayAsync("manage_task", Rep, "明天上午十点提醒我带合同去锦江重工"));

        Assert.Equal(nameof(WorkStatus.Done), Value(await SayAsync("manage_task", Rep, "搞定"), "Status"));
    }

    [Fact]
    public async Task What_nobody_planned_is_asked_back()
    {
        var result = await SayAsync("manage_task", Rep, "20号岷山食品的演示取消");

        Assert.NotNull(result.Question);
        Assert.Null(result.Immediate);
    }

    [Theory]
    [InlineData("把锦江重工能耗平台那单的金额改到130万")]
    [InlineData("锦江重工轧钢那单预计成交推迟到四月底")]
    public void A_deals_own_fields_are_not_a_task(string text) => Assert.Null(Read("manage_task", Rep, text));

    [Theory]
    [InlineData("派白雪一个任务，6号把Falcon的炉温曲线打印出来", "把Falcon的炉温曲线打印出来", "2026-03-06")]
    [InlineData("交给白雪一个任务：周五前核对Falcon的付款计划", "核对Falcon的付款计划", "2026-03-06")]
    [InlineData("任务给白雪，9号去Falcon拿炉体图纸", "去Falcon拿炉体图纸", "2026-03-09")]
    [InlineData("白雪那边派一个任务，9号前补Falcon的授权书", "补Falcon的授权书", "2026-03-09")]
    [InlineData("Give 白雪 a task: print the Falcon furnace curves by Friday", "print the Falcon furnace curves", "2026-03-06")]
    [InlineData("把Falcon图纸的翻译交给白雪，9号交", "把Falcon图纸的翻译", "2026-03-09")]
    public async Task Work_is_given_to_a_colleague_in_many_words(string text, string title, string due)
    {
        var given = await SayAsync("manage_task", Lead, text);

        Assert.Equal("11", Value(given, "OwnerId"));
        Assert.StartsWith(title, Value(given, "Title"), StringComparison.Ordinal);
        Assert.Equal(due, Value(given, "DueDate"));
    }

    [Theory]
    [InlineData("日子改成10号", "DueDate", "2026-03-10")]
    [InlineData("说错了，10号", "DueDate", "2026-03-10")]
    [InlineData("提到5号", "DueDate", "2026-03-05")]
    [InlineData("多给三天", "DueDate", "2026-03-09")]
    [InlineData("人换成郭晨", "OwnerId", "10")]
    [InlineData("no, to 郭晨", "OwnerId", "10")]
    [InlineData("标题改成核对炉温报告", "Title", "核对炉温报告")]
    [InlineData("rename it to furnace report", "Title", "furnace report")]
    [InlineData("已经办完了，勾掉它", "Status", nameof(WorkStatus.Done))]
    [InlineData("call it off", "Status", nameof(WorkStatus.Cancelled))]
    public async Task Whatever_is_changed_right_behind_a_task_is_the_tasks(string text, string field, string value)
    {
        await SaveAsync(Lead, await SayAsync("manage_task", Lead, "派白雪一个任务，6号把Falcon的炉温曲线打印出来"));
        State = State with { LastSkill = "manage_task" };

        Assert.Equal(value, Value(await SayAsync("manage_task", Lead, text), field));
    }

    [Fact]
    public async Task A_new_name_leaves_day_and_owner_alone()
    {
        await SaveAsync(Lead, await SayAsync("manage_task", Lead, "派白雪一个任务，6号把Falcon的炉温曲线打印出来"));
        State = State with { LastSkill = "manage_task" };

        var renamed = await SayAsync("manage_task", Lead, "名字改成炉温报告");

        Assert.Equal(["Title"], renamed.Immediate!.Changes.Changes.Single().Fields.Select(field => field.Field));
        Assert.Contains("炉温报告", TextOf(renamed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("给组里每个人派个任务：周四前更新商机", "更新商机", new[] { "10", "11" })]
    [InlineData("给郭晨和白雪派个任务，周四前把报价发出来", "把报价发出来", new[] { "10", "11" })]
    [InlineData("ask everyone in my team to update their deals by Thursday", "update their deals", new[] { "10", "11" })]
    public async Task Work_for_several_is_one_task_each_and_waits_for_a_yes(string text, string title, string[] owners)
    {
        var result = await SayAsync("manage_task", Lead, text);

        Assert.Null(result.Immediate);
        var changes = Assert.Single(result.Proposals).Changes.Changes;
        Assert.Equal(owners, changes.Select(change => change.NewValue("OwnerId")));
        Assert.All(changes, change => Assert.Equal((title, "2026-03-05", "NotStarted"), (change.NewValue("Title"), change.NewValue("DueDate"), change.NewValue("Status"))));
    }

    [Theory]
    [InlineData("提醒我周五前把下周的计划发给柳文斌", "把下周的计划发给柳文斌")]
    [InlineData("remind me to send the plan for next week by Friday", "send the plan for next week")]
    public async Task A_week_that_belongs_to_the_work_stays_in_its_name(string text, string title)
    {
        var change = Assert.Single((await SayAsync("manage_task", Rep, text)).Immediate!.Changes.Changes);

        Assert.Equal((title, "2026-03-06"), (change.NewValue("Title"), change.NewValue("DueDate")));
    }

    [Fact]
    public async Task Nobody_gives_work_to_those_whom_he_does_not_lead()
    {
        Assert.True((await SayAsync("manage_task", Rep, "给大家派个任务，周四前交周报")).Facts.IsDenied);
        Assert.True((await SayAsync("manage_task", Lead, "给郭晨和贺军派个任务，周四前交周报")).Facts.IsDenied);
    }

    [Fact]
    public async Task Who_was_just_talked_about_is_told()
    {
        State = State.Focused(new RecordRef(RecordKind.User, 11, "白雪"));

        var result = await SayAsync("manage_task", Lead, "让她周四前把合同发给我");

        Assert.Equal("11", Assert.Single(result.Immediate!.Changes.Changes).NewValue("OwnerId"));
    }
}
