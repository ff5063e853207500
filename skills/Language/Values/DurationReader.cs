namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads lengths of time.</summary>
public static class DurationReader
{
    /// <summary>All lengths of time of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<DurationValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }
}
