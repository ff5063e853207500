namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads days, stretches of days and clock times.</summary>
public static class DateReader
{
    /// <summary>All dates of <paramref name="text"/> in order, without overlap.</summary>
    public static IReadOnlyList<DateValue> Read(string text, ValueContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return [];
    }
}
