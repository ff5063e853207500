namespace SalesAssistant.Tests.Skills.Language.Recognizers.Chinese;

public sealed class ChineseDayTests
{
    [Theory]
    [InlineData("12号交货", "12号 (date): XXXX-XX-12 = 2022-08-12 | XXXX-XX-12 = 2022-09-12")]
    [InlineData("31日见", "31日 (date): XXXX-XX-31 = 2022-07-31 | XXXX-XX-31 = 2022-08-31")]
    [InlineData("11月3日到货", "11月3日 (date): XXXX-11-03 = 2021-11-03 | XXXX-11-03 = 2022-11-03")]
    [InlineData("二〇二三年四月七日", "二〇二三年四月七日 (date): 2023-04-07 = 2023-04-07")]
    [InlineData("2023.4.7", "2023.4.7 (date): 2023-04-07 = 2023-04-07")]
    [InlineData("下个月9号", "下个月9号 (date): 2022-09-09 = 2022-09-09")]
    [InlineData("道光二十年六月", "道光二十年六月 (daterange): 1840-06 = 1840-06-01..1840-07-01")]
    public void Calendar_days_have_their_nearest_places(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("大后天", "大后天 (date): 2022-08-20 = 2022-08-20")]
    [InlineData("星期一", "星期一 (date): XXXX-WXX-1 = 2022-08-15 | XXXX-WXX-1 = 2022-08-22")]
    [InlineData("周三", "周三 (date): XXXX-WXX-3 = 2022-08-10 | XXXX-WXX-3 = 2022-08-17")]
    [InlineData("下下周五", "下下周五 (date): 2022-09-02 = 2022-09-02")]
    [InlineData("两周后", "两周后 (date): 2022-08-31 = 2022-08-31")]
    [InlineData("10天前", "10天前 (date): 2022-08-07 = 2022-08-07")]
    public void Days_are_counted_from_today(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("教师节", "教师节 (date): XXXX-09-10 = 2021-09-10 | XXXX-09-10 = 2022-09-10")]
    [InlineData("中秋节", "中秋节 (date): 2021-09-21 = 2021-09-21 | 2022-09-10 = 2022-09-10")]
    [InlineData("明年除夕", "明年除夕 (date): 2023-01-21 = 2023-01-21")]
    [InlineData("父亲节", "父亲节 (date): XXXX-06-WXX-7-3 = 2022-06-19 | XXXX-06-WXX-7-3 = 2023-06-18")]
    [InlineData("2024年清明", "2024年清明 (date): 2024-04-04 = 2024-04-04")]
    public void Holidays_are_found_in_the_solar_and_the_lunar_calendar(string text, string expected) => Assert.Equal(expected, RecognizedText.Times(text));

    [Theory]
    [InlineData("二号冷库在5号楼")]
    [InlineData("这份说明天天更新")]
    [InlineData("他是《昨天的世界》的作者")]
    [InlineData("服务器10.20.30.40重启了")]
    [InlineData("300日元")]
    [InlineData("周边一带和每个人")]
    public void What_only_looks_like_a_day_is_none(string text) => Assert.Equal("", RecognizedText.Times(text));
}
