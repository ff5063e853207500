using System.Globalization;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

/// <summary>All at Wednesday 2026-09-16, 14:00; this week is 14-20 September.</summary>
public sealed class DateReaderTests
{
    private static readonly DateTime Now = new(2026, 9, 16, 14, 0, 0);

    internal static DateValue One(string text, Tense tense = Tense.Unknown) => Assert.Single(DateReader.Read(text, new ValueContext(Now, tense)));

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("今天", "2026-09-16")]
    [InlineData("明天发合同", "2026-09-17")]
    [InlineData("听日", "2026-09-17")]
    [InlineData("後天去", "2026-09-18")]
    [InlineData("大后天", "2026-09-19")]
    [InlineData("昨天", "2026-09-15")]
    [InlineData("前日见的", "2026-09-14")]
    [InlineData("大前天", "2026-09-13")]
    [InlineData("三天后", "2026-09-19")]
    [InlineData("两周后回访", "2026-09-30")]
    [InlineData("半个月后", "2026-10-01")]
    [InlineData("三天前", "2026-09-13")]
    [InlineData("过两天再联系", "2026-09-18")]
    [InlineData("上周四", "2026-09-10")]
    [InlineData("上礼拜五", "2026-09-11")]
    [InlineData("下星期一", "2026-09-21")]
    [InlineData("下下周二", "2026-09-29")]
    [InlineData("本周五", "2026-09-18")]
    [InlineData("這週六", "2026-09-19")]
    [InlineData("10月8日", "2026-10-08")]
    [InlineData("十月八号", "2026-10-08")]
    [InlineData("2026年12月1日", "2026-12-01")]
    [InlineData("二〇二六年十二月一日", "2026-12-01")]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData("2026/12/1", "2026-12-01")]
    [InlineData("20261201", "2026-12-01")]
    [InlineData("9/25前给", "2026-09-25")]
    [InlineData("下月10号", "2026-10-10")]
    [InlineData("下个月3号", "2026-10-03")]
    [InlineData("上个月28号", "2026-08-28")]
    [InlineData("月底", "2026-09-30")]
    [InlineData("下月底", "2026-10-31")]
    [InlineData("本月底", "2026-09-30")]
    [InlineData("11月底", "2026-11-30")]
    [InlineData("年底", "2026-12-31")]
    [InlineData("明年年底", "2027-12-31")]
    [InlineData("今年底", "2026-12-31")]
    [InlineData("季度末", "2026-09-30")]
    [InlineData("四季度末", "2026-12-31")]
    [InlineData("廿三號", "2026-09-23")]
    [InlineData("today", "2026-09-16")]
    [InlineData("tomorrow", "2026-09-17")]
    [InlineData("the day after tomorrow", "2026-09-18")]
    [InlineData("yesterday", "2026-09-15")]
    [InlineData("next Monday", "2026-09-21")]
    [InlineData("last Friday", "2026-09-11")]
    [InlineData("this Friday", "2026-09-18")]
    [InlineData("Tuesday next week", "2026-09-22")]
    [InlineData("next week Tuesday", "2026-09-22")]
    [InlineData("October 8", "2026-10-08")]
    [InlineData("8 October", "2026-10-08")]
    [InlineData("Oct 8th, 2027", "2027-10-08")]
    [InlineData("the 8th of October", "2026-10-08")]
    [InlineData("the 26th", "2026-09-26")]
    [InlineData("in two weeks", "2026-09-30")]
    [InlineData("in 3 days", "2026-09-19")]
    [InlineData("3 days ago", "2026-09-13")]
    [InlineData("a week from now", "2026-09-23")]
    [InlineData("end of October", "2026-10-31")]
    [InlineData("end of the month", "2026-09-30")]
    [InlineData("month-end", "2026-09-30")]
    [InlineData("end of this week", "2026-09-18")]
    [InlineData("end of the year", "2026-12-31")]
    [InlineData("end of Q4", "2026-12-31")]
    [InlineData("EOD", "2026-09-16")]
    [InlineData("26号周六", "2026-09-26")]
    [InlineData("9月26日(周六)", "2026-09-26")]
    [InlineData("Saturday, September 26", "2026-09-26")]
    [InlineData("节后第二天", "2026-09-29")]
    [InlineData("国庆收假后", "2026-10-08")]
    [InlineData("国庆节前两天", "2026-09-29")]
    [InlineData("放完假回来头一天", "2026-09-28")]
    [InlineData("he gets the revised list on the 25th", "2026-09-25")]
    [InlineData("a week on Friday", "2026-09-25")]
    [InlineData("Friday week", "2026-09-25")]
    [InlineData("two weeks from Monday", "2026-10-05")]
    [InlineData("a fortnight today", "2026-09-30")]
    public void One_day_is_read(string text, string day)
    {
        var value = One(text);

        Assert.Equal((Day(day), Day(day)), (value.From, value.To));
    }

    [Theory]
    [InlineData("本月", "2026-09-01", "2026-09-30", DateGrain.Month)]
    [InlineData("上个月", "2026-08-01", "2026-08-31", DateGrain.Month)]
    [InlineData("四月份", "2026-04-01", "2026-04-30", DateGrain.Month)]
    [InlineData("去年三月", "2025-03-01", "2025-03-31", DateGrain.Month)]
    [InlineData("25年3月", "2025-03-01", "2025-03-31", DateGrain.Month)]
    [InlineData("本周", "2026-09-14", "2026-09-20", DateGrain.Week)]
    [InlineData("下周", "2026-09-21", "2026-09-27", DateGrain.Week)]
    [InlineData("上星期", "2026-09-07", "2026-09-13", DateGrain.Week)]
    [InlineData("本季度", "2026-07-01", "2026-09-30", DateGrain.Quarter)]
    [InlineData("上季度", "2026-04-01", "2026-06-30", DateGrain.Quarter)]
    [InlineData("下个季度", "2026-10-01", "2026-12-31", DateGrain.Quarter)]
    [InlineData("二季度", "2026-04-01", "2026-06-30", DateGrain.Quarter)]
    [InlineData("第四季度", "2026-10-01", "2026-12-31", DateGrain.Quarter)]
    [InlineData("Q2", "2026-04-01", "2026-06-30", DateGrain.Quarter)]
    [InlineData("去年Q4", "2025-10-01", "2025-12-31", DateGrain.Quarter)]
    [InlineData("2025年Q3", "2025-07-01", "2025-09-30", DateGrain.Quarter)]
    [InlineData("Q3 2025", "2025-07-01", "2025-09-30", DateGrain.Quarter)]
    [InlineData("上半年", "2026-01-01", "2026-06-30", DateGrain.HalfYear)]
    [InlineData("下半年", "2026-07-01", "2026-12-31", DateGrain.HalfYear)]
    [InlineData("H1", "2026-01-01", "2026-06-30", DateGrain.HalfYear)]
    [InlineData("今年", "2026-01-01", "2026-12-31", DateGrain.Year)]
    [InlineData("去年", "2025-01-01", "2025-12-31", DateGrain.Year)]
    [InlineData("前年", "2024-01-01", "2024-12-31", DateGrain.Year)]
    [InlineData("2025年", "2025-01-01", "2025-12-31", DateGrain.Year)]
    [InlineData("最近30天", "2026-08-18", "2026-09-16", DateGrain.Range)]
    [InlineData("近三个月", "2026-06-17", "2026-09-16", DateGrain.Range)]
    [InlineData("过去一周", "2026-09-10", "2026-09-16", DateGrain.Range)]
    [InlineData("近半年", "2026-03-17", "2026-09-16", DateGrain.Range)]
    [InlineData("未来两周", "2026-09-16", "2026-09-29", DateGrain.Range)]
    [InlineData("月初", "2026-09-01", "2026-09-10", DateGrain.Range)]
    [InlineData("下月中旬", "2026-10-11", "2026-10-20", DateGrain.Range)]
    [InlineData("十月下旬", "2026-10-21", "2026-10-31", DateGrain.Range)]
    [InlineData("上旬", "2026-09-01", "2026-09-10", DateGrain.Range)]
    [InlineData("前三季度", "2026-01-01", "2026-09-30", DateGrain.Range)]
    [InlineData("1到3月", "2026-01-01", "2026-03-31", DateGrain.Range)]
    [InlineData("7月到12月", "2026-07-01", "2026-12-31", DateGrain.Range)]
    [InlineData("一月至三月", "2026-01-01", "2026-03-31", DateGrain.Range)]
    [InlineData("10月1日到15日", "2026-10-01", "2026-10-15", DateGrain.Range)]
    [InlineData("10月1-15号", "2026-10-01", "2026-10-15", DateGrain.Range)]
    [InlineData("22到25号", "2026-09-22", "2026-09-25", DateGrain.Range)]
    [InlineData("从下周一到下周三", "2026-09-21", "2026-09-23", DateGrain.Range)]
    [InlineData("下周一到周三", "2026-09-21", "2026-09-23", DateGrain.Range)]
    [InlineData("去年11月到今年2月", "2025-11-01", "2026-02-28", DateGrain.Range)]
    [InlineData("周末", "2026-09-19", "2026-09-20", DateGrain.Range)]
    [InlineData("this month", "2026-09-01", "2026-09-30", DateGrain.Month)]
    [InlineData("last quarter", "2026-04-01", "2026-06-30", DateGrain.Quarter)]
    [InlineData("in the second quarter", "2026-04-01", "2026-06-30", DateGrain.Quarter)]
    [InlineData("next week", "2026-09-21", "2026-09-27", DateGrain.Week)]
    [InlineData("last 30 days", "2026-08-18", "2026-09-16", DateGrain.Range)]
    [InlineData("the past three months", "2026-06-17", "2026-09-16", DateGrain.Range)]
    [InlineData("Jan to March", "2026-01-01", "2026-03-31", DateGrain.Range)]
    [InlineData("July through December", "2026-07-01", "2026-12-31", DateGrain.Range)]
    [InlineData("Oct 1-15", "2026-10-01", "2026-10-15", DateGrain.Range)]
    [InlineData("15-20 October", "2026-10-15", "2026-10-20", DateGrain.Range)]
    [InlineData("November 2025 to February 2026", "2025-11-01", "2026-02-28", DateGrain.Range)]
    [InlineData("in 2025", "2025-01-01", "2025-12-31", DateGrain.Year)]
    [InlineData("mid October", "2026-10-11", "2026-10-20", DateGrain.Range)]
    [InlineData("early next month", "2026-10-01", "2026-10-10", DateGrain.Range)]
    [InlineData("the first half", "2026-01-01", "2026-06-30", DateGrain.HalfYear)]
    [InlineData("this year", "2026-01-01", "2026-12-31", DateGrain.Year)]
    [InlineData("今年一到五月", "2026-01-01", "2026-05-31", DateGrain.Range)]
    [InlineData("2025年1-6月", "2025-01-01", "2025-06-30", DateGrain.Range)]
    [InlineData("七八月份", "2026-07-01", "2026-08-31", DateGrain.Range)]
    [InlineData("下周三四", "2026-09-23", "2026-09-24", DateGrain.Range)]
    [InlineData("10月第二周", "2026-10-08", "2026-10-14", DateGrain.Range)]
    [InlineData("本月最后一周", "2026-09-24", "2026-09-30", DateGrain.Range)]
    [InlineData("3rd week of October", "2026-10-15", "2026-10-21", DateGrain.Range)]
    [InlineData("later this month", "2026-09-16", "2026-09-30", DateGrain.Range)]
    [InlineData("the first three quarters", "2026-01-01", "2026-09-30", DateGrain.Range)]
    [InlineData("明后天", "2026-09-17", "2026-09-18", DateGrain.Range)]
    [InlineData("FY2025", "2025-01-01", "2025-12-31", DateGrain.Year)]
    [InlineData("过几天", "2026-09-18", "2026-09-23", DateGrain.Range)]
    [InlineData("中秋节那一周", "2026-09-21", "2026-09-27", DateGrain.Week)]
    [InlineData("收假那周", "2026-09-28", "2026-10-04", DateGrain.Week)]
    [InlineData("国庆节后第一周", "2026-10-08", "2026-10-11", DateGrain.Week)]
    public void Period_is_read(string text, string from, string to, DateGrain grain)
    {
        var value = One(text);

        Assert.Equal((Day(from), Day(to), grain), (value.From, value.To, value.Grain));
    }

    [Theory]
    [InlineData("今年到目前赢了几单", "2026-01-01")]
    [InlineData("我今年到现在完成多少", "2026-01-01")]
    [InlineData("今年以来", "2026-01-01")]
    [InlineData("八月到今天", "2026-08-01")]
    [InlineData("年初至今", "2026-01-01")]
    [InlineData("Q3 so far", "2026-07-01")]
    [InlineData("deals since Jan 2025", "2025-01-01")]
    [InlineData("自2025年3月起", "2025-03-01")]
    [InlineData("从七月开始", "2026-07-01")]
    [InlineData("YTD bookings", "2026-01-01")]
    [InlineData("this year to date", "2026-01-01")]
    [InlineData("本季度我们组到目前为止", "2026-07-01")]
    [InlineData("from June to now", "2026-06-01")]
    public void So_far_ends_today(string text, string from)
    {
        var value = One(text);

        Assert.Equal((Day(from), new DateOnly(2026, 9, 16), true), (value.From, value.To, value.SoFar));
    }

    [Theory]
    [InlineData("周五前给报价", "2026-09-18")]
    [InlineData("月底之前", "2026-09-30")]
    [InlineData("25号之前给他", "2026-09-25")]
    [InlineData("下周一前优化完", "2026-09-21")]
    [InlineData("12号前回话", "2026-10-12")]
    [InlineData("by Tuesday", "2026-09-22")]
    [InlineData("by the 26th", "2026-09-26")]
    [InlineData("before next Friday", "2026-09-25")]
    [InlineData("no later than October 8", "2026-10-08")]
    [InlineData("swapped by monday", "2026-09-21")]
    [InlineData("最晚周四", "2026-09-17")]
    [InlineData("周五下班前", "2026-09-18")]
    [InlineData("明天中午前", "2026-09-17")]
    [InlineData("10月前上线", "2026-09-30")]
    [InlineData("三天内", "2026-09-19")]
    [InlineData("两周之内", "2026-09-30")]
    [InlineData("within a week", "2026-09-23")]
    [InlineData("本周内", "2026-09-20")]
    [InlineData("by end of October", "2026-10-31")]
    [InlineData("by COB Friday", "2026-09-18")]
    public void Deadline_is_marked(string text, string day)
    {
        var value = One(text);

        Assert.Equal((Day(day), true), (value.To, value.Deadline));
    }

    [Theory]
    [InlineData("三个工作日内给", "2026-09-20")]
    [InlineData("五个工作日内", "2026-09-22")]
    [InlineData("within 3 business days", "2026-09-20")]
    [InlineData("节后再谈", "2026-09-28")]
    [InlineData("after the holiday", "2026-09-28")]
    [InlineData("国庆后", "2026-10-08")]
    [InlineData("国庆前", "2026-09-30")]
    [InlineData("中秋前", "2026-09-24")]
    [InlineData("元旦后", "2027-01-04")]
    public void Workdays_follow_the_holiday_table(string text, string day)
    {
        // Sunday 20 September is worked for the holiday in October.
        Assert.Equal(Day(day), One(text).To);
    }

    [Theory]
    [InlineData("周二去了他们厂", "2026-09-15")]
    [InlineData("周五拜访了王总", "2026-09-11")]
    [InlineData("周三见过一面", "2026-09-16")]
    [InlineData("补周一的拜访", "2026-09-14")]
    [InlineData("I drove out on Friday", "2026-09-11")]
    [InlineData("visited them Monday", "2026-09-14")]
    [InlineData("周二要交方案", "2026-09-22")]
    [InlineData("周三再联系他", "2026-09-23")]
    [InlineData("约了周五见面", "2026-09-18")]
    [InlineData("提醒我周二打电话", "2026-09-22")]
    [InlineData("周二晚上约了饭局", "2026-09-22")]
    [InlineData("让我周二带样品过去", "2026-09-22")]
    [InlineData("let's meet Thursday", "2026-09-17")]
    [InlineData("will call Monday", "2026-09-21")]
    [InlineData("星期二", "2026-09-22")]
    [InlineData("12号跟他们过了一遍", "2026-09-12")]
    [InlineData("20号去了展会", "2026-08-20")]
    [InlineData("评审定在12号", "2026-10-12")]
    [InlineData("23号讲标", "2026-09-23")]
    [InlineData("10月3号签了合同", "2025-10-03")]
    [InlineData("3月5号要复测", "2027-03-05")]
    public void Words_around_a_bare_day_tell_its_tense(string text, string day) => Assert.Equal(Day(day), One(text).From);

    [Fact]
    public void Given_tense_decides_where_the_words_do_not()
    {
        Assert.Equal(new DateOnly(2026, 9, 14), One("周一", Tense.Past).From);
        Assert.Equal(new DateOnly(2026, 9, 21), One("周一", Tense.Future).From);
        Assert.Equal(new DateOnly(2025, 11, 1), One("十一月", Tense.Past).From);
    }

    [Fact]
    public void Bare_weekday_offers_its_other_reading()
    {
        var value = One("周一");

        Assert.Equal((new DateOnly(2026, 9, 21), (DateOnly?)new DateOnly(2026, 9, 14)), (value.From, value.OtherFrom));
    }

    [Theory]
    [InlineData("30天内没联系的", "2026-08-18", "2026-09-16")]
    [InlineData("半年内给结果", "2026-09-16", "2027-03-16")]
    public void Within_looks_back_or_ahead(string text, string from, string to)
    {
        var value = One(text);

        Assert.Equal((Day(from), Day(to)), (value.From, value.To));
    }

    [Theory]
    [InlineData("26号以后再联系")]
    [InlineData("after the 26th")]
    public void After_is_marked(string text)
    {
        var value = One(text);

        Assert.Equal((new DateOnly(2026, 9, 26), true), (value.From, value.After));
    }

    [Theory]
    [InlineData("升级到V2.1.3")]
    [InlineData("合同号NG-2606-018")]
    [InlineData("再降3个点")]
    [InlineData("3号楼2号线")]
    [InlineData("S7-1200")]
    [InlineData("每周三例会")]
    [InlineData("两周一次")]
    [InlineData("手机13912345678")]
    [InlineData("提了三点意见")]
    [InlineData("前台和后台")]
    [InlineData("六个月质保")]
    [InlineData("六月薪")]
    [InlineData("花了三个月")]
    [InlineData("he may agree")]
    [InlineData("they march on")]
    [InlineData("met Sun Wei")]
    [InlineData("she sat down")]
    [InlineData("next fiscal year")]
    [InlineData("on the 2nd floor")]
    [InlineData("80-100万")]
    [InlineData("早一点、晚一点")]
    [InlineData("统一口径")]
    [InlineData("以前用过,之前聊过")]
    [InlineData("完成了3/4")]
    [InlineData("from the second half of the project")]
    [InlineData("验收后一个月付清")]
    [InlineData("within 30 days of invoice")]
    [InlineData("提前一天")]
    [InlineData("三季报")]
    public void No_date_is_seen_where_none_is(string text) => Assert.Empty(DateReader.Read(text, new ValueContext(Now, Tense.Unknown)));

    [Fact]
    public void Several_dates_of_one_sentence_have_their_own_tense()
    {
        const string text = "周一拜访了恒远,说周五前要报价,下月初上会";

        var values = DateReader.Read(text, new ValueContext(Now, Tense.Unknown));

        Assert.Equal([new(2026, 9, 14), new(2026, 9, 18), new DateOnly(2026, 10, 1)], values.Select(value => value.From));
        Assert.Equal(["周一", "周五前", "下月初"], values.Select(value => value.Span.In(text)));
    }

    [Fact]
    public void Mixed_languages_in_one_sentence()
    {
        var values = DateReader.Read("Mark 那边 next Tuesday 开会, 我 EOD 前发 deck, 节后 follow up", new ValueContext(Now, Tense.Unknown));

        Assert.Equal([new(2026, 9, 22), new(2026, 9, 16), new DateOnly(2026, 9, 28)], values.Select(value => value.From));
    }

    [Theory]
    [InlineData("圣诞节", "2026-12-25")]
    [InlineData("重阳节拜访", "2026-10-18")]
    [InlineData("母亲节", "2027-05-09")]
    [InlineData("除夕", "2027-02-05")]
    [InlineData("圣诞节前交货", "2026-12-24")]
    [InlineData("中秋前把合同签了", "2026-09-24")]
    [InlineData("教师节后回访", "2027-09-13")]
    public void Festivals_are_days_and_what_is_due_before_them_lies_ahead(string text, string expected) => Assert.Equal(Day(expected), One(text).From);

    [Theory]
    [InlineData("9月9日验收，次日付款", "2026-09-10")]
    [InlineData("9月9日验收，当天付款", "2026-09-09")]
    [InlineData("10月8日到厂，翌日上午培训", "2026-10-09")]
    public void The_next_and_the_same_day_follow_the_date_before_them(string text, string expected)
    {
        var dates = DateReader.Read(text, new ValueContext(Now, Tense.Unknown));

        Assert.Equal(2, dates.Count);
        Assert.Equal(Day(expected), dates[1].From);
    }

    [Theory]
    [InlineData("当天来回")]
    [InlineData("每周一开例会")]
    [InlineData("每月5号对账")]
    [InlineData("二号冷库要扩容")]
    [InlineData("圣诞树和圣诞礼物")]
    public void Recurrences_and_look_alikes_name_no_one_day(string text) => Assert.Empty(DateReader.Read(text, new ValueContext(Now, Tense.Unknown)));
}
