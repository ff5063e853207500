namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads amounts of money.</summary>
public static class MoneyReader
{
    /// <summary>All amounts of <paramref name="text"/> in order, without overlap.</summary>
    public static IReadOnlyList<MoneyValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }
}
