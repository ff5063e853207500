using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

/// <summary>Whatever people type: no exception, spans in order and inside the text.</summary>
public sealed class ValueReaderRobustnessTests
{
    private static readonly ValueContext Context = new(new DateTime(2024, 2, 29, 23, 59, 0), Tense.Unknown);

    private static readonly string[] Pieces =
    [
        "明天", "上", "下", "周", "一", "三", "十", "百", "千", "万", "亿", "半", "两", "廿", "年", "月", "日", "号", "点", "分", "前", "后", "内", "之", "到", "至", "-", "~", "、", "个", "多", "来", "几", "第", "每", "季度", "今年",
        "去年", "Q2", "H1", "上午", "下午", "晚", "早", "国庆", "节后", "春节", "工作日", "小时", "天", "12", "3", "2026", "99999", "0", ".", ",", ":", "/", " ", "%", "￥", "$", "RMB", "k", "W", "M", "元", "块", "毛", "成", "折", "by ",
        "next ", "last ", "Monday", "June ", "the ", "26th", "end of ", "in ", "two ", "weeks", "half ", "a ", "million ", "at ", "4pm", "since ", "to ", "and ", "between ", "@", "a.com", "+86", "139", "(", ")", "２", "萬", "號", "\u200B", "\uD83D\uDE00",
        "最近", "过", "这", "提前", "以来", "目前", "百分之", "noon", "ago", "later", "FY", "eod ", "early ", "first ", "quarter", "2月30日", "31", "二〇二六",
    ];

    [Fact]
    public void Random_mixtures_are_read_without_fault()
    {
        var random = new Random(20260916);
        for (var n = 0; n < 20_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            foreach (var spans in Read(text))
            {
                var end = 0;
                foreach (var span in spans)
                {
                    Assert.True(span.Start >= end && span.Length > 0 && span.End <= text.Length, text);
                    end = span.End;
                }
            }
        }
    }

    [Fact]
    public void Days_are_in_order()
    {
        var random = new Random(7);
        for (var n = 0; n < 20_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            Assert.All(DateReader.Read(text, Context), value => Assert.True(value.From <= value.To, text));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\uD83D")]
    [InlineData("99999999999999999999999999999999亿亿亿万万")]
    [InlineData("9999999999999亿年后")]
    [InlineData("99999个工作日内")]
    [InlineData("99999 years ago")]
    [InlineData("9999年12月31日")]
    [InlineData("0年0月0日0点")]
    public void Odd_text_is_no_fault(string text) => Assert.All(Read(text), spans => Assert.All(spans, span => Assert.InRange(span.End, 0, text.Length)));

    private static IEnumerable<Span>[] Read(string text) =>
    [
        DateReader.Read(text, Context).Select(value => value.Span),
        MoneyReader.Read(text).Select(value => value.Span),
        NumberReader.Read(text).Select(value => value.Span),
        NumberReader.Percents(text).Select(value => value.Span),
        DurationReader.Read(text).Select(value => value.Span),
        DateShiftReader.Read(text).Select(value => value.Span),
        ContactValueReader.Phones(text).Select(value => value.Span),
        ContactValueReader.Emails(text).Select(value => value.Span),
    ];
}
