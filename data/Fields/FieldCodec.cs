using System.Globalization;

namespace SalesAssistant.Data.Fields;

/// <summary>Values as canonical text: what change sets, audit and undo hold. Dates yyyy-MM-dd, times HH:mm, instants ISO 8601 with Z, money in fen, ids and integers as digits, enums by name, flags true/false; null = empty.</summary>
public static class FieldCodec
{
    /// <summary>The canonical text of a property's value.</summary>
    public static string? Write(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Reads canonical text as <paramref name="type"/>; null for empty text.</summary>
    /// <exception cref="FormatException">The text is not of that type.</exception>
    public static object? Read(string? text, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target switch
        {
            _ when target == typeof(string) => text,
            _ when target.IsEnum => Enum.TryParse(target, text, out var member) && Enum.IsDefined(target, member!) ? member : throw new FormatException($"'{text}' is not one of {target.Name}."),
            _ when target == typeof(DateOnly) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when target == typeof(TimeOnly) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture),
            _ when target == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            _ when target == typeof(bool) => bool.Parse(text),
            _ when target == typeof(long) => long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture),
            _ when target == typeof(int) => int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture),
            _ => throw new FormatException($"{target.Name} has no canonical text."),
        };
    }
}
