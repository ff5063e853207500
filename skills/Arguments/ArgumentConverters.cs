using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Arguments;

/// <summary>A name as text; which record it means is looked up afterwards.</summary>
internal sealed class NamedConverter : JsonConverter<Named>
{
    public override Named Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named.New(RecordKind.Customer, ArgumentText.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, Named value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}

/// <summary>As <see cref="NamedConverter"/>, for people, teams and deals; an id of 0 until it is looked up.</summary>
internal sealed class RecordRefConverter : JsonConverter<RecordRef>
{
    public override RecordRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(RecordKind.User, 0, ArgumentText.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, RecordRef value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}

/// <summary>An amount in yuan: a number, or as it was said ("48万5", "90k").</summary>
internal sealed class AmountConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number) ? number
        : ArgumentText.Amount(ArgumentText.Read(ref reader)) ?? throw new JsonException("An amount must be a number of yuan, or the words of one amount.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>Field values: text, or a number or flag that becomes text.</summary>
internal sealed class ValuesConverter : JsonConverter<IReadOnlyDictionary<string, string?>>
{
    public override IReadOnlyDictionary<string, string?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var values = new Dictionary<string, string?>();
        using var document = JsonDocument.ParseValue(ref reader);
        foreach (var field in document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject() : throw new JsonException("changes must be an object."))
        {
            values[field.Name] = field.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => field.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => field.Value.GetRawText(),
                _ => throw new JsonException($"changes.{field.Name} must be one value."),
            };
        }

        return values;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}

/// <summary>Texts among arguments.</summary>
internal static class ArgumentText
{
    public const int Longest = 4000;

    public static string Read(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()!.Trim() : throw new JsonException("Text was expected.");   // a string token has one
        return text.Length is > 0 and <= Longest ? text : throw new JsonException("A text must be of 1 to 4000 characters.");
    }

    /// <summary>Yuan; null when the words are not exactly one amount.</summary>
    public static decimal? Amount(string words) =>
        decimal.TryParse(words, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var plain) ? plain
        : MoneyReader.Read(words) is [var money] ? money.High : null;
}
