using SalesAssistant.Data;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;
using NextActionsRequest = SalesAssistant.Skills.NextActions;

namespace SalesAssistant.Tests.Skills.Planning;

public sealed class NextActionsTests : SalesDesk
{
    private static IEnumerable<long> DealsIn(SkillResult result) => result.Facts.Mentions.Where(record => record.Kind == RecordKind.Opportunity).Select(record => record.Id);

    [Fact]
    public async Task Overdue_and_due_today_come_first_and_closed_deals_never()
    {
        var result = await SayAsync("next_actions", Rep, "今天我先跟进谁比较好");

        Assert.Equal([300, 301], DealsIn(result).Take(2));
        Assert.DoesNotContain(305, DealsIn(result));
        Assert.Contains("寄出合同初稿", TextOf(result), StringComparison.Ordinal);
        Assert.Contains("锦江重工有限公司", TextOf(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我有没有逾期没做的下一步")]
    [InlineData("which of my next steps are overdue?")]
    public async Task Overdue_only_lists_what_is_past_its_date(string text)
    {
        var result = await SayAsync("next_actions", Rep, text);

        Assert.Equal([300], DealsIn(result));
    }

    [Theory]
    [InlineData("这周快过期的待办有哪些")]
    [InlineData("which of my tasks are about to lapse this week?")]
    public async Task What_will_lapse_is_due_and_not_what_has_lapsed(string text)
    {
        var result = await SayAsync("next_actions", Rep, text);

        Assert.DoesNotContain(300, DealsIn(result));
        Assert.DoesNotContain(result.Facts.Mentions, record => record is { Kind: RecordKind.Task, Id: 600 });
        Assert.Contains(301, DealsIn(result));
    }

    [Theory]
    [InlineData("哪些单的下一步正好排在今天", 301L)]
    [InlineData("which next steps fall on Thursday 12 March?", 302L)]
    public async Task Next_steps_on_a_day_are_those_of_the_day_alone(string text, long deal)
    {
        var result = await SayAsync("next_actions", Rep, text);

        Assert.Equal([deal], DealsIn(result));
    }

    [Fact]
    public async Task Plans_with_two_customers_are_those_of_both()
    {
        var result = await SayAsync("next_actions", Rep, "3月5号到3月10号锦江重工和岷山食品我都约了什么");

        Assert.Equal([500, 501], result.Facts.Mentions.Where(record => record.Kind == RecordKind.Activity).Select(record => record.Id).Order());
    }

    [Fact]
    public async Task A_named_customer_brings_its_open_deals_with_their_next_steps()
    {
        var result = await SayAsync("next_actions", Rep, "锦江重工那边接下来该做什么");

        Assert.Equal([300, 301], DealsIn(result).Order());
        Assert.Contains("提交打样方案", TextOf(result), StringComparison.Ordinal);
        Assert.Contains("合同付款条款", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_the_deal_picks_it()
    {
        var result = await SayAsync("next_actions", Rep, "锦江重工巡检机器人那单下一步怎么推");

        Assert.Equal([301], DealsIn(result));
    }

    [Fact]
    public async Task What_was_promised_to_a_person_is_the_deal_behind_the_open_follow_up()
    {
        var result = await SayAsync("next_actions", Rep, "我答应锦江柳部长的东西还欠什么");

        Assert.Equal([301], DealsIn(result));
        Assert.Contains("补发授权证明", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_of_a_period_are_the_calendar()
    {
        var result = await SayAsync("next_actions", Rep, "下周我有哪些安排");

        Assert.Equal([501], result.Facts.Mentions.Where(record => record.Kind == RecordKind.Activity).Select(record => record.Id));
    }

    [Fact]
    public async Task Preparing_for_a_day_finds_its_event_and_deal()
    {
        var result = await SayAsync("next_actions", Rep, "5号去锦江重工，我要准备什么");

        Assert.Equal([300], DealsIn(result));
        Assert.Contains(result.Facts.Mentions, record => record is { Kind: RecordKind.Activity, Id: 500 });
    }

    [Fact]
    public async Task A_supervisor_sees_the_team_and_nobody_else()
    {
        var result = await SayAsync("next_actions", Lead, "我们组这周到期的下一步有哪些");

        Assert.Contains(303, DealsIn(result));
        Assert.DoesNotContain(304, DealsIn(result));
    }

    [Fact]
    public async Task Conditions_on_amount_and_stage_hold()
    {
        var big = await SayAsync("next_actions", Manager, "100万以上而且下一步过期没做的是哪些");
        var negotiating = await SayAsync("next_actions", Manager, "谈判阶段的单月底前有哪些要盯着签");

        Assert.Equal([300], DealsIn(big));
        Assert.Equal([300], DealsIn(negotiating));
    }

    [Theory]
    [InlineData("白雪今天该跟进哪些客户")]
    [InlineData("我们组有哪些逾期的下一步")]
    [InlineData("东北组接下来要做什么")]
    public async Task A_rep_is_refused_others_work(string text)
    {
        var result = await SayAsync("next_actions", Rep, text);

        Assert.True(result.Facts.IsDenied);
        Assert.Empty(result.Facts.Mentions);
    }

    [Fact]
    public async Task One_tap_makes_the_task_of_the_suggestion()
    {
        var payload = SuggestionPayload.Task(300, "overdue");
        var result = await DoAsync(Rep, SuggestionPayload.Parse(payload)!);
        await SaveAsync(Rep, result);

        await using var db = Store.Contexts.Open(Rep);
        var task = Assert.Single(db.Tasks.Where(one => one.OpportunityId == 300));
        Assert.Equal("寄出合同初稿", task.Title);
        Assert.Equal(10, task.OwnerId);
    }

    [Fact]
    public async Task A_snoozed_suggestion_stays_away_until_its_day()
    {
        await AddAsync(new SuggestionSnooze { Id = 1, UserId = 10, Key = "overdue:opportunity:300", Until = new DateOnly(2026, 3, 5) });

        var before = await SayAsync("next_actions", Rep, "今天我先跟进谁");
        Clock.Now = Clock.Now.AddDays(2);
        var after = await SayAsync("next_actions", Rep, "今天我先跟进谁");

        Assert.DoesNotContain(300, DealsIn(before));
        Assert.Contains(300, DealsIn(after));
    }

    [Theory]
    [InlineData("snooze:overdue:opportunity:7:2026-03-09", "overdue:opportunity:7", "2026-03-09")]
    [InlineData("snooze:overdue:opportunity:7:never", "overdue:opportunity:7", null)]
    public void Snooze_payloads_are_read_back(string payload, string key, string? until)
    {
        var snooze = Assert.IsType<SnoozeSuggestions>(SuggestionPayload.Parse(payload));

        Assert.Equal([key], snooze.Keys);
        Assert.Equal(until is null ? null : DateOnly.Parse(until), snooze.Until);
    }

    [Theory]
    [InlineData("confirm:1:2")]
    [InlineData("task:create:abc:overdue")]
    [InlineData("snooze:x")]
    public void Other_payloads_are_nobodys(string payload) => Assert.Null(SuggestionPayload.Parse(payload));

    [Theory]
    [InlineData("我今天最要紧的两件事是什么", 2)]
    [InlineData("what are the top 3 things I should do next", 3)]
    [InlineData("先跟进哪个客户好", null)]
    [InlineData("逾期的下一步一个不漏列出来", null)]
    public void A_number_asked_for_is_kept(string text, int? limit) =>
        Assert.Equal(limit, Assert.IsType<NextActionsRequest>(Read("next_actions", Rep, text)).Limit);

    [Fact]
    public async Task A_company_nobody_knows_is_not_found_rather_than_answered_with_everything()
    {
        var result = await SayAsync("next_actions", Rep, "鹤鸣制药有限公司那边下一步怎么推进");

        Assert.True(result.Facts.IsNotFound);
        Assert.Empty(result.Facts.Mentions);
    }

    [Fact]
    public async Task A_manager_asks_for_two_people_at_once()
    {
        var result = await SayAsync("next_actions", Manager, "白雪和贺军这周分别要干啥");

        Assert.Equal([303, 304], DealsIn(result).Distinct().Order());
    }

    [Fact]
    public async Task And_next_after_a_customer_is_about_that_customer()
    {
        await SayAsync("customer_profile", Rep, "岷山食品什么情况");

        var result = await SayAsync("next_actions", Rep, "下一步呢");

        Assert.Equal([302], DealsIn(result));
    }

    [Fact]
    public async Task Long_silence_is_listed_by_its_length()
    {
        var result = await SayAsync("next_actions", Rep, "哪些客户好久没联系了");

        Assert.DoesNotContain(300, DealsIn(result));
        Assert.Contains(301, DealsIn(result));
    }

    [Fact]
    public async Task A_follow_up_made_by_a_note_names_its_note()
    {
        await AddAsync(new SalesTask { Id = 610, Number = "T-610", Title = "补寄发票", DueDate = new DateOnly(2026, 3, 1), OwnerId = 10, CustomerId = 101, InteractionId = 700 });

        var result = await SayAsync("next_actions", Rep, "我有哪些跟进逾期了");

        Assert.Contains(result.Facts.Mentions, record => record is { Kind: RecordKind.Interaction, Id: 700 });
    }

    [Fact]
    public void A_team_question_is_read_as_one()
    {
        var request = Assert.IsType<NextActionsRequest>(Read("next_actions", Lead, "which next steps of my team fall due today or tomorrow"));

        Assert.True(request.IsTeam);
        Assert.Equal((new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4)), (request.Period!.From, request.Period.To));
    }

    [Fact]
    public async Task A_customer_near_the_limit_of_the_public_pool_is_counted_down()
    {
        var talk = new DateTime(2026, 2, 6, 4, 0, 0, DateTimeKind.Utc);   // 25 of 30 days ago
        await AddAsync(new Interaction { Id = 790, Number = "I-790", CustomerId = 101, OccurredAt = talk, OccurredOn = DateOnly.FromDateTime(talk), OwnerId = 10 });

        var result = await SayAsync("next_actions", Rep, "岷山食品下一步该做什么");

        Assert.Contains("再过5天没有跟进就到公海回收期限（30天）", TextOf(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("小狗不肯吃饭我该怎么办")]
    [InlineData("my bike chain keeps squeaking, what should I do?")]
    public void What_to_do_about_something_else_is_hardly_a_question_of_work(string text) => Assert.True(Read("next_actions", Rep, text)!.Confidence < 0.1);

    [Theory]
    [InlineData("今天我该干什么")]
    [InlineData("what should I do first this morning?")]
    public void What_to_do_without_any_name_is_one(string text) => Assert.True(Read("next_actions", Rep, text)!.Confidence > 0.5);

    [Theory]
    [InlineData("这个月谁过生日", new[] { 251L, 250L })]
    [InlineData("any birthdays this week?", new[] { 251L })]
    public async Task Birthdays_are_told_by_day_and_only_of_contacts_in_scope(string text, long[] contacts)
    {
        await AddAsync(
            new Contact { Id = 250, Number = "K-250", CustomerId = 100, FullName = "任川", Birthday = new DateOnly(1980, 3, 28) },
            new Contact { Id = 251, Number = "K-251", CustomerId = 100, FullName = "向南", Birthday = new DateOnly(1975, 3, 6) },
            new Contact { Id = 252, Number = "K-252", CustomerId = 100, FullName = "石岚", Birthday = new DateOnly(1975, 4, 20) });
        var result = await SayAsync("next_actions", Rep, text);

        Assert.Equal(contacts, result.Facts.Mentions.Select(record => record.Id));
    }
}
