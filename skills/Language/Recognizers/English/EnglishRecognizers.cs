using SalesAssistant.Skills.Language.Recognizers.English.Dates;
using SalesAssistant.Skills.Language.Recognizers.English.Money;
using SalesAssistant.Skills.Language.Recognizers.English.Numbers;
using SalesAssistant.Skills.Language.Recognizers.English.Ranges;

namespace SalesAssistant.Skills.Language.Recognizers;

/// <summary>The recognisers for English texts.</summary>
internal static class EnglishRecognizers
{
    public static IReadOnlyList<IEntityRecognizer> All { get; } = [new NumberRecognizer(), new OrdinalRecognizer(), new PercentRecognizer(), new CurrencyRecognizer(), new DateTimeRecognizer(), new NumberRangeRecognizer()];
}
