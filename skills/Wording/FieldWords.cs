using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Skills.Wording;

/// <summary>Canonical field values ↔ what people read and type.</summary>
public sealed class FieldWords(FieldCatalogue fields, CompanyCalendar calendar)
{
    /// <summary>The value for reading; "" for empty. <paramref name="nameOf"/> gives a referenced record's name, null when unknown.</summary>
    public string Display(FieldDefinition field, string? value, string language, DateOnly today, Func<RecordKind, long, string?> nameOf)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(nameOf);
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        return field.Type switch
        {
            FieldType.Money => Formats.MoneyOfFen(long.Parse(value, CultureInfo.InvariantCulture)),
            FieldType.Percent => value + "%",
            FieldType.Date => Formats.Date(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture), today, language),
            FieldType.Moment => Formats.Moment(calendar.ToLocal((DateTime)FieldCodec.Read(value, typeof(DateTime))!), today, language),   // not empty
            FieldType.Choice => fields.FindChoice(field.ChoiceSet ?? "", value)?.Label(language) ?? value,
            FieldType.Reference when field.Target is { } target => nameOf(target, long.Parse(value, CultureInfo.InvariantCulture)) ?? "",
            _ => value,
        };
    }

    /// <summary>What an input of the card holds: money in yuan, instants as local wall-clock time, the rest canonical.</summary>
    public string? ToInput(FieldDefinition field, string? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return (field.Type, value) switch
        {
            (_, null or "") => null,
            (FieldType.Money, _) => (long.Parse(value, CultureInfo.InvariantCulture) / 100m).ToString("0.##", CultureInfo.InvariantCulture),
            (FieldType.Moment, _) => calendar.ToLocal((DateTime)FieldCodec.Read(value, typeof(DateTime))!).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),   // not empty
            _ => value,
        };
    }

    /// <summary>What a person typed into an input, as canonical text; null = emptied.</summary>
    /// <exception cref="FormatException">The text does not fit the field.</exception>
    public string? FromInput(FieldDefinition field, string? typed)
    {
        ArgumentNullException.ThrowIfNull(field);
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return field.Type switch
        {
            FieldType.Money => ReadYuan(text).ToString(CultureInfo.InvariantCulture),
            FieldType.Percent or FieldType.WholeNumber => int.Parse(text.TrimEnd('%'), NumberStyles.Integer, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            FieldType.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldType.Time => TimeOnly.Parse(text, CultureInfo.InvariantCulture).ToString("HH:mm", CultureInfo.InvariantCulture),
            FieldType.Moment => FieldCodec.Write(calendar.ToUtc(DateTime.Parse(text, CultureInfo.InvariantCulture))),
            FieldType.Choice => fields.FindChoice(field.ChoiceSet ?? "", text)?.Code ?? throw new FormatException($"'{text}' is not a value of {field.Name}."),
            FieldType.Reference => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            FieldType.Flag => bool.Parse(text) ? "true" : "false",
            _ => text,
        };
    }

    // "1,200,000", "120万", "1.2M", "350k": what people type into a money field. More than a trillion yuan is a slip.
    private static long ReadYuan(string text)
    {
        var read = Language.Values.MoneyReader.Read(text);
        var yuan = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var plain) ? plain
            : read.Count == 1 ? read[0].Low
            : throw new FormatException($"'{text}' is not an amount.");
        return Math.Abs(yuan) <= 1_000_000_000_000m ? decimal.ToInt64(decimal.Round(yuan * 100, 0)) : throw new FormatException($"'{text}' is too large.");
    }
}
