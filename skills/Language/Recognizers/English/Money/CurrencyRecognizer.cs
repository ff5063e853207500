using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Money;

/// <summary>Kind "currency".</summary>
internal sealed class CurrencyRecognizer : IEntityRecognizer
{
    public string Language => "en";

    public string Kind => "currency";

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var tokens = EnglishText.Of(text);
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < tokens.Count;)
        {
            if (CurrencyReader.TryRead(tokens, i, out var amount) || CurrencyReader.TryAlone(tokens, i, out amount))
            {
                found.Add(Entity(tokens, amount));
                i = amount.To;
            }
            else
            {
                i = NumberScan.TryRead(tokens, i, out var number) ? number.To : i + 1;
            }
        }

        return found;
    }

    private static RecognizedEntity Entity(EnglishText text, EnglishAmount amount)
    {
        var reading = new Dictionary<string, string> { ["unit"] = amount.Unit.Name };
        if (amount.Value is { } value)
        {
            reading["value"] = EnglishNumber.Format(value);
        }

        if (amount.Unit.Iso is { } iso)
        {
            reading["isoCurrency"] = iso;
        }

        return new RecognizedEntity(text.Between(amount.From, amount.To), "currency", [reading]);
    }
}
