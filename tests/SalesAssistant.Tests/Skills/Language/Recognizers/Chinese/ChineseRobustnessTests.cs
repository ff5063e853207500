using SalesAssistant.Skills.Language.Recognizers;

namespace SalesAssistant.Tests.Skills.Language.Recognizers.Chinese;

/// <summary>Texts put together at random from what the grammars react to: nothing throws, and what is found lies in order in the text.</summary>
public sealed class ChineseRobustnessTests
{
    private static readonly string[] Kinds = ["datetime", "number", "percent", "numberrange", "currency", "ordinal"];

    private static readonly string[] Pieces =
    [
        .. "一二三五七九十百千万亿兆零〇两半几多余负点分之又成折个年月日号周末天时秒上下前后今明昨每第初到至和从自起间晚早春秋季元块角$￥%0123456789.,:/-^~ =<>≥eEkMT《》（，　廿拾壹陸點億".Select(c => c.ToString()),
        "2023年", "2月30日", "下个月", "三点半", "之前", "以后", "最后", "世纪", "百分之", "个百分点", "1/0", "9999年", "12/31", "2023-02-29", "24:00", "三亿天后", "除夕", "2100年七夕",
        "0001年1月1日", "9999年12月31日", "最近", "小时", "1e308", "9^999", "0^-1", "第零周", "公元", "令和", "上上", "过去9999年", "199999999999999999999999", "0.000000000000001", "每月", "之间", "大于等于", "日元",
    ];

    [Fact]
    public void Random_texts_are_read_without_a_fault()
    {
        var random = new Random(20220817);
        for (var n = 0; n < 4_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var kind = Kinds[n % Kinds.Length];

            var found = EntityRecognizers.Recognize(text, "zh", kind, new DateTime(1902 + (n % 190), 1 + (n % 12), 1 + (n % 28), 23, 59, 59));

            var end = 0;
            foreach (var entity in found)
            {
                Assert.True(entity.Span.Start >= end && entity.Span.Length > 0 && entity.Span.End <= text.Length, text);
                Assert.DoesNotContain(entity.Readings.SelectMany(reading => reading.Values), value => value.Contains("Infinity", StringComparison.Ordinal) || value.Contains("NaN", StringComparison.Ordinal));
                end = entity.Span.End;
            }
        }
    }
}
