namespace SalesAssistant.Tests.Skills.Language.Recognizers.Chinese;

public sealed class ChinesePeriodTests
{
    [Theory]
    [InlineData("去年", "去年 (daterange): 2021 = 2021-01-01..2022-01-01")]
    [InlineData("今年", "今年 (daterange): 2022 = 2022-01-01..2022-08-17")]
    [InlineData("97年", "97年 (daterange): 1997 = 1997-01-01..1998-01-01")]
    [InlineData("十月", "十月 (daterange): XXXX-10 = 2021-10-01..2021-11-01 | XXXX-10 = 2022-10-01..2022-11-01")]
    [InlineData("上个星期", "上个星期 (daterange): 2022-W32 = 2022-08-08..2022-08-15")]
    [InlineData("2020年第二季度", "2020年第二季度 (daterange): (2020-04-01,2020-07-01,P3M) = 2020-04-01..2020-07-01")]
    [InlineData("明年下半年", "明年下半年 (daterange): (2023-07-01,2024-01-01,P6M) = 2023-07-01..2024-01-01")]
    [InlineData("去年冬天", "去年冬天 (daterange): 2021-WI = not resolved")]
    [InlineData("2021年的最后两个月", "2021年的最后两个月 (daterange): (2021-11-01,2022-01-01,P2M) = 2021-11-01..2022-01-01")]
    [InlineData("2023年第十周", "2023年第十周 (daterange): 2023-W10 = 2023-03-06..2023-03-13")]
    [InlineData("九月中旬", "九月中旬 (daterange): (XXXX-09-11,XXXX-09-21,P10D) = 2021-09-11..2021-09-21 | (XXXX-09-11,XXXX-09-21,P10D) = 2022-09-11..2022-09-21")]
    [InlineData("上世纪七十年代", "上世纪七十年代 (daterange): (1970-01-01,1980-01-01,P10Y) = 1970-01-01..1980-01-01")]
    public void Periods_are_whole_units_of_the_calendar(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("过去三个月", "过去三个月 (daterange): (2022-05-17,2022-08-17,P3M) = 2022-05-17..2022-08-17")]
    [InlineData("未来10天", "未来10天 (daterange): (2022-08-18,2022-08-28,P10D) = 2022-08-18..2022-08-28")]
    [InlineData("下个小时", "下个小时 (datetimerange): (2022-08-17T10:30:00,2022-08-17T11:30:00,PT1H) = 2022-08-17 10:30:00..2022-08-17 11:30:00")]
    [InlineData("四个半月", "四个半月 (duration): P4.5M = 11664000")]
    [InlineData("一天两小时", "一天两小时 (duration): P1DT2H = 93600")]
    public void Lengths_count_from_now_or_stand_alone(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("3月2日到9日", "3月2日到9日 (daterange): (XXXX-03-02,XXXX-03-09,P7D) = 2022-03-02..2022-03-09 | (XXXX-03-02,XXXX-03-09,P7D) = 2023-03-02..2023-03-09")]
    [InlineData("11月和2月之间", "11月和2月之间 (daterange): (XXXX-11-01,XXXX-02-01,P3M) = 2021-11-01..2022-02-01 | (XXXX-11-01,XXXX-02-01,P3M) = 2022-11-01..2023-02-01")]
    [InlineData("六至十月", "六至十月 (daterange): (XXXX-06-01,XXXX-10-01,P4M) = 2022-06-01..2022-10-01")]
    [InlineData("2019年至今", "2019年至今 (daterange): (2019-01-01,2022-08-17,P1324D) = 2019-01-01..2022-08-17")]
    [InlineData("从6月到今天", "从6月到今天 (daterange): (2022-06-01,2022-08-17,P77D) = 2022-06-01..2022-08-17")]
    [InlineData("11月和2月", "11月 (daterange): XXXX-11 = 2021-11-01..2021-12-01 | XXXX-11 = 2022-11-01..2022-12-01; 2月 (daterange): XXXX-02 = 2022-02-01..2022-03-01 | XXXX-02 = 2023-02-01..2023-03-01")]
    [InlineData("2003-2007年", "2003-2007年 (daterange): (2003-01-01,2007-01-01,P4Y) = 2003-01-01..2007-01-01")]
    [InlineData("2021年2月30日到3月2日", "2021年2月30日到3月2日 (daterange): (2021-02-30,2021-03-02,PXD) = not resolved")]
    public void Ranges_share_what_is_said_once(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("2020年前", "2020年前 (daterange): before 2020 = ..2020-01-01")]
    [InlineData("2020年之后", "2020年之后 (daterange): after 2020 = 2021-01-01..")]
    [InlineData("自2021年5月以来", "自2021年5月以来 (daterange): since 2021-05 = 2021-05-01..")]
    [InlineData("2022年9月1日及以后", "2022年9月1日及以后 (daterange): since 2022-09-01 = 2022-09-01..")]
    [InlineData("2022-09-01或之前", "2022-09-01或之前 (daterange): until 2022-09-01 = ..2022-09-01")]
    [InlineData("年份 > 2016", "> 2016 (daterange): after 2016 = 2017-01-01..")]
    public void Words_around_a_period_open_it_on_one_side(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));
}
