namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads numbers with their units, and shares.</summary>
public static class NumberReader
{
    /// <summary>All plain numbers of <paramref name="text"/> in order; amounts of money are among them, dates and identifiers are not.</summary>
    public static IReadOnlyList<NumberValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }

    /// <summary>All shares of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<PercentValue> Percents(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }
}
