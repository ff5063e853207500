namespace SalesAssistant.Tests.Skills.Language.Recognizers.Chinese;

public sealed class ChineseClockTests
{
    [Theory]
    [InlineData("下午两点半", "下午两点半 (time): T14:30 = 14:30:00")]
    [InlineData("七点一刻", "七点一刻 (time): T07:15 = 07:15:00 | T19:15 = 19:15:00")]
    [InlineData("中午一点", "中午一点 (time): T13 = 13:00:00")]
    [InlineData("21时05分", "21时05分 (time): T21:05 = 21:05:00")]
    [InlineData("11:40AM", "11:40AM (time): T11:40 = 11:40:00")]
    [InlineData("大概九点", "大概九点 (time): T09 = 09:00:00 | T21 = 21:00:00")]
    [InlineData("深夜", "深夜 (timerange): TNI = 20:00:00..23:59:59")]
    [InlineData("评分八点五", "")]
    [InlineData("有三个时候", "")]
    public void Clock_times_are_read_with_both_halves_of_the_day_when_open(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("后天上午9:20", "后天上午9:20 (datetime): 2022-08-19T09:20 = 2022-08-19 09:20:00")]
    [InlineData("2022-09-05T07:15", "2022-09-05T07:15 (datetime): 2022-09-05T07:15 = 2022-09-05 07:15:00")]
    [InlineData("周五晚上", "周五晚上 (datetimerange): XXXX-WXX-5TEV = 2022-08-12 16:00:00..2022-08-12 20:00:00 | XXXX-WXX-5TEV = 2022-08-19 16:00:00..2022-08-19 20:00:00")]
    [InlineData("明晚7点之前", "明晚7点之前 (datetimerange): before 2022-08-18T19 = ..2022-08-18 19:00:00")]
    [InlineData("30分钟后", "30分钟后 (datetime): 2022-08-17 = 2022-08-17 11:00:00")]
    public void Clock_times_belong_to_the_day_before_them(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("下午2点到4点半", "下午2点到4点半 (timerange): (T14,T16:30,PT2H30M) = 14:00:00..16:30:00")]
    [InlineData("晚上十点到早上六点", "晚上十点到早上六点 (timerange): (T22,T06,PT8H) = 22:00:00..06:00:00")]
    [InlineData("明天8:00-9:30", "明天8:00-9:30 (datetimerange): (2022-08-18T08:00,2022-08-18T09:30,PT1H30M) = 2022-08-18 08:00:00..2022-08-18 09:30:00 | (2022-08-18T20:00,2022-08-18T21:30,PT1H30M) = 2022-08-18 20:00:00..2022-08-18 21:30:00")]
    [InlineData("上午九到十一点", "上午九到十一点 (timerange): (T09,T11,PT2H) = 09:00:00..11:00:00")]
    public void Ranges_keep_the_half_of_the_day(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("每周四例会", "每周四 (set): XXXX-WXX-4 = not resolved")]
    [InlineData("每隔两天", "每隔两天 (set): P2D = not resolved")]
    [InlineData("每个季度盘点", "每个季度 (set): P3M = not resolved")]
    [InlineData("每年5月20日", "每年5月20日 (set): XXXX-05-20 = not resolved")]
    [InlineData("每天下午6点", "每天下午6点 (set): T18 = not resolved")]
    [InlineData("每位客户", "")]
    public void Recurrences_are_sets(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));
}
