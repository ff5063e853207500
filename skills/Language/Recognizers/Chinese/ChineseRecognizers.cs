using SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;
using SalesAssistant.Skills.Language.Recognizers.Chinese.Money;
using SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese;

/// <summary>The recognisers for Chinese texts.</summary>
internal static class ChineseRecognizers
{
    public static IReadOnlyList<IEntityRecognizer> All { get; } =
    [
        new NumberRecognizer(), new OrdinalRecognizer(), new PercentRecognizer(), new NumberRangeRecognizer(), new CurrencyRecognizer(), new DateTimeRecognizer(),
    ];
}
