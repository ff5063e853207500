using System.Data.Common;
using System.Reflection;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Changes;

/// <summary>One property of a record: as text in change sets, as a value in the database.</summary>
internal sealed class RecordColumn(PropertyInfo property)
{
    private static readonly NullabilityInfoContext Nullability = new();
    private readonly Type _value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    public string Name { get; } = property.Name;

    public string Parameter { get; } = "@" + property.Name;

    /// <summary>Whether empty is allowed.</summary>
    public bool IsNullable { get; } = property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : NullableText(property);

    /// <summary>Whether it keeps any text.</summary>
    public bool IsText { get; } = property.PropertyType == typeof(string);

    public object? Get(Record record) => property.GetValue(record);

    public void Set(Record record, object? value) => property.SetValue(record, value);

    /// <summary>Canonical text.</summary>
    public string? Text(Record record) => FieldCodec.Write(Get(record));

    /// <summary>Reads canonical text into the property.</summary>
    /// <returns>False when the text does not fit the field.</returns>
    public bool TrySetText(Record record, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) && !IsNullable)
        {
            return false;
        }

        try
        {
            Set(record, FieldCodec.Read(text, property.PropertyType));
            return true;
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>As the database keeps it: choices by name.</summary>
    public object? Stored(Record record) => Get(record) switch
    {
        Enum choice => choice.ToString(),
        var value => value,
    };

    public void Load(Record record, DbDataReader reader, int at) => Set(record, _value switch
    {
        _ when _value == typeof(string) => reader.GetString(at),
        _ when _value == typeof(long) => reader.GetInt64(at),
        _ when _value == typeof(int) => reader.GetInt32(at),
        _ when _value == typeof(bool) => reader.GetBoolean(at),
        _ when _value == typeof(DateTime) => DateTime.SpecifyKind(reader.GetDateTime(at), DateTimeKind.Utc),
        _ when _value == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(at),
        _ when _value == typeof(TimeOnly) => reader.GetFieldValue<TimeOnly>(at),
        _ when _value.IsEnum => Enum.Parse(_value, reader.GetString(at)),
        _ => throw new NotSupportedException($"{Name}: {_value.Name} is not stored."),
    });

    // NullabilityInfoContext is not thread-safe, and tables are made once under the type initialiser's lock.
    private static bool NullableText(PropertyInfo property) => Nullability.Create(property).WriteState == NullabilityState.Nullable;
}
